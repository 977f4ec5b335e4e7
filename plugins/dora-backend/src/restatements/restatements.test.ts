import { mockServices } from '@backstage/backend-test-utils';
import {
  Restatement,
  Restatements,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { readDoraConfig } from '../config';
import { Retention } from '../retention/Retention';
import { monthsAgo } from './__testUtils__/monthsAgo';
import { FigureWorker } from './FigureWorker';

// Backends that are started twice, on real databases.
jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const MOST_LOOKS = 2_000;
const LOOK_EVERY_MS = 5;
const REF = 'component:default/checkout';

const past = monthsAgo(3);
const earlier = monthsAgo(5);

const deployment = (id: string, finishedAt: string, more: object = {}) => ({
  type: 'deployment',
  id,
  service: 'checkout',
  status: 'succeeded',
  revision: id.padStart(40, '0').replace(/[^0-9a-f]/g, 'a'),
  finishedAt,
  ...more,
});

const incident = (id: string, detectedAt: string, minutes: number) => ({
  type: 'incident',
  id,
  service: 'checkout',
  severity: 'SEV2',
  detectedAt,
  mitigatedAt: new Date(
    Date.parse(detectedAt) + minutes * 60_000,
  ).toISOString(),
});

/** Two deployments and, long after them and six hours after one, incidents. */
const HISTORY = [
  deployment('1', earlier.at(5)),
  deployment('2', past.at(5)),
  deployment('3', past.at(10)),
  incident('INC-1', past.at(20), 30),
  incident('INC-2', past.at(10, 18), 60),
];

describe.each(databases.eachSupportedId())('restatements on %s', databaseId => {
  let knex: Knex;
  let backend: DoraBackend;

  const start = async (dora?: object) => {
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout'), service('cart')],
      dora,
    });
  };

  /** Resolves when the figures of closed months follow from all that was received. */
  async function figuresFollow() {
    await backend.settled();
    for (let look = 0; look < MOST_LOOKS; look++) {
      if ((await knex('dora_stale_figures')).length === 0) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error('The figures do not follow');
  }

  async function importHistory(pages: object[][] = [HISTORY]) {
    const imported = { id: 'past', title: 'The past', sourceId: 'generic' };
    await backend.post('/v1/imports', imported).expect(200);
    for (const events of pages) {
      await backend.post('/v1/imports/past/events', { events }).expect(200);
      await backend.settled();
    }
    await backend.post('/v1/imports/past/finish', {}).expect(200);
    await figuresFollow();
  }

  async function tell(...events: object[]) {
    await backend.generic(...events).expect(202);
    await figuresFollow();
  }

  async function log(path = '/v1/services/default/component/checkout') {
    const { body } = await backend.get(`${path}/restatements`).expect(200);
    return body as Restatements;
  }

  const inShort = ({ items }: Restatements) =>
    items.map(({ period, metric, from, to, causes }: Restatement) => ({
      period,
      metric,
      from,
      to,
      causes,
    }));

  const figure = (period: string, metric: string) =>
    knex('dora_figures').where({ period, metric }).first();

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await start();
  });

  afterEach(() => backend.stop());

  it('an import fills the months and not the log', async () => {
    await importHistory(HISTORY.map(event => [event]));
    expect(await figure(past.period, 'deployment_frequency')).toMatchObject({
      service_ref: REF,
      environment: 'production',
      n: 2,
    });
    expect(await figure(past.period, 'change_failure_rate')).toMatchObject({
      value: 0.5,
      n: 2,
    });
    // A month in which nothing happened is a closed one, too.
    expect(await figure(monthsAgo(4).period, 'lead_time')).toMatchObject({
      value: null,
      n: 0,
    });
    expect(await figure(monthsAgo(0).period, 'lead_time')).toBeUndefined();
    expect(await log()).toEqual({ items: [], next: null });
  });

  it('R7: a late event moves the figures that it is about, and no others', async () => {
    await importHistory();
    // Were this month measured again, it would be found to be wrong.
    await knex('dora_figures')
      .where('period', earlier.period)
      .update({ value: 99 });
    await tell(incident('INC-3', past.at(25), 60));

    const { items } = await log();
    expect(items).toEqual([
      {
        id: items[0].id,
        entityRef: REF,
        period: past.period,
        environment: 'production',
        metric: 'time_to_restore',
        unit: 'seconds',
        from: { value: 2700, n: 2 },
        to: { value: 3000, n: 3 },
        causes: ['late_events'],
        at: items[0].at,
      },
    ]);
    expect(await figure(earlier.period, 'lead_time')).toMatchObject({
      value: 99,
    });
  });

  it('what goes on moving is one entry, and none once it is back', async () => {
    await importHistory();
    await tell(incident('INC-3', past.at(25), 60));
    await tell(incident('INC-4', past.at(26), 80));
    expect(inShort(await log())).toEqual([
      {
        period: past.period,
        metric: 'time_to_restore',
        from: { value: 2700, n: 2 },
        to: { value: 3450, n: 4 },
        causes: ['late_events'],
      },
    ]);
    await knex('dora_restatements').decrement('at', 16 * 60_000);
    await tell(incident('INC-5', past.at(27), 80));
    expect((await log()).items).toHaveLength(2);

    const mapping = { subject: 'service:web', entityRef: REF };
    await tell(deployment('9', past.at(12), { service: 'web' }));
    await backend.put('/v1/mappings', mapping).expect(204);
    await figuresFollow();
    expect(inShort(await log()).slice(0, 2)).toEqual([
      {
        period: past.period,
        metric: 'change_failure_rate',
        from: { value: 0.5, n: 2 },
        to: { value: 1 / 3, n: 3 },
        causes: ['catalog'],
      },
      {
        period: past.period,
        metric: 'deployment_frequency',
        from: { value: expect.any(Number), n: 2 },
        to: { value: expect.any(Number), n: 3 },
        causes: ['catalog'],
      },
    ]);
    const query = new URLSearchParams(mapping);
    await backend.delete(`/v1/mappings?${query}`).expect(204);
    await figuresFollow();
    expect((await log()).items).toHaveLength(2);
  });

  it('rules that link otherwise are a new version, and restate', async () => {
    await importHistory();
    await backend.stop();
    await start({ definitions: { failureWindowHours: 4 } });
    await figuresFollow();

    expect(inShort(await log())).toEqual([
      {
        period: past.period,
        metric: 'change_failure_rate',
        from: { value: 0.5, n: 2 },
        to: { value: 0, n: 2 },
        causes: ['definitions'],
      },
    ]);
    const { definitions } = await backend.metrics('checkout');
    expect(definitions.version).toBe(2);
    const { body } = await backend
      .get('/v1/services/default/component/checkout/series')
      .expect(200);
    expect((body as ServiceSeries).definitionChanges).toEqual([
      {
        day: new Date().toISOString().slice(0, 10),
        version: 2,
        text: 'Rules v1 → v2: Failure window: 24 h → 4 h',
      },
    ]);

    await backend.stop();
    await start({ definitions: { failureWindowHours: 4 } });
    expect((await backend.metrics('checkout')).definitions.version).toBe(2);
  });

  it('rules that count otherwise restate without deriving anew', async () => {
    await importHistory([[...HISTORY, incident('INC-3', past.at(25), 240)]]);
    await backend.stop();
    await knex('dora_services').update({ computed_at: 1 });
    await start({ definitions: { restoreStatistic: 'median' } });
    await figuresFollow();
    expect(inShort(await log())).toEqual([
      {
        period: past.period,
        metric: 'time_to_restore',
        from: { value: 6600, n: 3 },
        to: { value: 3600, n: 3 },
        causes: ['definitions'],
      },
    ]);
    const [row] = await knex('dora_services').where('entity_ref', REF);
    expect(Number(row.computed_at)).toBe(1);
  });

  it('a rebuild of what has not changed moves nothing', async () => {
    await importHistory();
    for (const kind of ['recompute', 'reparse'] as const) {
      expect(await backend.operate({ kind })).toMatchObject({ state: 'done' });
      await figuresFollow();
    }
    expect(await log()).toEqual({ items: [], next: null });

    await knex('dora_figures').where('n', 3).orWhere('n', 2).update({ n: 7 });
    await backend.operate({ kind: 'reparse' });
    await figuresFollow();
    const { items } = await log();
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ causes }) => causes.join() === 'rebuild')).toBe(true);
  });

  it('erasing a service erases its figures and its log', async () => {
    await importHistory();
    await tell(incident('INC-3', past.at(25), 60));
    expect((await log()).items).toHaveLength(1);
    await backend.operate({ kind: 'erase_service', entityRef: REF });
    await figuresFollow();
    expect((await log()).items).toEqual([]);
    expect(await knex('dora_figures')).toEqual([]);
  });

  it('retention forgets both, and what it has forgotten is not measured', async () => {
    await importHistory();
    await tell(incident('INC-3', past.at(25), 60));
    await knex('dora_restatements').update({ at: 1 });
    const retention = { bodyDays: 30, deliveryDays: 90, factDays: 200 };
    const now = () => past.startMs + (retention.factDays + 9) * DAY_MS;
    const limits = { config: { timeZone: 'UTC', retention }, now };
    await new Retention({ db: knex, ...limits }).run();
    expect(await log()).toEqual({ items: [], next: null });

    await backend.stop();
    const config = readDoraConfig(mockServices.rootConfig());
    const worker = new FigureWorker({
      db: knex,
      config: { ...config, retention },
      now,
    });
    expect(await worker.markClosed()).toBe(1);
    while (await worker.workSome());
    expect(await figure(past.period, 'lead_time')).toBeUndefined();
    expect(await figure(monthsAgo(2).period, 'lead_time')).toBeDefined();
    await start();
  });
});
