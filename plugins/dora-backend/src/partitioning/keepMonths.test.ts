import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { pastEvents } from '../__testUtils__/pastEvents';
import { dump } from '../__testUtils__/tables';
import { keepMonths } from './keepMonths';

const TABLE = 'dora_cell_blocks';
const PACKAGE = '@dora-metrics/backstage-plugin-dora-backend';
const DAY_MS = 86_400_000;
const day = (date: string) => Date.parse(date) / DAY_MS;
const now = Date.parse('2026-11-23');

function sql(file: string): string {
  return readFileSync(
    resolvePackagePath(PACKAGE, 'partitioning', file),
    'utf8',
  );
}

async function emptyDatabase(
  databaseId: Parameters<typeof databases.init>[0],
): Promise<Knex> {
  const knex = await databases.init(databaseId);
  await knex.migrate.latest({
    directory: resolvePackagePath(PACKAGE, 'migrations'),
  });
  return knex;
}

const block = (serviceRef: string, span: number, firstDay: number) => ({
  service_ref: serviceRef,
  span,
  day: firstDay,
  environment: 'production',
  rows: 1,
  core: Buffer.from([1]),
  detail: Buffer.from([2]),
  stages: Buffer.from([3]),
  totals: Buffer.from([4]),
});

const dateAt = (at: number) => new Date(at).toISOString().slice(0, 10);
const END = Date.now();
const EVENTS = pastEvents('checkout', 30, END, 100);

/** What follows from events, with a pause in the midst of them. */
async function tell(
  db: Knex,
  inBetween: () => Promise<unknown> = async () => {},
) {
  const backend = await DoraBackend.start({
    knex: db,
    entities: [service('checkout')],
    // Of no rows but blocks.
    dora: { reports: { exactRows: 0 } },
  });
  try {
    await backend.settled();
    for (const part of [EVENTS.slice(10), EVENTS.slice(0, 10)]) {
      await backend.generic(...part).expect(202);
      await backend.settled();
      await inBetween();
    }
    const { metrics, overall } = await backend.metrics('checkout', {
      from: dateAt(END - 120 * DAY_MS),
      to: dateAt(END - DAY_MS),
    });
    return { metrics, overall, blocks: (await dump(db, [TABLE]))[TABLE] };
  } finally {
    await backend.stop();
  }
}

it.each(databases.eachSupportedId())(
  'leaves a table alone that nobody has divided, on %s',
  async databaseId => {
    const knex = await emptyDatabase(databaseId);
    expect(await keepMonths(knex, now)).toEqual([]);
  },
);

const postgres = databases.supports('POSTGRES_15') ? describe : describe.skip;

postgres('partitions by month', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await emptyDatabase('POSTGRES_15');
    const blocks = ['a', 'b'].flatMap(ref =>
      Array.from({ length: 420 }, (_, index) => day('2025-10-01') + index)
        .flatMap(first => [1, 4, 16, 64].map(span => [span, first]))
        .filter(([span, first]) => first % span === 0)
        .map(([span, first]) => block(ref, span, first)),
    );
    await knex.batchInsert(TABLE, blocks, 500);
  });

  const run = (file: string) =>
    knex.transaction(trx => trx.raw(sql(file)).then(() => {}));
  const rows = async () => (await dump(knex, [TABLE]))[TABLE];
  const insert = (row: object) => knex(TABLE).insert(row);

  it('have all rows, those of each month in one', async () => {
    const before = await rows();
    await run('by-month.sql');
    expect(await rows()).toEqual(before);

    const made = await keepMonths(knex, now);
    expect(made).toHaveLength(17);
    expect([...made].sort()[0]).toBe('dora_cell_blocks_2025_10');
    expect(made).toContain('dora_cell_blocks_2027_02');
    expect(await rows()).toEqual(before);
    expect(await knex('dora_cell_blocks_other')).toEqual([]);
    const february = await knex('dora_cell_blocks_2026_02')
      .min({ first: 'day' })
      .max({ last: 'day' })
      .first();
    expect(february).toEqual({
      first: day('2026-02-01'),
      last: day('2026-02-28'),
    });
    expect(await keepMonths(knex, now)).toEqual([]);
  });

  it('are made for rows that came for a month that has none', async () => {
    await run('by-month.sql');
    await keepMonths(knex, now);
    await insert(block('late', 1, day('2019-05-31')));
    expect(await knex('dora_cell_blocks_other')).toHaveLength(1);
    const before = await rows();
    expect(await keepMonths(knex, now)).toEqual(['dora_cell_blocks_2019_05']);
    expect(await knex('dora_cell_blocks_2019_05')).toHaveLength(1);
    expect(await rows()).toEqual(before);
  });

  it('hold no row twice', async () => {
    await run('by-month.sql');
    await keepMonths(knex, now);
    const [row] = await knex(TABLE).where('span', 64).limit(1);
    await expect(insert(row)).rejects.toMatchObject({ code: '23505' });
  });

  it('are the only ones read that a report asks for', async () => {
    await run('by-month.sql');
    await keepMonths(knex, now);
    const asked = knex(TABLE)
      .where({ environment: 'production', span: 1 })
      .whereBetween('day', [day('2026-05-04'), day('2026-06-10')]);
    const { rows: plan } = await knex.raw(`explain ${asked.toQuery()}`);
    const read = JSON.stringify(plan).match(/on dora_cell_blocks_\w+/g);
    expect([...new Set(read)].sort()).toEqual([
      'on dora_cell_blocks_2026_05',
      'on dora_cell_blocks_2026_06',
    ]);
    expect(await asked.clone()).toHaveLength(2 * 38);
  });

  it('stay as an operator has made them', async () => {
    await run('by-month.sql');
    await knex.raw(
      `create table old_blocks (like dora_cell_blocks);
       with moved as (delete from dora_cell_blocks_other where day < ${day(
         '2026-11-15',
       )} returning *)
       insert into old_blocks select * from moved;
       alter table dora_cell_blocks attach partition old_blocks
       for values from (minvalue) to (${day('2026-11-15')})`,
    );
    const before = await rows();
    expect(await keepMonths(knex, now)).toEqual([
      'dora_cell_blocks_2026_12',
      'dora_cell_blocks_2027_01',
      'dora_cell_blocks_2027_02',
    ]);
    expect(await rows()).toEqual(before);
  });

  it('go back into one table, as it was', async () => {
    const before = [await rows(), await shapeOf(knex)];
    await run('by-month.sql');
    expect(await shapeOf(knex)).toEqual(before[1]);
    await keepMonths(knex, now);
    await run('undo.sql');
    expect([await rows(), await shapeOf(knex)]).toEqual(before);
    expect(await keepMonths(knex, now)).toEqual([]);
  });

  it('change nothing about what is derived and told', async () => {
    const plain = await tell(await emptyDatabase('POSTGRES_15'));
    const divided = await emptyDatabase('POSTGRES_15');
    await divided.transaction(trx =>
      trx.raw(sql('by-month.sql')).then(() => {}),
    );
    const told = await tell(divided, () => keepMonths(divided, END));
    expect(told.blocks.length).toBeGreaterThan(10);
    expect(told).toEqual(plain);
  });

  it('wait for whoever reads, and give up before others wait long', async () => {
    await run('by-month.sql');
    await knex.transaction(async trx => {
      await trx(TABLE).first();
      await expect(
        keepMonths(knex, now, { lockTimeoutMs: 10 }),
      ).rejects.toMatchObject({ code: '55P03' });
    });
    expect(await keepMonths(knex, now)).toHaveLength(17);
  });

  it('take indices of later migrations', async () => {
    await run('by-month.sql');
    await keepMonths(knex, now);
    const { createIndex } = jest.requireActual('../../migrationSteps');
    await createIndex(knex, 'a_later_idx', 'dora_cell_blocks (day)');
    await createIndex(knex, 'a_later_idx', 'dora_cell_blocks (day)');
    const { indices } = await shapeOf(knex);
    expect(indices).toContainEqual(expect.stringContaining('a_later_idx'));
  });
});

/** Columns, indices and constraints, as later migrations find them. */
async function shapeOf(knex: Knex) {
  const columns = await knex('information_schema.columns')
    .where('table_name', TABLE)
    .orderBy('ordinal_position')
    .select('column_name', 'data_type', 'is_nullable', 'column_default');
  const { rows: indices } = await knex.raw(
    `select pg_get_indexdef(indexrelid) as told from pg_index
     where indrelid = to_regclass(?) order by 1`,
    [TABLE],
  );
  const { rows: keys } = await knex.raw(
    `select conname, pg_get_constraintdef(oid) as told from pg_constraint
     where conrelid = to_regclass(?) order by 1`,
    [TABLE],
  );
  return {
    columns,
    indices: indices.map(({ told }: { told: string }) =>
      told.replace(' ON ONLY ', ' ON '),
    ),
    keys,
  };
}
