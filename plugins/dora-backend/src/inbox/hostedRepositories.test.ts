import request from 'supertest';
import {
  databases,
  DoraBackend,
  service,
  TOKEN,
} from '../__testUtils__/doraBackend';
import { hmacHex } from '../__testUtils__/signatures';
import * as azure from '../sources/azure-devops/__fixtures__/examples';
import * as bitbucket from '../sources/bitbucket-cloud/__fixtures__/examples';
import * as server from '../sources/bitbucket-server/__fixtures__/examples';
import * as gitlab from '../sources/gitlab/__fixtures__/examples';

const SECRET = 'user:secret-for-tests';
const march = { from: '2026-03-01', to: '2026-03-31' };

interface Sent {
  event?: string;
  body: object;
}

/** Each host of repositories: two deployments, of which the second has one more change. */
interface Story {
  kind: string;
  settings?: object;
  annotations: Record<string, string>;
  sign(json: string): Record<string, string>;
  sent: Sent[];
  /** Those that something else tells. */
  deployments?: object[];
  leadTime: number;
}

const byToken = () => ({ 'x-gitlab-token': SECRET });
const byPassword = () => ({
  authorization: `Basic ${Buffer.from(SECRET).toString('base64')}`,
});
const bySignature = (json: string) => ({
  'x-hub-signature': `sha256=${hmacHex(json, SECRET)}`,
});

const minutes = (count: number, seconds = 0) => count * 60 + seconds;

const stories: Story[] = [
  {
    kind: 'gitlab',
    annotations: {
      'gitlab.com/instance': 'gitlab.example.com',
      'gitlab.com/project-slug': 'Shop/Backend/checkout',
    },
    sign: byToken,
    sent: [
      { event: 'Push Hook', body: gitlab.push },
      ...[
        gitlab.deployment({
          deployment_id: 14,
          status: 'success',
          status_changed_at: '2026-03-02 08:00:00 UTC',
          commit_url: `https://gitlab.example.com/-/commit/${gitlab.PARENT}`,
        }),
        gitlab.deployment({
          status: 'success',
          status_changed_at: '2026-03-02 12:52:00 UTC',
        }),
        gitlab.deployment(),
      ].map(body => ({ event: 'Deployment Hook', body })),
    ],
    leadTime: minutes(31, 29),
  },
  {
    kind: 'azure-devops',
    annotations: {
      'dev.azure.com/host-org': 'dev.azure.com/acme',
      'dev.azure.com/project-repo': 'Web Shop/checkout',
    },
    sign: byPassword,
    sent: [
      { body: azure.releaseDeployment('completed') },
      {
        body: {
          ...azure.releaseDeployment('completed', { id: 4 }, [
            azure.artifact({ sourceVersion: { id: azure.PARENT } }),
          ]),
          notificationId: 18,
          createdDate: '2026-03-02T08:00:00.1234567Z',
        },
      },
      {
        body: {
          ...azure.push({
            commits: [
              {
                commitId: azure.SHA,
                author: { date: '2026-03-02T12:30:00Z' },
                comment: 'Round half up',
              },
            ],
          }),
          notificationId: 19,
        },
      },
    ],
    leadTime: minutes(30, 0.534),
  },
  {
    kind: 'bitbucket-cloud',
    settings: { deployments: [{ pipeline: 'Pipeline #* for release' }] },
    annotations: { 'bitbucket.org/project-slug': 'acme/checkout' },
    sign: bySignature,
    sent: [
      { event: 'repo:push', body: bitbucket.push() },
      ...[
        bitbucket.commitStatus({
          key: '1',
          created_on: '2026-03-02T07:50:00+00:00',
          updated_on: '2026-03-02T08:00:00+00:00',
          commit: { hash: bitbucket.PARENT },
        }),
        bitbucket.commitStatus(),
      ].map(body => ({ event: 'repo:commit_status_updated', body })),
    ],
    leadTime: minutes(29, 42.838),
  },
  {
    kind: 'bitbucket-server',
    settings: { instance: 'git.example.com' },
    annotations: {
      'backstage.io/source-location':
        'url:https://git.example.com/projects/SHOP/repos/checkout/browse/',
    },
    sign: bySignature,
    sent: [
      {
        event: 'repo:refs_changed',
        body: server.withCommits({ repository: server.repository }),
      },
    ],
    deployments: [
      [server.PARENT, '2026-03-02T08:00:00Z'],
      [server.SHA, '2026-03-02T13:03:20Z'],
    ].map(([revision, finishedAt], index) => ({
      type: 'deployment',
      id: `d-${index}`,
      service: 'checkout',
      status: 'succeeded',
      repository: 'https://git.example.com/scm/shop/checkout.git',
      revision,
      finishedAt,
    })),
    leadTime: minutes(60),
  },
];

describe.each(databases.eachSupportedId())(
  'hosts of repositories on %s',
  id => {
    let backend: DoraBackend;

    afterEach(() => backend.stop());

    it.each(stories)(
      '$kind tells when changes were written and delivered',
      async story => {
        const { kind, settings, annotations, sign, sent, deployments } = story;
        backend = await DoraBackend.start({
          knex: await databases.init(id),
          entities: [service('checkout', annotations)],
          dora: {
            sources: {
              host: { kind, secrets: [SECRET], ...settings },
              generic: { secrets: [TOKEN] },
            },
          },
        });
        for (const { event, body } of sent) {
          const json = JSON.stringify(body);
          await request(backend.server)
            .post('/api/dora/webhooks/host')
            .set('content-type', 'application/json')
            .set(sign(json))
            .set(
              kind === 'gitlab' ? 'x-gitlab-event' : 'x-event-key',
              event ?? '',
            )
            .send(json)
            .expect(202);
        }
        await backend.generic(...(deployments ?? [])).expect(202);
        await backend.settled();
        const { items } = await backend.deployments('checkout', march);
        expect(items).toMatchObject([
          { environment: 'production', leadTimeMedian: story.leadTime },
          { environment: 'production' },
        ]);
        const { metrics } = await backend.metrics('checkout', march);
        expect(metrics.deployment_frequency.n).toBe(2);
        expect(metrics.lead_time.n).toBe(1);
      },
    );

    it.each(stories)('$kind is refused with another secret', async story => {
      backend = await DoraBackend.start({
        knex: await databases.init(id),
        entities: [],
        dora: {
          sources: {
            host: { kind: story.kind, secrets: ['other:secret-for-tests'] },
          },
        },
      });
      const json = JSON.stringify(story.sent[0].body);
      await request(backend.server)
        .post('/api/dora/webhooks/host')
        .set('content-type', 'application/json')
        .set(story.sign(json))
        .send(json)
        .expect(401);
    });
  },
);
