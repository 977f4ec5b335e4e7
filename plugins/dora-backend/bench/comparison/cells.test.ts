import { Knex } from 'knex';
import { databases } from '../../src/__testUtils__/doraBackend';
import { markCellsStale } from '../../src/cells/staleCells';
import { openDatabase } from '../../src/database/openDatabase';
import { chunks } from '../../src/database/columns';
import { computeCells } from '../cells';
import { everything, OurReports } from '../OurReports';
import { groupRows, serviceRows, subjectRows } from '../world/catalogRows';
import { Visible } from '../../src/reports/GroupReports';
import { World, WORLD_NOW } from '../world/World';

const DAY_MS = 86_400_000;
const TODAY = Math.floor(WORLD_NOW / DAY_MS);
const ALL_ROWS = 50_000;

const world = new World({
  seed: 3,
  services: 12,
  teams: 3,
  now: WORLD_NOW,
  eras: [{ from: WORLD_NOW - 200 * DAY_MS, to: WORLD_NOW, deployments: 1_500 }],
});

/** What sketches tell within 1 %, and what is computed of that. */
const APPROXIMATE =
  /\.(value|mean|median|p50|p75|p90|p95|p99|low|high|previous|absolute|percent|share|margin|leadTimeP50|leadTimeP95|meanLeadTime|restoreMean|mitigatedMean|resolvedMean)$/;
/** What hangs on single values, or on which side of a border they lie. */
const LEFT_OUT =
  /percentiles|medianInterval|interval|levelRange|change\.|improvement|Histogram/;

/** All that a report tells, by where it stands. */
function flat(value: unknown, path = ''): Array<[string, unknown]> {
  if (value === null || typeof value !== 'object') {
    return [[path, value]];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    flat(item, `${path}.${key}`),
  );
}

function differences(exact: object, sketched: object): string[] {
  const found = new Map(flat(sketched));
  return flat(exact).flatMap(([path, value]) => {
    const other = found.get(path);
    const isNear =
      typeof value === 'number' &&
      typeof other === 'number' &&
      APPROXIMATE.test(path) &&
      Math.abs(other - value) <= 0.0101 * Math.abs(value) + 1e-9;
    return value === other || isNear || LEFT_OUT.test(path)
      ? []
      : [`${path}: ${value}, by cells ${other}`];
  });
}

describe.each(databases.eachSupportedId())('cells on %s', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await openDatabase({ getClient: async () => knex });
    const releases = [...world.releases()];
    const tables: Array<[string, object[]]> = [
      ['dora_groups', groupRows(world)],
      ['dora_services', serviceRows(world)],
      ['dora_service_subjects', subjectRows(world)],
      ['dora_deployment_links', releases.map(({ deployment }) => deployment)],
      ['dora_commit_links', releases.flatMap(({ commits }) => commits)],
      ['dora_incident_links', releases.flatMap(({ incidents }) => incidents)],
    ];
    for (const [table, rows] of tables) {
      for (const part of chunks(rows, 50)) {
        await knex(table).insert(part);
      }
    }
    await computeCells(knex);
  });

  const windows = [
    { range: '7d' },
    { range: '90d' },
    { from: '2026-07-03', to: '2026-08-19' },
    { from: '2026-11-18', to: '2026-11-19' },
  ];

  it.each(windows)('tell the same as all rows: %j', async window => {
    const query = {
      window,
      environment: 'production',
      compare: 'previous' as const,
    };
    const [exact, cells] = [ALL_ROWS, 0].map(
      exactRows => new OurReports(knex, WORLD_NOW, exactRows),
    );
    const [{ ref }] = world.organisation.services;
    const [team] = world.organisation.teams;
    const ask = async ({ groups, services }: OurReports) => ({
      organisation: await groups.organisation(query, everything),
      leaderboard: await groups.leaderboard(query, undefined, everything),
      team: await groups.team(team.ref, query, false, everything),
      service: await services.metrics(ref, query),
      series: await services.series(ref, query),
      stages: await services.stages(ref, query),
    });
    const [byRows, byCells] = [await ask(exact), await ask(cells)];
    expect(byRows.service.percentiles.method).toBe('exact');
    expect(byCells.service.percentiles.method).toBe('sketch');
    expect(differences(byRows, byCells)).toEqual([]);
  });

  const quarter = {
    window: { range: '90d' },
    environment: 'production',
    compare: 'previous' as const,
  };
  const organisation = (exactRows: number, visible: Visible) =>
    new OurReports(knex, WORLD_NOW, exactRows).groups.organisation(
      quarter,
      visible,
    );

  it('tell of half a year the same, whether windows make it up or not', async () => {
    const [team] = world.organisation.teams;
    const halfYear = async (
      exactRows: number,
      compare: 'previous' | 'none',
    ) => {
      const { groups } = new OurReports(knex, WORLD_NOW, exactRows);
      const query = { ...quarter, compare };
      const { further } = await groups.team(team.ref, query, false, everything);
      return further.deployment_rework_rate.halfYear;
    };
    const expected = await halfYear(ALL_ROWS, 'none');
    expect(expected?.n).toBeGreaterThan(100);
    expect(await halfYear(ALL_ROWS, 'previous')).toEqual(expected);
    expect(await halfYear(0, 'none')).toEqual(expected);
    expect(await halfYear(0, 'previous')).toEqual(expected);
  });

  it('are taken out of the sums of all for whom not all may be seen', async () => {
    const hidden = world.organisation.services.slice(0, 2).map(one => one.ref);
    const visible: Visible = async refs =>
      refs.filter(ref => !hidden.includes(ref));
    const [exact, summed] = [
      await organisation(ALL_ROWS, visible),
      await organisation(0, visible),
    ];
    expect(exact.services).toBe(10);
    expect(differences(exact, summed)).toEqual([]);
  });

  it('are added up from services on days that are not summed up', async () => {
    const sums = await knex('dora_cell_sums');
    const exact = await organisation(ALL_ROWS, everything);
    await knex('dora_cell_sums').update({ rows: 0, core: Buffer.of() });
    const { metrics } = await organisation(0, everything);
    expect(metrics.deployment_frequency.change?.previousN ?? 0).toBe(0);

    const days = [...new Set(sums.map(({ day }) => day))];
    await knex('dora_stale_sums').insert(
      days.map(day => ({ environment: 'production', day, due_at: 0 })),
    );
    const again = await organisation(0, everything);
    expect(differences(exact, again)).toEqual([]);

    await computeCells(knex);
    expect(await knex('dora_cell_sums').select()).toEqual(
      expect.arrayContaining(sums),
    );
  });

  it('are the same when all are computed anew', async () => {
    const dump = () =>
      knex('dora_cell_blocks').orderBy([
        'service_ref',
        'span',
        'day',
        'environment',
      ]);
    const before = await dump();
    await knex.transaction(async trx => {
      for (const { ref } of world.organisation.services) {
        await markCellsStale(trx, ref, '2026-08-01');
      }
    });
    await computeCells(knex);
    expect(await dump()).toEqual(before);
    expect(await knex('dora_stale_sums').where('day', '<', TODAY)).toEqual([]);
    expect(await knex('dora_stale_cells')).toEqual([]);
  });
});
