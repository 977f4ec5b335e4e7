import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Knex } from 'knex';
import request from 'supertest';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { pastEvents } from '../__testUtils__/pastEvents';

// Thousands of events, each worked off on a real database.
jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const now = Date.now();
const day = (days: number) =>
  new Date(now - days * DAY_MS).toISOString().slice(0, 10);
const NAMES = ['cart', 'checkout', 'pay', 'web'];
/** Events in each of the four pages. */
const PAGE: Record<string, number> = { SQLITE_3: 500, POSTGRES_15: 150 };
const linesOf = (events: object[]) =>
  events.map(event => `${JSON.stringify(event)}\n`).join('');

const live = {
  type: 'deployment',
  id: 'live',
  service: 'cart',
  status: 'succeeded',
  finishedAt: new Date(now - 3 * DAY_MS).toISOString(),
};

describe.each(databases.eachSupportedId())('imports on %s', databaseId => {
  const size = PAGE[databaseId] ?? 150;
  const pages = NAMES.map(name => pastEvents(name, size, now - 2 * DAY_MS, 4));
  let knex: Knex;
  let backend: DoraBackend;

  const start = async (dora?: object) =>
    DoraBackend.start({
      knex,
      entities: NAMES.map(name => service(name)),
      dora,
    });

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    backend = await start();
  });

  afterEach(() => backend.stop());

  const begin = (more: object = {}) =>
    backend.post('/v1/imports', {
      id: 'past',
      title: 'The past',
      sourceId: 'generic',
      ...more,
    });
  const sendLines = (text: string | Buffer) =>
    request(backend.server)
      .post('/api/dora/v1/imports/past/events')
      .set('content-type', 'application/x-ndjson')
      .send(text);
  const list = async () =>
    (await backend.get('/v1/imports').expect(200)).body.imports;
  const numbers = () =>
    Promise.all(
      NAMES.map(async name => {
        const report = await backend.metrics(name, {
          from: day(80),
          to: day(1),
        });
        return { name, metrics: report.metrics, overall: report.overall };
      }),
    );

  it('R10: give the same numbers as live events, over a restart and a page sent again', async () => {
    for (const page of pages) {
      await backend.generic(...page).expect(202);
    }
    await backend.generic(live).expect(202);
    await backend.settled();
    const expected = await numbers();
    expect(expected[0].metrics.deployment_frequency.n).toBeGreaterThan(10);
    await backend.stop();

    knex = await databases.init(databaseId);
    backend = await start();
    await begin({ total: size * 4 }).expect(200);
    const answers = [await sendLines(linesOf(pages[2])).expect(200)];
    await backend.stop();
    backend = await start();
    await begin({ total: size * 4 }).expect(200);
    answers.push(await sendLines(linesOf(pages[2])).expect(200));
    answers.push(await sendLines(linesOf(pages[0])).expect(200));
    await backend.generic(live).expect(202);
    // Larger than the 100 kB that other requests may have.
    const spaced = `${JSON.stringify(
      { events: pages[1] },
      null,
      2,
    )}${' '.repeat(100_000)}`;
    answers.push(
      await request(backend.server)
        .post('/api/dora/v1/imports/past/events')
        .set('content-type', 'application/json')
        .send(spaced)
        .expect(200),
    );
    answers.push(await sendLines(linesOf(pages[3])).expect(200));
    expect(answers.map(({ body }) => body)).toEqual([
      { received: size, accepted: size, duplicate: 0 },
      { received: size, accepted: 0, duplicate: size },
      { received: size, accepted: size, duplicate: 0 },
      { received: size, accepted: size, duplicate: 0 },
      { received: size, accepted: size, duplicate: 0 },
    ]);
    expect(await list()).toMatchObject([
      { id: 'past', sourceId: 'generic', total: size * 4, received: size * 4 },
    ]);
    await backend.settled();
    expect(await numbers()).toEqual(expected);
  });

  it('R10: let live deliveries go first', async () => {
    await begin().expect(200);
    await sendLines(linesOf(pages.flat().slice(0, 400))).expect(200);
    await backend.generic(live).expect(202);
    await backend.settled();
    const rows = await knex('dora_deliveries').select('lane', 'worked_at');
    const at = Number(rows.find(row => row.lane === 0).worked_at);
    const later = rows.filter(row => Number(row.worked_at) > at);
    expect(later.length).toBeGreaterThan(100);
  });

  it('R10: are put off while too many past events wait', async () => {
    await begin().expect(200);
    for (let from = 0; from < 8000; from += 500) {
      await knex('dora_deliveries').insert(
        Array.from({ length: 500 }, (_, index) => ({
          source_id: 'nobody',
          dedupe_key: String(from + index),
          body: Buffer.from('{}'),
          received_at: now,
          lane: 1,
        })),
      );
    }
    const answer = await sendLines(linesOf(pages[0]));
    await knex('dora_deliveries').where('source_id', 'nobody').delete();
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    await sendLines(linesOf(pages[0].slice(0, 5))).expect(200);
  });

  it('store nothing of a page with an error, and say where it is', async () => {
    await begin().expect(200);
    const answer = await sendLines(
      [
        JSON.stringify(live),
        '',
        JSON.stringify({ ...live, status: 'top-secret' }),
        '{"type":"top-secret',
        JSON.stringify({ events: [live] }),
      ].join('\n'),
    ).expect(400);
    const { message } = answer.body.error;
    expect(message.split('\n')).toEqual([
      'Nothing was stored.',
      expect.stringMatching(/^Line 3: \$\.status: must be one of running/),
      'Line 4: The body is not valid JSON',
      'Line 5: must be one event, not a list',
    ]);
    expect(answer.text).not.toContain('top-secret');
    const json = await backend
      .post('/v1/imports/past/events', { events: [live, { type: 'x' }] })
      .expect(400);
    expect(json.body.error.message).toContain('Event 2: $.type');
    expect(await knex('dora_deliveries')).toEqual([]);
    expect(await list()).toMatchObject([{ received: 0 }]);
  });

  it('refuse what is no page', async () => {
    await begin().expect(200);
    const page = '/v1/imports/past/events';
    const many = Array.from({ length: 1001 }, () => live);
    await sendLines(linesOf(many)).expect(400);
    await backend.post(page, { events: many }).expect(400);
    await backend.post(page, { deployments: [] }).expect(400);
    await sendLines(Buffer.from([0xff, 0x0a])).expect(400);
    await sendLines('x'.repeat(6 * 1024 * 1024)).expect(413);
    await request(backend.server)
      .post(`/api/dora${page}`)
      .set('content-type', 'application/json')
      .send('{"top-secret')
      .expect(400)
      .expect(({ text }) => expect(text).not.toContain('top-secret'));
    await request(backend.server)
      .post(`/api/dora${page}`)
      .set('content-type', 'text/csv')
      .send('a,b')
      .expect(400);
    expect(await knex('dora_deliveries')).toEqual([]);
  });

  it('begin once and end for good', async () => {
    const { body } = await begin({ total: 7 }).expect(200);
    expect((await begin({ title: 'Again' }).expect(200)).body).toEqual(body);
    await begin({ sourceId: 'github' }).expect(400);
    await begin({ id: 'no spaces' }).expect(400);
    await backend.post('/v1/imports/none/finish', {}).expect(404);
    await backend.post('/v1/imports/none/events', { events: [] }).expect(404);

    await sendLines(JSON.stringify(live)).expect(200);
    await backend.post('/v1/imports/past/finish', {}).expect(200);
    const again = await backend.post('/v1/imports/past/finish', {});
    expect(again.body).toMatchObject({
      received: 1,
      total: 1,
      finishedAt: expect.any(String),
    });
    await sendLines(JSON.stringify(live)).expect(409);
  });

  it('R10: read a file of the configuration once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dora-import-'));
    try {
      const file = join(folder, 'events.ndjson');
      await writeFile(file, `${linesOf(pages[0])}\n\r\n  ${linesOf([live])}`);
      const config = {
        imports: { past: { file, title: 'The past', sourceId: 'generic' } },
      };
      for (let run = 0; run < 2; run++) {
        await backend.stop();
        backend = await start(config);
        await untilImported();
        await backend.settled();
        expect(await knex('dora_deliveries')).toHaveLength(size + 1);
      }
      await rm(file);
      // A page by API with the same events brings nothing new.
      await begin().expect(409);
      await begin({ id: 'same' }).expect(200);
      const { body } = await backend.post('/v1/imports/same/events', {
        events: pages[0],
      });
      expect(body.duplicate).toBe(size);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  async function untilImported() {
    let finishedAt = null;
    while (finishedAt === null) {
      await new Promise(resolve => setTimeout(resolve, 5));
      const [row] = await knex('dora_imports');
      finishedAt = row?.finished_at ?? null;
    }
  }
});
