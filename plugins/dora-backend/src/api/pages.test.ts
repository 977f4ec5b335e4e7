import {
  DeploymentSummary,
  ListPage,
  ServiceIncident,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { chunks } from '../database/columns';

const march = { from: '2026-03-01', to: '2026-03-31' };
const START = Date.UTC(2026, 2, 1);
const HOUR_MS = 3_600_000;
const time = (hours: number) => new Date(START + hours * HOUR_MS).toISOString();

type Item = DeploymentSummary | ServiceIncident;

const deployment = (index: number) => ({
  type: 'deployment',
  id: `d${index}`,
  service: 'checkout',
  environment: 'prod',
  status: index % 4 === 0 ? 'failed' : 'succeeded',
  finishedAt: time(1 + Math.floor(index / 3)),
  revision: String(index).padStart(40, '0'),
});

describe.each(databases.eachSupportedId())('pages on %s', databaseId => {
  let knex: Knex;
  let backend: DoraBackend;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout'), service('busy')],
    });
    await backend.generic(
      // Three at a time, so that ids decide where pages are cut.
      ...Array.from({ length: 20 }, (_, index) => deployment(index)),
      ...Array.from({ length: 7 }, (_, index) => ({
        type: 'incident',
        id: `INC-${index}`,
        service: 'checkout',
        severity: 'SEV4',
        detectedAt: time(300 + Math.floor(index / 2)),
      })),
    );
    await backend.settled();
  });

  afterAll(() => backend.stop());

  const ask = async (list: string, query: object): Promise<ListPage<Item>> => {
    const { body } = await backend
      .get(`/v1/services/default/component/${list}`)
      .query({ ...march, ...query })
      .expect(200);
    return body;
  };

  /** All pages from one on, by their cursors. */
  const walk = async (
    list: string,
    query: object,
    side: 'next' | 'previous' = 'next',
    from: string | null = null,
  ) => {
    const pages = [await ask(list, from ? { ...query, cursor: from } : query)];
    for (;;) {
      const cursor = pages[pages.length - 1][side];
      if (!cursor) {
        return pages;
      }
      pages.push(await ask(list, { ...query, cursor }));
    }
  };
  const idsOf = (pages: ListPage<Item>[]) =>
    pages.flatMap(({ items }) => items.map(({ id }) => id));

  it.each<[string, object]>([
    ['checkout/deployments', { limit: 6 }],
    ['checkout/deployments', { limit: 2, verdict: 'failed' }],
    ['checkout/incidents', { limit: 3 }],
  ])('lead through %s with %j and back', async (list, query) => {
    const whole = await ask(list, { ...query, limit: 200 });
    expect(whole).toMatchObject({ offset: 0, next: null, previous: null });
    const pages = await walk(list, query);
    expect(pages.length).toBeGreaterThan(2);
    expect(idsOf(pages)).toEqual(whole.items.map(({ id }) => id));
    let offset = 0;
    for (const page of pages) {
      expect(page).toMatchObject({ offset, total: whole.total });
      offset += page.items.length;
    }
    const { previous } = pages[pages.length - 1];
    const back = await walk(list, query, 'previous', previous);
    expect(back.reverse().map(({ items }) => items)).toEqual(
      pages.slice(0, -1).map(({ items }) => items),
    );
    expect(back.map(page => page.offset)).toEqual(
      pages.slice(0, -1).map(page => page.offset),
    );
    expect(await ask(list, { ...query, cursor: back[0].next })).toMatchObject({
      items: pages[1].items,
    });
  });

  it('tell of incidents that were taken from the service in their place', async () => {
    const { items } = await ask('checkout/incidents', {});
    await backend
      .post('/v1/services/default/component/checkout/corrections', {
        kind: 'set_incident_services',
        incidentId: items[3].id,
        serviceRefs: ['component:default/busy'],
        reason: 'Not ours',
      })
      .expect(200);
    await backend.settled();
    const pages = await walk('checkout/incidents', { limit: 2 });
    expect(idsOf(pages)).toEqual(items.map(({ id }) => id));
    expect(pages[1]).toMatchObject({
      total: 7,
      items: [{ excluded: null }, { excluded: 'not_affected' }],
    });
    const back = await walk(
      'checkout/incidents',
      { limit: 2 },
      'previous',
      pages[3].previous,
    );
    expect(idsOf(back.reverse())).toEqual(idsOf(pages.slice(0, 3)));
  });

  it('go on where they were when deployments have come meanwhile', async () => {
    const first = await ask('checkout/deployments', { limit: 5 });
    const all = await ask('checkout/deployments', { limit: 200 });
    await backend.generic({ ...deployment(20), finishedAt: time(9) });
    await backend.settled();
    const second = await ask('checkout/deployments', {
      limit: 5,
      cursor: first.next,
    });
    expect(second.items).toEqual(all.items.slice(5, 10));
    const back = await ask('checkout/deployments', {
      limit: 5,
      cursor: second.previous,
    });
    expect(back.items).toEqual(first.items);
    const newest = await ask('checkout/deployments', {
      limit: 5,
      cursor: back.previous,
    });
    expect(newest).toMatchObject({ offset: 0, previous: null });
    expect(newest.items).toHaveLength(1);
  });

  describe('of a busy service', () => {
    const MANY = 5_000;
    const FAILED = [0, 1, 4_900];

    beforeAll(async () => {
      const [sample] = await knex('dora_deployment_links').where(
        'service_ref',
        'component:default/checkout',
      );
      const rows = Array.from({ length: MANY }, (_, index) => ({
        ...sample,
        id: String(index).padStart(32, '0'),
        service_ref: 'component:default/busy',
        status: FAILED.includes(index) ? 'failed' : 'succeeded',
        failures: JSON.stringify(
          FAILED.includes(index) ? [{ rule: 'sync_failed', at: START }] : [],
        ),
        occurred_at: START + 600 * HOUR_MS - index * 60_000,
      }));
      for (const part of chunks(rows, 20)) {
        await knex('dora_deployment_links').insert(part);
      }
    });

    const quoted = (name: string) =>
      databaseId === 'SQLITE_3' ? `\`${name}\`` : `"${name}"`;

    /** The rows that a question has read of a table. */
    const reading = async (table: string, question: () => Promise<unknown>) => {
      let read = 0;
      const count = (rows: unknown, { sql }: { sql: string }) => {
        if (sql.includes(`from ${quoted(table)} where`)) {
          read += (rows as { rows?: unknown[] }).rows?.length ?? 0;
          read += Array.isArray(rows) ? rows.length : 0;
        }
      };
      knex.on('query-response', count);
      await question();
      knex.removeListener('query-response', count);
      return read;
    };
    it('read no more than they show, and count no more than is quick', async () => {
      let page: ListPage<Item> | undefined;
      const read = await reading('dora_deployment_links', async () => {
        page = await ask('busy/deployments', { limit: 25 });
      });
      expect(page).toMatchObject({ total: null, offset: 0 });
      expect(page!.items).toHaveLength(25);
      expect(read).toBeGreaterThanOrEqual(26);
      expect(read).toBeLessThan(40);
    });

    it('look for a rare verdict a part at a time', async () => {
      const query = { limit: 2, verdict: 'failed' };
      const all: ListPage<Item>[] = [];
      let cursor: string | null = null;
      do {
        const asked = { ...query, ...(cursor && { cursor }) };
        const read = await reading('dora_deployment_links', async () => {
          all.push(await ask('busy/deployments', asked));
        });
        expect(read).toBeLessThanOrEqual(2_100);
        cursor = all[all.length - 1].next;
      } while (cursor);
      expect(idsOf(all).map(Number)).toEqual(FAILED);
      expect(all.some(({ items }) => items.length === 0)).toBe(true);
      const { previous } = all[all.length - 1];
      const back = await walk('busy/deployments', query, 'previous', previous);
      expect(
        idsOf([...back.reverse(), all[all.length - 1]]).map(Number),
      ).toEqual(FAILED);
      expect(back[0].offset).toBe(0);
    });
  });

  it.each(['x', 'bnVsbA', 'WyJvbGRlciIsInYiLCJhIiwwXQ'])(
    'are not found by %s',
    async cursor => {
      const { body } = await backend
        .get('/v1/services/default/component/checkout/deployments')
        .query({ cursor })
        .expect(400);
      expect(body.error.message).toBe(
        'The cursor is none that an answer has told',
      );
    },
  );
});
