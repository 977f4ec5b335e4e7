import { Knex } from 'knex';
import { rowsOf } from '../database/dialect';
import { BlockBytes, CellBytes, RangeBytes } from './CellBytes';
import { AskedBlocks, BlockPart, CellQuery, groupsOf } from './cellQuery';

/*
 * Blocks whose bytes PostgreSQL has joined, which takes far less than to send them
 * one by one. Both ways of finding them go through an index once for each range of
 * blocks, whatever the planner thinks of it.
 */

const PARTS: readonly BlockPart[] = ['core', 'detail', 'stages'];
const IN_RANGE = `block.span = asked.span
  and block.day between asked.first_day and asked.last_day
  and block.environment = :environment`;

/**
 * Reads the cells of most services, range by range, for these are found side by
 * side. They are joined for each service: to look up its group here takes less
 * than to tell the database of it.
 */
export async function readJoinedByDay(
  db: Knex,
  asked: readonly AskedBlocks[],
  { environment, ranges }: CellQuery,
  cells: CellBytes,
): Promise<void> {
  await Promise.all(
    ranges.map(async ({ groups, parts }, index) => {
      const blocks = asked.filter(({ range }) => range === index);
      if (blocks.length === 0) {
        return;
      }
      const bindings = { environment, ...toBindings(blocks) };
      const groupOf = groupsOf(groups);
      for (const row of await rowsOf(db.raw(byDaySql(parts), bindings))) {
        const group = groupOf.get(row.service_ref);
        if (group !== undefined) {
          add(row, cells.ranges[index][group]);
        }
      }
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
  const { sql, bindings } = byName(asked, query);
  for (const row of await rowsOf(db.raw(sql, bindings))) {
    add(row, cells.ranges[row.range][row.group]);
  }
}

function add(row: any, of: RangeBytes): void {
  of.rows += row.rows;
  of.added.push(bytesOf(part => row[part]));
  of.takenBack.push(bytesOf(part => row[`${part}_back`]));
}

function toBindings(asked: readonly AskedBlocks[]) {
  return {
    signs: asked.map(({ sign }) => sign),
    spans: asked.map(({ span }) => span),
    firstDays: asked.map(({ firstDay }) => firstDay),
    lastDays: asked.map(({ lastDay }) => lastDay),
  };
}

function byDaySql(parts: readonly BlockPart[]): string {
  const columns = parts.flatMap(part => [
    joined(part, 'asked.sign > 0', part),
    joined(part, 'asked.sign < 0', `${part}_back`),
  ]);
  return `with asked(sign, span, first_day, last_day) as (
      select * from unnest(:signs::integer[], :spans::smallint[],
        :firstDays::integer[], :lastDays::integer[])
    )
    select block.service_ref,
      sum(block.rows * asked.sign)::integer as rows,
      ${columns.join(', ')}
    from asked cross join ${blocksWhere(parts, IN_RANGE)}
    group by block.service_ref`;
}

interface Statement {
  sql: string;
  bindings: Record<string, any>;
}

function byName(
  asked: readonly AskedBlocks[],
  { environment, ranges }: CellQuery,
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
    sql: byNameSql(parts),
    bindings: {
      environment,
      ...toBindings(asked),
      ranges: asked.map(({ range }) => range),
      listOf: asked.map(({ range }) => lists.indexOf(ranges[range].groups)),
      hasCore: has('core'),
      hasDetail: has('detail'),
      hasStages: has('stages'),
      lists: members.map(({ list }) => list),
      refs: members.map(({ ref }) => ref),
      groups: members.map(({ group }) => group),
    },
  };
}

function byNameSql(parts: readonly BlockPart[]): string {
  const columns = parts.flatMap(part => [
    joined(part, `asked.sign > 0 and asked.${part}`, part),
    joined(part, `asked.sign < 0 and asked.${part}`, `${part}_back`),
  ]);
  const blocks = blocksWhere(
    parts,
    `block.service_ref = member.service_ref and ${IN_RANGE}`,
  );
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
    from asked join member on member.list = asked.list
    cross join ${blocks}
    group by asked.range, member."group"`;
}

function blocksWhere(parts: readonly BlockPart[], condition: string): string {
  return `lateral (
    select ${['service_ref', 'rows', ...parts].join(', ')}
    from dora_cell_blocks as block
    where ${condition}
    offset 0
  ) as block`;
}

// Their bytes are such that they may be taken for text, which is sent as it is.
function joined(part: BlockPart, condition: string, name: string): string {
  return `convert_from(string_agg(block.${part}, ''::bytea)
    filter (where ${condition}), 'UTF8') as ${name}`;
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
