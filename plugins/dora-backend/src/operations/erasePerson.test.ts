import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import request from 'supertest';
import { PipelineBench } from '../__testUtils__/bench';
import {
  databases,
  DoraBackend,
  service,
  TOKEN,
} from '../__testUtils__/doraBackend';
import { dumpText } from '../__testUtils__/tables';
import { Operations } from './Operations';

// Whole stories, each on a real database.
jest.setTimeout(60_000);

const IDENTIFIERS = ['anna.krüger@acme.com', 'AnnaKr', 'Anna Krüger'];
const DAY_MS = 86_400_000;
const now = Date.now();
const day = (days: number) =>
  new Date(now - days * DAY_MS).toISOString().slice(0, 10);
// On full days, so that numbers do not change while the test runs.
const hoursAgo = (hours: number) =>
  new Date(now - 3 * DAY_MS - hours * 3_600_000).toISOString();
const sha = (letter: string) => letter.repeat(40);

const push = {
  ref: 'refs/heads/annakr/fix',
  before: sha('0'),
  after: sha('a'),
  repository: {
    full_name: 'acme/checkout',
    html_url: 'https://github.com/acme/checkout',
    default_branch: 'main',
    pushed_at: Date.parse(hoursAgo(9)) / 1000,
  },
  pusher: { name: 'annakr', email: 'anna.krüger@acme.com' },
  commits: [
    {
      id: sha('a'),
      message: 'Anna Krüger repairs the till',
      timestamp: hoursAgo(9),
      author: { name: 'Anna Krüger', email: 'ANNA.KRÜGER@acme.com' },
      modified: ['docs/annakr.md'],
    },
  ],
};
const events = [
  {
    type: 'deployment',
    id: 'annakr-1',
    service: 'checkout',
    repository: 'https://github.com/acme/checkout',
    environment: 'prod',
    status: 'succeeded',
    finishedAt: hoursAgo(5),
    revision: sha('a'),
    version: 'annakr-7',
    url: `https://ci.example.com/${encodeURIComponent(IDENTIFIERS[0])}`,
  },
  {
    type: 'deployment',
    id: 'preview-1',
    service: 'checkout',
    environment: 'preview-annakr',
    place: 'laptop of annakr',
    status: 'failed',
    finishedAt: hoursAgo(4),
  },
  {
    type: 'stage',
    service: 'checkout',
    name: 'build',
    stage: 'annakr',
    startedAt: hoursAgo(7),
    finishedAt: hoursAgo(6),
  },
  {
    type: 'incident',
    id: 'INC-1',
    service: 'checkout',
    title: 'The till of Anna Krüger is shut',
    severity: 'page AnnaKr AnnaKr AnnaKr now',
    detectedAt: hoursAgo(4),
    resolvedAt: hoursAgo(3),
  },
];
const escaped =
  '{"type":"deployment","id":"d9","service":"nobody","status":"succeeded",' +
  `"finishedAt":"${hoursAgo(2)}","by":"anna.kr\\u00fcger\\u0040acme.com"}`;
const unrelated = {
  type: 'deployment',
  id: 'd2',
  service: 'checkout',
  status: 'succeeded',
  finishedAt: hoursAgo(1),
};

describe.each(databases.eachSupportedId())('persons on %s', databaseId => {
  let knex: Knex;
  let backend: DoraBackend;
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({
      success: async () => {},
      fail: async () => {},
    }),
  });

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout')],
      features: [auditor.factory],
    });
    await tell();
    await backend.generic(unrelated).expect(202);
    await backend.settled();
    await backend.put('/v1/subjects/ignored', {
      subject: 'service:nobody',
      reason: 'AnnaKr says so',
    });
  });

  afterEach(() => backend.stop());

  const sendRaw = (body: string) =>
    request(backend.server)
      .post('/api/dora/webhooks/generic')
      .set('authorization', `Bearer ${TOKEN}`)
      .set('content-type', 'application/json')
      .send(body);

  async function tell() {
    const answers = [await backend.github('push', push, 'delivery-1')];
    for (const event of events) {
      answers.push(await backend.generic(event));
    }
    answers.push(await sendRaw(escaped), await sendRaw('{"by":"annakr'));
    return answers.map(({ body }) => body.status);
  }

  const numbers = async () => {
    const { metrics, overall } = await backend.metrics('checkout', {
      from: day(20),
      to: day(1),
    });
    return { metrics, overall };
  };

  it('R11: are erased from all tables, and numbers stay', async () => {
    const before = await numbers();
    expect(before.metrics.lead_time.n).toBe(1);
    const known = await dumpText(knex);
    IDENTIFIERS.forEach(text => expect(known).toContain(text.toLowerCase()));

    const operation = await backend.operate({
      kind: 'erase_person',
      identifiers: IDENTIFIERS,
    });
    expect(operation).toMatchObject({ state: 'done', error: null });
    await backend.settled();

    const left = await dumpText(knex);
    for (const text of IDENTIFIERS) {
      expect(left).not.toContain(text.toLowerCase());
      expect(left).not.toContain(encodeURIComponent(text).toLowerCase());
    }
    expect(await numbers()).toEqual(before);
    const { environments } = await backend.metrics('checkout');
    expect(environments).toEqual(['production', 'preview-[erased]']);
    const bodies = await knex('dora_deliveries').orderBy('id');
    expect(bodies.map(({ body }) => body.length > 0)).toEqual([
      ...Array(7).fill(false),
      true,
    ]);
  });

  it('R11: do not come back by what is sent again', async () => {
    await backend.operate({ kind: 'erase_person', identifiers: IDENTIFIERS });
    expect(await tell()).toEqual(Array(7).fill('duplicate'));
    await backend.settled();
    expect(await dumpText(knex)).not.toContain('annakr');
    expect(await dumpText(knex)).not.toContain('krüger');
  });

  it('R11: do not come back into a title by another telling of the same', async () => {
    await backend.operate({ kind: 'erase_person', identifiers: IDENTIFIERS });
    await backend.github('push', { ...push, ref: 'refs/heads/other' }, 'd-2');
    const title = 'The till of Zoe is shut';
    await backend.generic({ ...events[2], title }).expect(202);
    await backend.settled();
    const [commit] = await knex('dora_commits');
    expect(commit.title).toBe('[erased] repairs the till');
    expect(commit.paths).toBe('["docs/[erased].md"]');
    const [incident] = await knex('dora_incidents');
    expect(incident.title).toBe('The till of [erased] is shut');
  });

  it('R11: are in no audit event and in no answer', async () => {
    auditor.createEvent.mockClear();
    const request_ = { kind: 'erase_person', identifiers: IDENTIFIERS };
    const { text } = await backend.post('/v1/operations', request_);
    const refused = await backend.post('/v1/operations', {
      ...request_,
      identifiers: ['AnnaKr', '...'],
    });
    expect(refused.status).toBe(400);
    const told = JSON.stringify([
      text,
      refused.text,
      auditor.createEvent.mock.calls.map(([{ request: _, ...event }]) => event),
    ]).toLowerCase();
    expect(told).toContain('operation-start');
    IDENTIFIERS.forEach(name => expect(told).not.toContain(name.toLowerCase()));
  });
});

describe.each(databases.eachSupportedId())(
  'persons in the inbox on %s',
  databaseId => {
    it('R11: are erased when what waited has been worked off', async () => {
      const knex = await databases.init(databaseId);
      const bench = await PipelineBench.create(knex);
      const operations = new Operations({ db: knex });
      await bench.receive(events);
      await operations.start({
        kind: 'erase_person',
        identifiers: IDENTIFIERS,
      });
      // A fresh one each time, as if killed after each step.
      while (await bench.runner().workStep());
      expect(await knex('dora_deliveries').whereNotNull('erased_at')).toEqual(
        [],
      );
      expect((await operations.list())[0].state).toBe('running');

      await bench.work();
      while (await bench.runner().workStep());
      expect((await operations.list())[0].state).toBe('done');
      expect(await dumpText(knex)).not.toContain('annakr');
      expect(await knex('dora_deployments')).toHaveLength(2);
      expect(await knex('dora_incidents')).toHaveLength(1);
    });
  },
);
