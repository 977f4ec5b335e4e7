import { createHmac } from 'node:crypto';
import request from 'supertest';
import {
  databases,
  DoraBackend,
  GITHUB_SECRET,
  service,
  TOKEN,
} from '../__testUtils__/doraBackend';
import { builtInEventSources } from '../sources';
import { CORPUS } from '../sources/__testUtils__/corpus';
import { mutate } from '../sources/__testUtils__/mutate';

const REQUESTS = 500;
const CONNECTIONS = 4;

/** A source of each kind; all but GitHub's prove themselves by the same token. */
const SOURCES = Object.fromEntries(
  builtInEventSources.map(({ kind }) => [
    kind,
    kind === 'github'
      ? { secrets: [GITHUB_SECRET] }
      : { secrets: [TOKEN], authentication: { scheme: 'bearer' } },
  ]),
);

const NAMES = [
  "'; drop table dora_deployments; --",
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  "=cmd|' /C calc'!A0",
  '+1-1@SUM(A1)',
  '\u001b[31mred\u001b[0m',
  '\u202egnp.exe',
  '{{7*7}}${7*7}<%= 7*7 %>',
  '__proto__',
  'constructor',
  'toString',
  '%s%n%00',
  '..\\..\\etc',
];

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('hostile requests on %s', id => {
  let backend: DoraBackend;

  beforeEach(async () => {
    backend = await DoraBackend.start({
      knex: await databases.init(id),
      entities: [service('checkout')],
      dora: { sources: SOURCES },
    });
  });

  afterEach(() => backend.stop());

  function send(kind: string, event: string | null, body: Buffer) {
    const sent = request(backend.server)
      .post(`/api/dora/webhooks/${kind}`)
      .set('content-type', 'application/json');
    if (kind === 'github') {
      const hmac = createHmac('sha256', GITHUB_SECRET).update(body);
      sent
        .set('x-github-event', event ?? 'push')
        .set('x-hub-signature-256', `sha256=${hmac.digest('hex')}`);
    } else {
      sent.set('authorization', `Bearer ${TOKEN}`);
    }
    // The bytes as they are, which supertest would write as JSON.
    return sent.serialize(bytes => bytes).send(body);
  }

  const deliveries = async () => {
    await backend.settled();
    const { body } = await backend.get('/v1/deliveries').expect(200);
    return body.items as { state: string; note: string | null }[];
  };

  it('B9: are all accepted when they are authentic, and worked off', async () => {
    const examples = Object.values(CORPUS).flat();
    const statuses: number[] = [];
    const seeds = Array.from({ length: REQUESTS }, (_, seed) => seed);
    const connection = async () => {
      for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
        const { kind, event, body } = examples[seed % examples.length];
        const { status } = await send(kind, event, mutate(body, seed));
        statuses.push(status);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
    expect(statuses).toEqual(Array(REQUESTS).fill(202));
    await backend.settled();
    const failed = await backend
      .get('/v1/deliveries')
      .query({ state: 'failed' });
    expect(failed.body.items).toEqual([]);
  });

  it.each([100_000, 1_000_000])(
    'B6: are kept and not read when they are %i levels deep',
    async levels => {
      const body = Buffer.from(`{"a":${'['.repeat(levels)}`);
      await send('generic', null, body).expect(202);
      expect(await deliveries()).toEqual([
        expect.objectContaining({
          state: 'unparseable',
          note: 'The body is nested more than 64 levels deep',
        }),
      ]);
    },
  );

  it('B11, B12: are kept with the reason when they are no events', async () => {
    const bodies = ['', 'null', '1', '"x"', '[]', '{}', '{"a": "b"c"}'];
    for (const body of bodies) {
      await send('argocd', null, Buffer.from(body)).expect(202);
    }
    expect((await deliveries()).map(({ note }) => note).reverse()).toEqual([
      'The body is not valid JSON',
      ...Array(4).fill('The body is not a JSON object'),
      'The body does not announce a deployment of Argo CD.',
      'The body is not valid JSON',
    ]);
  });

  it('B7: count the last of two equal keys, and say so', async () => {
    const finishedAt = new Date(Date.now() - 60_000).toISOString();
    const body = `{"type":"deployment","id":"d","service":"nobody","status":"succeeded","finishedAt":"${finishedAt}","service":"checkout"}`;
    await send('generic', null, Buffer.from(body)).expect(202);
    expect(await deliveries()).toEqual([
      expect.objectContaining({
        state: 'done',
        note: 'The body names a key twice; the last one counts.',
      }),
    ]);
    const { metrics } = await backend.metrics('checkout');
    expect(metrics.deployment_frequency.n).toBe(1);
  });

  it('B8, B13: have names that stay plain text', async () => {
    const start = Date.now() - 3_600_000;
    await backend.generic(
      ...NAMES.map((name, index) => ({
        type: 'deployment',
        id: name,
        service: 'checkout',
        environment: name,
        version: name,
        status: 'succeeded',
        finishedAt: new Date(start + index * 1_000).toISOString(),
        // eslint-disable-next-line no-script-url -- this is what must not pass
        url: 'javascript:alert(1)',
      })),
      ...NAMES.map((name, index) => ({
        type: 'incident',
        id: name,
        service: 'checkout',
        environment: name,
        title: name,
        detectedAt: new Date(start + 60_000 + index).toISOString(),
        deployment: name,
      })),
    );
    await deliveries();
    const { environments } = await backend.metrics('checkout');
    expect(environments).toEqual(
      expect.arrayContaining(NAMES.map(name => name.toLowerCase())),
    );
    for (const name of NAMES) {
      const environment = name.toLowerCase();
      const { items } = await backend.deployments('checkout', { environment });
      expect(items).toEqual([
        expect.objectContaining({ version: name, url: null, environment }),
      ]);
      expect(items[0].failures[0].text).toContain(name);
      const { metrics } = await backend.metrics('checkout', { environment });
      expect(metrics.deployment_frequency.n).toBe(1);
    }
    expect(({} as any).polluted).toBeUndefined();
  });
});
