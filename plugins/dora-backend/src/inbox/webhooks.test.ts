import { createHmac } from 'node:crypto';
import examples from '@octokit/webhooks-examples';
import { Knex } from 'knex';
import request from 'supertest';
import {
  databases,
  DoraBackend,
  GITHUB_SECRET,
  service,
  TOKEN,
} from '../__testUtils__/doraBackend';

const push = examples.find(({ name }) => name === 'push')!
  .examples[0] as unknown as { repository: { full_name: string } };

function sign(body: string, secret = GITHUB_SECRET) {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

describe.each(databases.eachSupportedId())('webhooks on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [
        ...['checkout', 'payments', 'search'].map(name => service(name)),
        service('hello', {
          'github.com/project-slug': push.repository.full_name,
        }),
      ],
    });
  });

  beforeEach(() => knex('dora_deliveries').delete());

  afterAll(() => backend.stop());

  const stored = async () => knex('dora_deliveries').orderBy('id');
  const post = (path: string) =>
    request(backend.server).post(`/api/dora${path}`);
  const githubPost = (body: string, signature: string) =>
    post('/webhooks/github')
      .set('content-type', 'application/json')
      .set('x-github-event', 'push')
      .set('x-github-delivery', 'd-1')
      .set('x-hub-signature-256', signature)
      .send(body);

  it('accepts a signed push of the published examples and makes facts of it', async () => {
    const body = JSON.stringify(push);
    await githubPost(body, sign(body)).expect(202, { status: 'accepted' });
    await backend.settled();

    const [delivery] = await stored();
    expect(delivery).toMatchObject({ source_id: 'github', event: 'push' });
    expect(Buffer.from(delivery.body).toString()).toBe(body);
    expect(['done', 'ignored']).toContain(delivery.state);
  });

  it('A6: keeps one row of one delivery sent ten times at once', async () => {
    const event = {
      type: 'deployment',
      id: 'd1',
      service: 'checkout',
      status: 'succeeded',
      finishedAt: new Date(Date.now() - 3_600_000).toISOString(),
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => backend.generic(event)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
    expect(
      answers.filter(({ body }) => body.status === 'accepted'),
    ).toHaveLength(1);
    await backend.settled();

    expect(await stored()).toHaveLength(1);
    const { metrics } = await backend.metrics('checkout');
    expect(metrics.deployment_frequency.n).toBe(1);
  });

  it('A7: counts once what is replayed under another id', async () => {
    const events = [
      {
        type: 'deployment',
        id: 'd2',
        service: 'payments',
        status: 'succeeded',
        finishedAt: new Date(Date.now() - 3_600_000).toISOString(),
      },
    ];
    for (const id of ['first', 'second']) {
      await post('/webhooks/generic')
        .set('authorization', `Bearer ${TOKEN}`)
        .set('idempotency-key', id)
        .send({ events })
        .expect(202, { status: 'accepted' });
    }
    await backend.settled();
    const { metrics } = await backend.metrics('payments');
    expect(metrics.deployment_frequency.n).toBe(1);
  });

  it('takes the older addresses for the sources github and argocd', async () => {
    await backend
      .argocd(
        {
          event: 'deployment',
          status: 'success',
          app: 'checkout',
          revision: 'a'.repeat(40),
          timestamp: '2026-04-10T14:25:00Z',
        },
        '/api/dora/webhook/deploy',
      )
      .expect(202);
    const body = JSON.stringify(push);
    await post('/webhook/commit')
      .set('content-type', 'application/json')
      .set('x-github-event', 'push')
      .set('x-hub-signature-256', sign(body))
      .send(body)
      .expect(202);
    expect((await stored()).map(row => row.source_id)).toEqual([
      'argocd',
      'github',
    ]);
  });

  it('goes on after a delivery that makes no sense', async () => {
    await post('/webhooks/generic')
      .set('authorization', `Bearer ${TOKEN}`)
      .send('{');
    await backend.generic({
      type: 'deployment',
      id: 'd3',
      service: 'search',
      status: 'succeeded',
      finishedAt: new Date(Date.now() - 3_600_000).toISOString(),
    });
    await backend.settled();
    const { metrics } = await backend.metrics('search');
    expect(metrics.deployment_frequency.n).toBe(1);
  });

  it('answers 503 with Retry-After when it cannot store', async () => {
    await knex.schema.renameTable('dora_deliveries', 'dora_away');
    const answer = await backend.generic({ type: 'deployment' });
    await knex.schema.renameTable('dora_away', 'dora_deliveries');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('30');
  });
});
