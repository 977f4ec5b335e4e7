import { createHmac } from 'node:crypto';
import examples from '@octokit/webhooks-examples';
import { Knex } from 'knex';
import request from 'supertest';
import {
  ARGOCD_TOKEN,
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

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [
        service('checkout'),
        service('hello', {
          'github.com/project-slug': push.repository.full_name,
        }),
      ],
      dora: { webhooks: { maxBodyBytes: 100_000 } },
    });
  });

  afterEach(() => backend.stop());

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

  it('answers 401 to one changed byte and stores nothing', async () => {
    const body = JSON.stringify(push);
    const altered = body.replace('"ref"', '"reF"');
    expect(altered).not.toBe(body);
    await githubPost(altered, sign(body)).expect(401);
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['no signature', undefined],
    ['an empty signature', ''],
    [
      'no prefix',
      createHmac('sha256', GITHUB_SECRET).update('{}').digest('hex'),
    ],
    ['a short signature', 'sha256=00'],
    ['no hex', `sha256=${'z'.repeat(64)}`],
    ['another secret', sign('{}', 'not-the-secret-of-github')],
  ])('answers 401 to %s', async (_, signature) => {
    const sent = post('/webhooks/github')
      .set('content-type', 'application/json')
      .set('x-github-event', 'push');
    await (signature === undefined
      ? sent
      : sent.set('x-hub-signature-256', signature)
    )
      .send('{}')
      .expect(401);
    expect(await stored()).toEqual([]);
  });

  it('reads GitHub’s form bodies', async () => {
    const body = `payload=${encodeURIComponent(JSON.stringify(push))}`;
    await post('/webhooks/github')
      .set('content-type', 'application/x-www-form-urlencoded')
      .set('x-github-event', 'push')
      .set('x-hub-signature-256', sign(body))
      .send(body)
      .expect(202);
    await backend.settled();
    expect((await stored())[0].state).not.toBe('unparseable');
  });

  it('keeps one row of one delivery sent ten times at once', async () => {
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

  it('does not accept the secret of another source', async () => {
    await post('/webhooks/generic')
      .set('authorization', `Bearer ${ARGOCD_TOKEN}`)
      .send({})
      .expect(401);
  });

  it('keeps authentic bodies that make no sense, with the reason', async () => {
    for (const body of ['', 'null', '[]', '{"a":', '{}', '\ufeff{}']) {
      await post('/webhooks/generic')
        .set('authorization', `Bearer ${TOKEN}`)
        .set('content-type', 'application/json')
        .send(body)
        .expect(202);
    }
    await backend.settled();
    for (const row of await stored()) {
      expect(row).toMatchObject({ state: 'unparseable' });
      expect(row.note).toEqual(expect.any(String));
    }
  });

  it('goes on after a delivery that makes no sense', async () => {
    await post('/webhooks/generic')
      .set('authorization', `Bearer ${TOKEN}`)
      .send('{');
    await backend.generic({
      type: 'deployment',
      id: 'd1',
      service: 'checkout',
      status: 'succeeded',
      finishedAt: new Date(Date.now() - 3_600_000).toISOString(),
    });
    await backend.settled();
    const { metrics } = await backend.metrics('checkout');
    expect(metrics.deployment_frequency.n).toBe(1);
  });

  it.each([
    ['GET', '/webhooks/github', 405],
    ['PUT', '/webhooks/github', 405],
    ['POST', '/webhooks/nobody', 404],
    ['POST', '/webhooks-evil', 404],
    ['POST', '/webhooks/..%2fgithub', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    const agent = request(backend.server);
    const sent =
      method === 'GET'
        ? agent.get(`/api/dora${path}`)
        : agent[method === 'PUT' ? 'put' : 'post'](`/api/dora${path}`).send(
            '{}',
          );
    await sent.expect(status);
  });

  it('answers 413 to a body over the limit and 415 to compressed ones', async () => {
    const large = 'x'.repeat(100_001);
    await githubPost(large, sign(large)).expect(413);
    await post('/webhooks/github')
      .set('content-encoding', 'gzip')
      .set('content-type', 'application/json')
      .send('{}')
      .expect(415);
    expect(await stored()).toEqual([]);
  });

  it('answers 503 with Retry-After when it cannot store', async () => {
    await knex.schema.renameTable('dora_deliveries', 'dora_away');
    const answer = await backend.generic({ type: 'deployment' });
    await knex.schema.renameTable('dora_away', 'dora_deliveries');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('30');
  });
});
