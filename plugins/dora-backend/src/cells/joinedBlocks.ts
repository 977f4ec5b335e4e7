import { Knex } from 'knex';
import { rowsOf } from '../database/dialect';
import { BlockBytes, CellBytes } from './CellBytes';
import { AskedBlocks, BlockPart, CellQuery, groupsOf } from './cellQuery';

/*
 * Blocks whose bytes PostgreSQL has joined for each group and range, which takes
 * far less than to send them one by one. Both ways of finding them go through an
 * index once for each range, whatever the planner thinks of it.
 */

const PARTS: readonly BlockPart[] = ['core', 'detail', 'stages'];

/** Reads the cells of many services, range by range, for these are found side by side. */
export async function readJoinedByDay(
  db: Knex,
  asked: readonly AskedBlocks[],
  query: CellQuery,
  cells: CellBytes,
): Promise<void> {
  const ranges = [...new Set(asked.map(({ range }) => range))];
  await Promise.all(
    ranges.map(index => {
      const own = asked.filter(({ range }) => range === index);
      return read(db, statementOf(own, query, 'day'), cells);
    }),
  );
}

/** Reads the cells of few services, all in one statement. */
export async function readJoinedByName(
  db: Knex,
  asked: readonly AskedBlocks[],
  query: CellQuery,
  cells: CellBytes,
): Promise<void> {
  await read(db, statementOf(asked, query, 'name'), cells);
}

async function read(
  db: Knex,
  { sql, bindings }: Statement,
  cells: CellBytes,
): Promise<void> {
  for (const row of await rowsOf(db.raw(sql, bindings))) {
    const of = cells.ranges[row.range][row.group];
    of.rows += row.rows;
    of.added.push(bytesOf(part => row[part]));
    of.takenBack.push(bytesOf(part => row[`${part}_back`]));
  }
}

interface Statement {
  sql: string;
  bindings: Record<string, any>;
}

function statementOf(
  asked: readonly AskedBlocks[],
  { environment, ranges }: CellQuery,
  found: 'day' | 'name',
): Statement {
  // Ranges of the same groups share the list of their services.
  const lists = [...new Set(asked.map(({ range }) => ranges[range].groups))];
  const members = lists.flatMap((list, index) =>
    [...groupsOf(list)].map(([ref, group]) => ({ list: index, ref, group })),
  );
  const has = (part: BlockPart) =>
    asked.map(({ range }) => ranges[range].parts.includes(part));
  const parts = PARTS.filter(part => has(part).includes(true));
  return {
    sql: joinedSql(parts, found),
    bindings: {
      environment,
      ranges: asked.map(({ range }) => range),
      listOf: asked.map(({ range }) => lists.indexOf(ranges[range].groups)),
      signs: asked.map(({ sign }) => sign),
      spans: asked.map(({ span }) => span),
      firstDays: asked.map(({ firstDay }) => firstDay),
      lastDays: asked.map(({ lastDay }) => lastDay),
      hasCore: has('core'),
      hasDetail: has('detail'),
      hasStages: has('stages'),
      lists: members.map(({ list }) => list),
      refs: members.map(({ ref }) => ref),
      groups: members.map(({ group }) => group),
    },
  };
}

function joinedSql(parts: readonly BlockPart[], found: 'day' | 'name'): string {
  const inRange = `block.span = asked.span
    and block.day between asked.first_day and asked.last_day
    and block.environment = :environment`;
  const blocks = (condition: string) => `lateral (
    select ${['service_ref', 'rows', ...parts].join(', ')}
    from dora_cell_blocks as block
    where ${condition}
    offset 0
  ) as block`;
  const from =
    found === 'name'
      ? `asked join member on member.list = asked.list
         cross join ${blocks(
           `block.service_ref = member.service_ref and ${inRange}`,
         )}`
      : `asked cross join ${blocks(inRange)}
         join member on member.list = asked.list
          and member.service_ref = block.service_ref`;
  // Their bytes are such that they may be taken for text, which is sent as it is.
  const joined = (column: string, condition: string, name: string) =>
    `convert_from(string_agg(block.${column}, ''::bytea)
      filter (where ${condition}), 'UTF8') as ${name}`;
  const columns = parts.flatMap(part => [
    joined(part, `asked.sign > 0 and asked.${part}`, part),
    joined(part, `asked.sign < 0 and asked.${part}`, `${part}_back`),
  ]);
  return `with asked(range, list, sign, span, first_day, last_day, core, detail, stages) as (
      select * from unnest(:ranges::integer[], :listOf::integer[], :signs::integer[],
        :spans::smallint[], :firstDays::integer[], :lastDays::integer[],
        :hasCore::boolean[], :hasDetail::boolean[], :hasStages::boolean[])
    ), member(list, service_ref, "group") as (
      select * from unnest(:lists::integer[], :refs::text[], :groups::integer[])
    )
    select asked.range, member."group",
      sum(block.rows * asked.sign)::integer as rows,
      ${columns.join(', ')}
    from ${from}
    group by asked.range, member."group"`;
}

function bytesOf(of: (part: BlockPart) => string | null): BlockBytes {
  const bytes: BlockBytes = {};
  for (const part of PARTS) {
    const own = of(part);
    if (own) {
      bytes[part] = Buffer.from(own, 'latin1');
    }
  }
  return bytes;
}
