import { Knex } from 'knex';
import { joinsBytes, rowsOf } from '../database/dialect';
import { DayRange } from './blockSpans';
import {
  BlockBytes,
  BlockPart,
  BlockPortion,
  BlockQuery,
  RangeBytes,
  ServiceGroups,
} from './readBlocks';

/**
 * Adds blocks whose bytes the database has joined for each group and range,
 * which takes far less than to send them one by one. Both ways of finding them go
 * through an index once for each range, whatever the planner thinks of it.
 *
 * @param bytes - Of each range and group.
 */
export async function addJoinedBlocks(
  db: Knex,
  { blocks, groups, byName }: BlockPortion,
  { environment, parts }: BlockQuery,
  bytes: RangeBytes[][],
): Promise<void> {
  // Ranges of the same groups share the list of their services.
  const ranges = [...new Set(blocks.map(({ range }) => range))];
  const lists = [...new Set(ranges.map(range => groups[range]))];
  const members = lists.flatMap((list, index) =>
    [...groupsOf(list)].map(([ref, group]) => ({ list: index, ref, group })),
  );
  const statement = db.raw(joinedSql(parts, byName), {
    environment,
    ranges: blocks.map(({ range }) => range),
    listOf: blocks.map(({ range }) => lists.indexOf(groups[range])),
    signs: blocks.map(({ sign }) => sign),
    spans: blocks.map(({ span }) => span),
    firstDays: blocks.map(({ firstDay }) => firstDay),
    lastDays: blocks.map(({ lastDay }) => lastDay),
    lists: members.map(({ list }) => list),
    refs: members.map(({ ref }) => ref),
    groups: members.map(({ group }) => group),
  });
  for (const row of await rowsOf(statement)) {
    const of = bytes[row.range][row.group];
    of.rows += row.rows;
    of.added.push(bytesOf(parts, part => row[part]));
    of.takenBack.push(bytesOf(parts, part => row[`${part}_back`]));
    of.young.push(...(row.young ? [row.young] : []));
  }
}

function joinedSql(parts: readonly BlockPart[], byName: boolean): string {
  const inRange = `block.span = asked.span
    and block.day between asked.first_day and asked.last_day
    and block.environment = :environment`;
  const blocks = (condition: string) => `lateral (
    select service_ref, rows, young, ${parts.join(', ')}
    from dora_cell_blocks as block
    where ${condition}
    offset 0
  ) as block`;
  const from = byName
    ? `asked join member on member.list = asked.list
       cross join ${blocks(
         `block.service_ref = member.service_ref and ${inRange}`,
       )}`
    : `asked cross join ${blocks(inRange)}
       join member on member.list = asked.list
        and member.service_ref = block.service_ref`;
  const joined = (column: string, condition: string, name: string) =>
    `string_agg(block.${column}, ''::bytea)
      filter (where asked.sign ${condition}) as ${name}`;
  const columns = [
    ...parts.flatMap(part => [
      joined(part, '> 0', part),
      joined(part, '< 0', `${part}_back`),
    ]),
    joined('young', '= 0', 'young'),
  ];
  return `with asked(range, list, sign, span, first_day, last_day) as (
      select * from unnest(:ranges::integer[], :listOf::integer[], :signs::integer[], :spans::smallint[], :firstDays::integer[], :lastDays::integer[])
    ), member(list, service_ref, "group") as (
      select * from unnest(:lists::integer[], :refs::text[], :groups::integer[])
    )
    select asked.range, member."group",
      sum(block.rows * asked.sign)::integer as rows, ${columns.join(', ')}
    from ${from}
    group by asked.range, member."group"`;
}

/** Adds blocks one by one, from a database that is in this process. */
export async function addSingleBlocks(
  db: Knex,
  { blocks, groups, byName }: BlockPortion,
  { environment, parts }: BlockQuery,
  bytes: RangeBytes[][],
): Promise<void> {
  for (const { range, sign, span, firstDay, lastDay } of blocks) {
    const groupOf = groupsOf(groups[range]);
    const found = db('dora_cell_blocks')
      .where({ environment, span })
      .whereBetween('day', [firstDay, lastDay])
      .select('service_ref', 'rows', ...(sign === 0 ? ['young'] : parts));
    const rows: any[] = await (byName
      ? found.whereIn('service_ref', [...groupOf.keys()])
      : found);
    for (const row of rows.filter(one => groupOf.has(one.service_ref))) {
      const of = bytes[range][groupOf.get(row.service_ref)!];
      of.rows += sign * row.rows;
      if (sign === 0) {
        of.young.push(...(row.young ? [row.young] : []));
      } else {
        const list = sign > 0 ? of.added : of.takenBack;
        list.push(bytesOf(parts, part => row[part]));
      }
    }
  }
}

/** The listed incidents of services on some days; those of one may come in parts. */
export function selectListed(
  db: Knex,
  environment: string,
  { firstDay, lastDay }: DayRange,
): Knex.QueryBuilder {
  const blocks = db('dora_cell_blocks')
    .where({ environment, span: 1 })
    .whereNotNull('listed')
    .whereBetween('day', [firstDay, lastDay]);
  return joinsBytes(db)
    ? blocks
        .groupBy('service_ref')
        .select(
          'service_ref',
          db.raw("string_agg(listed, ''::bytea) as listed"),
        )
    : blocks.select('service_ref', 'listed');
}

function bytesOf(
  parts: readonly BlockPart[],
  of: (part: BlockPart) => Buffer | null,
): BlockBytes {
  return Object.fromEntries(parts.map(part => [part, of(part) ?? undefined]));
}

/** The index of the group of each service. */
export function groupsOf(groups: ServiceGroups): Map<string, number> {
  return new Map(
    groups.flatMap((refs, index) => refs.map(ref => [ref, index] as const)),
  );
}
