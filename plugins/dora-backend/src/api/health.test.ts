import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import {
  AuditorServiceEvent,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  DataHealth,
  DeliveryPage,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import request from 'supertest';
import {
  databases,
  DoraBackend,
  service,
  TOKEN,
} from '../__testUtils__/doraBackend';
import { DERIVED, dump, FACTS } from '../__testUtils__/tables';
import { breakingFact, testSource } from '../__testUtils__/testSource';
import { LANES } from '../inbox/Inbox';
import { openApiDocument } from './openapi/document';

// Some tests start several backends, one after the other.
jest.setTimeout(20_000);

const HOUR = 3_600_000;
const inHours = (hours: number) =>
  new Date(Date.now() + hours * HOUR).toISOString();

const deployment = (id: string, more = {}) => ({
  type: 'deployment',
  id,
  service: 'checkout',
  status: 'succeeded',
  finishedAt: inHours(-1),
  ...more,
});

function denying(...denied: string[]) {
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result: denied.includes(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
  }).factory;
}

/** A catalog that shows one entity to the plugin, and not to people. */
function hiding(hidden: string, entities: Entity[]) {
  const everything = catalogServiceMock({ entities });
  const shown = catalogServiceMock({
    entities: entities.filter(({ metadata }) => metadata.name !== hidden),
  });
  const catalog = catalogServiceMock.mock({
    streamEntities: query => everything.streamEntities(query),
    getEntityByRef: (ref, options) => shown.getEntityByRef(ref, options),
    getEntitiesByRefs: (query, options) =>
      shown.getEntitiesByRefs(query, options),
  });
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => catalog,
  });
}

describe.each(databases.eachSupportedId())('data health on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });

  afterEach(() => backend.stop());

  async function start(
    options: Partial<Parameters<typeof DoraBackend.start>[0]> = {},
  ) {
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout')],
      ...options,
    });
  }

  const sendRaw = (body: string | Buffer, token = TOKEN) =>
    request(backend.server)
      .post('/api/dora/webhooks/generic')
      .set('authorization', `Bearer ${token}`)
      .set('content-type', 'application/json')
      .serialize(asIs => asIs)
      .send(body as string);
  const health = async (): Promise<DataHealth> =>
    (await backend.get('/v1/health').expect(200)).body;
  const list = async (query: object = {}): Promise<DeliveryPage> =>
    (await backend.get('/v1/deliveries').query(query).expect(200)).body;
  const ids = async (query: object = {}) =>
    (await list(query)).items.map(({ id }) => id);
  const replay = (body: object) => backend.post('/v1/deliveries/replay', body);
  const discard = (body: object) =>
    backend.post('/v1/deliveries/discard', body);

  /** One delivery for each end that it may come to, in this order. */
  async function receiveAll() {
    await backend.generic(deployment('d1'));
    await backend.github('ping', { zen: 'Speak like a human.' });
    await sendRaw('{"type":');
    await backend.generic(deployment('d2', { finishedAt: inHours(3) }));
    await backend.generic(deployment('d3', { service: 'unknown' }));
    await sendRaw('{}', 'another-token').expect(401);
    await request(backend.server)
      .post('/api/dora/webhooks/nobody')
      .send('{}')
      .expect(404);
    await backend.settled();
  }

  const conforms = (schema: string, body: unknown) => {
    const ajv = addFormats(new Ajv2020({ strict: false }));
    ajv.addSchema({ components: openApiDocument.components }, 'document');
    ajv.validate({ $ref: `document#/components/schemas/${schema}` }, body);
    expect(ajv.errors ?? []).toEqual([]);
  };

  it('tells how each source does, what waits and what belongs to nobody', async () => {
    await start({ entities: [service('checkout'), service('new')] });
    await receiveAll();
    const report = await health();
    conforms('DataHealth', report);
    const sources = new Map(report.sources.map(row => [row.id, row]));
    expect([...sources.keys()]).toEqual(['github', 'argocd', 'generic']);
    expect(sources.get('generic')).toEqual({
      id: 'generic',
      kind: 'generic',
      authentication: 'bearer',
      lastReceivedAt: expect.any(String),
      received: 4,
      rejected: 1,
      unparseable: 1,
      implausible: 1,
      failed: 0,
      ignored: 0,
      medianLagSeconds: expect.any(Number),
    });
    expect(sources.get('github')).toMatchObject({
      authentication: 'hmac-sha256',
      received: 1,
      ignored: 1,
    });
    expect(sources.get('argocd')).toMatchObject({
      lastReceivedAt: null,
      received: 0,
      medianLagSeconds: null,
    });
    expect(report).toMatchObject({
      pending: 0,
      oldestPendingSeconds: null,
      staleServices: 0,
      rejectedUnknownSource: 1,
      mappings: [],
      orphans: [],
      coverage: {
        services: 2,
        withDeployments: 1,
        withCommits: 0,
        withIncidents: 0,
      },
      retention: { bodyDays: 30, deliveryDays: 90, factDays: null },
      manageable: true,
    });
    expect(report.unmatched).toEqual([
      {
        subject: 'service:unknown',
        type: 'service',
        name: 'unknown',
        sourceIds: ['generic'],
        deliveries: 1,
        firstReceivedAt: expect.any(String),
        lastReceivedAt: expect.any(String),
        ignoredReason: null,
      },
    ]);
  });

  it('tells how long the oldest live delivery waits', async () => {
    await start({
      features: [testSource(() => ({ facts: [breakingFact('SQLITE_BUSY')] }))],
      dora: { sources: { test: { secrets: [TOKEN] } } },
    });
    expect(await health()).toMatchObject({
      pending: 0,
      oldestPendingSeconds: null,
    });
    const row = {
      source_id: 'test',
      body: Buffer.from('{}'),
      lane: LANES.live,
    };
    await knex('dora_deliveries').insert([
      { ...row, dedupe_key: '1', received_at: 0, lane: LANES.history },
      { ...row, dedupe_key: '2', received_at: Date.now() - HOUR },
      { ...row, dedupe_key: '3', received_at: Date.now() },
    ]);
    const { pending, oldestPendingSeconds } = await health();
    expect(pending).toBe(3);
    expect(Math.floor(oldestPendingSeconds! / 60)).toBe(60);
  });

  it('lists deliveries by state, source and subject, page by page', async () => {
    await start();
    await receiveAll();
    const page = await list();
    conforms('DeliveryPage', page);
    expect(page.items.map(({ state }) => state)).toEqual([
      'done',
      'implausible',
      'unparseable',
      'ignored',
      'done',
    ]);
    const all = page.items.map(({ id }) => id);
    expect(await ids({ state: 'problems' })).toEqual([all[1], all[2]]);
    expect(await ids({ state: 'ignored' })).toEqual([all[3]]);
    expect(await ids({ source: 'github' })).toEqual([all[3]]);
    expect(await ids({ source: 'generic', state: 'done' })).toEqual([
      all[0],
      all[4],
    ]);
    expect(await ids({ subject: 'service:checkout' })).toEqual([
      all[1],
      all[4],
    ]);
    expect(await ids({ subject: 'service:nobody' })).toEqual([]);

    const first = await list({ limit: 2 });
    expect(first.next).toBe(all[1]);
    const second = await list({ limit: 2, before: first.next });
    const third = await list({ limit: 2, before: second.next });
    expect(
      [first, second, third].flatMap(({ items }) => items.map(({ id }) => id)),
    ).toEqual(all);
    expect(third.next).toBeNull();
    const problems = await list({ state: 'problems', limit: 1 });
    expect(problems.next).toBe(all[1]);
    expect(
      await ids({ state: 'problems', limit: 1, before: problems.next }),
    ).toEqual([all[2]]);
    for (const query of ['state=lost', 'before=x', 'limit=0', 'what=1']) {
      await backend.get(`/v1/deliveries?${query}`).expect(400);
    }
  });

  it('C2: parks what cannot have happened yet, whole, and says why', async () => {
    await start();
    await backend.generic(
      deployment('now'),
      deployment('later', { finishedAt: inHours(50) }),
    );
    await backend.generic(deployment('skewed', { finishedAt: inHours(0.9) }));
    await backend.settled();
    const [skewed, later] = (await list()).items;
    expect(skewed.state).toBe('done');
    expect(later).toMatchObject({
      state: 'implausible',
      note: expect.stringMatching(
        /^finishedAt of the deployment is 2 days after the receipt$/,
      ),
      subjects: ['service:checkout'],
      replayable: true,
    });
    expect(await knex('dora_deployments').select('key')).toEqual([
      { key: 'skewed' },
    ]);
  });

  it('C2: takes up what was parked when the zone of its source is put right', async () => {
    await start();
    const local = inHours(5).slice(0, 19);
    await backend.generic(deployment('local', { finishedAt: local }));
    await backend.settled();
    const [{ id, state }] = (await list()).items;
    expect(state).toBe('implausible');
    expect(await knex('dora_deployments')).toEqual([]);

    backend.reconfigure({
      sources: {
        generic: { secrets: [TOKEN], assumeTimeZone: 'Asia/Kathmandu' },
      },
    });
    await replay({ ids: [id] }).expect(200, { changed: 1 });
    await backend.settled();
    expect((await list()).items[0]).toMatchObject({
      state: 'done',
      note: null,
    });
    const [{ finished_at }] = await knex('dora_deployments');
    expect(Number(finished_at)).toBe(Date.parse(`${local}+05:45`));
  });

  it('shows a body, whatever its bytes, and not more than 64 KiB of it', async () => {
    await start();
    const bodies = [
      Buffer.from('\ufeff{}'),
      Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]),
      Buffer.from(`"${'x'.repeat(64 * 1024 - 2)}ü"`),
    ];
    for (const body of bodies) {
      await sendRaw(body).expect(202);
    }
    await backend.settled();
    const shown = [];
    for (const id of (await ids()).reverse()) {
      const { body } = await backend.get(`/v1/deliveries/${id}`).expect(200);
      conforms('DeliveryDetail', body);
      shown.push([body.body, body.sizeBytes, body.bodyTruncated]);
    }
    expect(shown).toEqual([
      ['\ufeff{}', 5, false],
      ['{\ufffd\ufffd\u0000}', 5, false],
      [`"${'x'.repeat(64 * 1024 - 2)}`, 64 * 1024 + 2, true],
    ]);
    await backend.get('/v1/deliveries/999999').expect(404);
    await backend.get('/v1/deliveries/none').expect(400);
  });

  it('shows no body that was emptied, and does not replay it', async () => {
    await start();
    await sendRaw('{"type":');
    await backend.settled();
    await knex('dora_deliveries').update({
      body: Buffer.alloc(0),
      erased_at: Date.now(),
    });
    const [{ id, replayable }] = (await list()).items;
    expect(replayable).toBe(false);
    const { body } = await backend.get(`/v1/deliveries/${id}`).expect(200);
    expect(body).toMatchObject({ body: null, bodyTruncated: false });
    await replay({ ids: [id] }).expect(200, { changed: 0 });
    await replay({ state: 'unparseable' }).expect(200, { changed: 0 });
  });

  it('replays what is asked for and nothing else', async () => {
    await start();
    await receiveAll();
    const before = await dump(knex, [...FACTS, ...DERIVED]);
    const [unmatched, , unparseable, ignored, done] = await ids();
    await replay({}).expect(400);
    await replay({ ids: [] }).expect(400);
    await replay({ ids: [done], state: 'done' }).expect(400);
    for (const state of ['done', 'pending', 'discarded']) {
      await replay({ state }).expect(400);
    }
    await replay({ state: 'failed' }).expect(200, { changed: 0 });
    await replay({ state: 'unparseable', sourceId: 'github' }).expect(200, {
      changed: 0,
    });
    await replay({ state: 'unparseable', sourceId: 'generic' }).expect(200, {
      changed: 1,
    });
    await replay({ ids: [done, ignored, unmatched] }).expect(200, {
      changed: 3,
    });
    await backend.settled();
    expect((await list()).items.map(({ state }) => state)).toEqual([
      'done',
      'implausible',
      'unparseable',
      'ignored',
      'done',
    ]);
    expect(await dump(knex, [...FACTS, ...DERIVED])).toEqual(before);
    expect(await ids({ state: 'unparseable' })).toEqual([unparseable]);
  });

  it('discards what does not count yet, for a reason, and takes that back', async () => {
    await start();
    await receiveAll();
    const [, implausible, unparseable, , done] = await ids();
    const reason = 'A broken script';
    await discard({ ids: [implausible] }).expect(400);
    await discard({ ids: [implausible], reason: '  ' }).expect(400);
    await discard({ ids: [implausible], reason: 'x'.repeat(501) }).expect(400);
    const conflict = await discard({ ids: [implausible, done], reason });
    expect(conflict.status).toBe(409);
    expect(conflict.body.error.message).toContain('part of the facts');
    expect(await ids({ state: 'discarded' })).toEqual([]);

    await discard({ ids: [implausible, unparseable], reason }).expect(200, {
      changed: 2,
    });
    expect((await list({ state: 'discarded' })).items).toEqual([
      expect.objectContaining({ id: implausible, note: reason }),
      expect.objectContaining({ id: unparseable, note: reason }),
    ]);
    expect(await ids({ state: 'problems' })).toEqual([]);
    await replay({ ids: [unparseable] }).expect(200, { changed: 1 });
    await backend.settled();
    expect(await ids({ state: 'problems' })).toEqual([unparseable]);
  });

  it('D4: counts nothing that the catalog hides, and shows orphans to administrators only', async () => {
    const entities = [service('checkout'), service('secret')];
    await start({ entities });
    await backend.generic(
      deployment('d1'),
      deployment('d2', { service: 'secret' }),
    );
    await backend.settled();
    expect((await health()).coverage).toMatchObject({
      services: 2,
      withDeployments: 2,
    });
    await backend.stop();

    await start({ catalog: hiding('secret', entities) });
    await backend.settled();
    const { coverage } = await health();
    expect(coverage).toMatchObject({ services: 1, withDeployments: 1 });
    await backend.stop();

    await start({ entities: [service('checkout')] });
    await backend.settled();
    expect((await health()).orphans).toEqual([
      {
        entityRef: 'component:default/secret',
        title: 'secret',
        removedAt: expect.any(String),
        lastEventAt: expect.any(String),
      },
    ]);
    await backend.stop();

    await start({ features: [denying('dora.health.manage')] });
    await backend.settled();
    const seen = await health();
    expect(seen).toMatchObject({ manageable: false, orphans: [] });
    expect(JSON.stringify(seen)).not.toContain('secret');
  });

  it('D4: tells the inbox’s gauges only to those who may see its health', async () => {
    await start();
    await receiveAll();
    const scrape = async () =>
      (await backend.get('/v1/prometheus').expect(200)).text;
    const text = await scrape();
    for (const line of [
      'dora_inbox_pending 0',
      'dora_inbox_oldest_pending_seconds 0',
      'dora_inbox_failed{state="unparseable"} 1',
      'dora_inbox_failed{state="implausible"} 1',
      'dora_inbox_failed{state="failed"} 0',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    await backend.stop();
    await start({ features: [denying('dora.health.read')] });
    expect(await scrape()).not.toContain('dora_inbox');
  });

  it('E6: has every look at a body and every change in the audit log', async () => {
    const log: string[] = [];
    await start({
      features: [
        mockServices.auditor.mock({
          createEvent: async ({ eventId }): Promise<AuditorServiceEvent> => ({
            success: async () => void log.push(`${eventId} succeeded`),
            fail: async () => void log.push(`${eventId} failed`),
          }),
        }).factory,
      ],
    });
    await receiveAll();
    const [unmatched, , unparseable] = await ids();
    const subject = 'service:unknown';
    const entityRef = 'component:default/checkout';
    await backend.get(`/v1/deliveries/${unparseable}`);
    await backend.get('/v1/deliveries/999999');
    await replay({ ids: [unparseable] });
    await replay({ state: 'done' });
    await discard({ ids: [unmatched], reason: 'x' });
    await backend.put('/v1/mappings', { subject, entityRef });
    await backend.delete('/v1/mappings').query({ subject, entityRef });
    await backend.delete('/v1/mappings').query({ subject, entityRef });
    await backend.put('/v1/subjects/ignored', { subject, reason: 'x' });
    await backend.delete('/v1/subjects/ignored').query({ subject });
    expect(log).toEqual([
      'delivery-read succeeded',
      'delivery-read failed',
      'delivery-replay succeeded',
      'delivery-replay failed',
      'delivery-discard failed',
      'mapping-change succeeded',
      'mapping-change succeeded',
      'mapping-change failed',
      'subject-change succeeded',
      'subject-change succeeded',
    ]);
  });
});
