import { createHmac } from 'node:crypto';
import { Knex } from 'knex';
import request from 'supertest';
import {
  databases,
  DoraBackend,
  GITHUB_SECRET,
  service,
} from '../__testUtils__/doraBackend';
import { march, sha, time } from './__testUtils__/events';
import { repository } from './__testUtils__/github';

const HOUR = 3600;
const FLUX_TOKEN = 'flux-token-for-the-tests-of-stories';
const ROLLOUTS_TOKEN = 'rollouts-token-for-the-tests-of-stories';
const IMAGE = 'ghcr.io/acme/checkout';
const shop = repository('checkout');

/** An event about the object `checkout-web`. */
const fluxEvent = (kind: string, more: object) => ({
  involvedObject: { kind, namespace: 'apps', name: 'checkout-web' },
  severity: 'info',
  ...more,
});

const applied = (revision: string, timestamp: string, metadata: object = {}) =>
  fluxEvent('Kustomization', {
    reason: 'Progressing',
    message: 'Deployment/apps/checkout-web configured',
    timestamp,
    metadata: { revision: `main@sha1:${sha(revision)}`, ...metadata },
  });

const upgraded = (number: number, timestamp: string, metadata: object = {}) =>
  fluxEvent('HelmRelease', {
    reason: 'UpgradeSucceeded',
    message: `Helm upgrade succeeded for release apps/checkout-web.v${number} with chart web@1.0.0`,
    timestamp,
    metadata: { revision: '1.0.0', ...metadata },
  });

const updated = (
  event: string,
  revision: number,
  happenedAt: string,
  tag: string,
  more: object = {},
) => ({
  event,
  time: happenedAt,
  cluster: 'eu',
  rollout: {
    metadata: {
      name: 'checkout-web',
      namespace: 'apps',
      annotations: { 'rollout.argoproj.io/revision': `${revision}` },
    },
    spec: {
      template: { spec: { containers: [{ image: `${IMAGE}:${tag}` }] } },
    },
  },
  ...more,
});

/*
 * Flux and Argo Rollouts name workloads; the entity tells which are its own.
 */
describe.each(databases.eachSupportedId())('Clusters on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [
        service('checkout', {
          'github.com/project-slug': 'acme/checkout',
          'backstage.io/kubernetes-id': 'checkout-web',
        }),
      ],
      dora: {
        definitions: { minimums: { leadTimeCommits: 1 } },
        sources: {
          github: { secrets: [GITHUB_SECRET] },
          flux: { kind: 'flux', secrets: [FLUX_TOKEN] },
          rollouts: { kind: 'argo-rollouts', secrets: [ROLLOUTS_TOKEN] },
        },
      },
    });
    await push(null, [['1', time(2, 8)]]);
    await push('1', [['2', time(3, 8)]]);
    await push('2', [['3', time(4, 8)]]);
  });

  afterEach(() => backend.stop());

  function push(before: string | null, commits: Array<[string, string]>) {
    return backend
      .github('push', shop.push('main', before, commits))
      .expect(202);
  }

  async function flux(...events: object[]) {
    for (const event of events) {
      const body = JSON.stringify(event);
      const signature = createHmac('sha256', FLUX_TOKEN)
        .update(body)
        .digest('hex');
      await request(backend.server)
        .post('/api/dora/webhooks/flux')
        .set('content-type', 'application/json')
        .set('x-signature', `sha256=${signature}`)
        .send(body)
        .expect(202);
    }
  }

  async function rollouts(...bodies: object[]) {
    for (const body of bodies) {
      await request(backend.server)
        .post('/api/dora/webhooks/rollouts')
        .set('authorization', `Bearer ${ROLLOUTS_TOKEN}`)
        .send(body)
        .expect(202);
    }
  }

  async function deployments() {
    await backend.settled();
    const { items } = await backend.deployments('checkout', march);
    return items
      .map(item => [
        item.kind,
        item.status,
        item.revision?.[0],
        item.leadTimeMedian === null ? null : item.leadTimeMedian / HOUR,
      ])
      .reverse();
  }

  it('deploys a revision of a Kustomization once, when it was first told of', async () => {
    const told = { repository: shop.address };
    await flux(
      applied('1', time(2, 9), told),
      {
        ...applied('1', time(2, 10), told),
        message: 'Health check passed in 1h',
      },
      applied('2', time(3, 10), told),
      applied('2', time(9, 10), told),
    );
    expect(await deployments()).toEqual([
      ['deploy', 'succeeded', '1', 1],
      ['deploy', 'succeeded', '2', 2],
    ]);
  });

  it('knows a revision that succeeds after it had failed for one that succeeded', async () => {
    const failed = {
      ...applied('1', time(2, 9)),
      reason: 'HealthCheckFailed',
      message: 'health check failed after 5m',
      severity: 'error',
    };
    await flux(failed);
    expect(await deployments()).toEqual([['deploy', 'failed', '1', null]]);
    await flux({
      ...applied('1', time(2, 9, 30)),
      message: 'Health check passed in 3s',
    });
    expect(await deployments()).toEqual([['deploy', 'succeeded', '1', 1]]);
  });

  it('joins what goes to several clusters', async () => {
    await flux(
      applied('1', time(2, 9), { cluster: 'eu' }),
      applied('1', time(2, 9, 20), { cluster: 'us' }),
    );
    expect(await deployments()).toHaveLength(1);
  });

  it('finds the commits of HelmReleases by their images', async () => {
    await flux(
      upgraded(1, time(2, 9), { image: `${IMAGE}:${sha('1')}` }),
      upgraded(2, time(3, 9), { image: `${IMAGE}:${sha('2')}` }),
      upgraded(3, time(3, 12), { image: `${IMAGE}:${sha('1')}` }),
    );
    expect(await deployments()).toEqual([
      ['deploy', 'succeeded', '1', 1],
      ['deploy', 'succeeded', '2', 1],
      ['rollback', 'succeeded', '1', null],
    ]);
  });

  it('counts each release of one chart', async () => {
    await flux(upgraded(1, time(2, 9)), upgraded(2, time(3, 9)));
    expect((await deployments()).map(([kind]) => kind)).toEqual([
      'deploy',
      'deploy',
    ]);
  });

  it('follows a Rollout from its update to its end', async () => {
    await rollouts(updated('rollout-updated', 1, time(2, 9), sha('1')));
    expect(await deployments()).toEqual([['deploy', 'running', '1', null]]);
    await rollouts(
      updated('rollout-completed', 1, time(2, 11), sha('1')),
      updated('rollout-updated', 2, time(3, 9), sha('2')),
      updated('rollout-aborted', 2, time(3, 10), sha('2')),
      updated('rollout-updated', 3, time(4, 9), sha('3')),
      updated('rollout-completed', 3, time(4, 10), sha('3')),
      updated('rollout-updated', 4, time(4, 11), sha('1')),
      updated('rollout-completed', 4, time(4, 12), sha('1')),
    );
    expect(await deployments()).toEqual([
      ['deploy', 'succeeded', '1', 3],
      ['deploy', 'failed', '2', null],
      // 26 h and 2 h
      ['deploy', 'succeeded', '3', 14],
      ['rollback', 'succeeded', '1', null],
    ]);
  });
});
