import { Knex } from 'knex';
import { rowsOf } from '../database/dialect';
import {
  AskedBlocks,
  AskedServices,
  BlockPart,
  BlockQuery,
} from './readBlocks';

/** One block, or several whose bytes are joined. */
export type SelectedBlocks = {
  group: number;
  range: number;
  sign: 1 | 0 | -1;
  rows: number;
  /** Where the sign is 0, instead of the parts. */
  young: Buffer | null;
} & Partial<Record<BlockPart, Buffer>>;

/**
 * Blocks whose bytes the database has joined for each group and range, which
 * takes far less than to send them one by one. Both ways of finding them go
 * through an index once for each range, whatever the planner thinks of it.
 */
export async function selectJoinedBlocks(
  db: Knex,
  { groupOf, byName }: AskedServices,
  asked: readonly AskedBlocks[],
  { environment, parts }: BlockQuery,
): Promise<SelectedBlocks[]> {
  const columns = [
    ...parts.map(
      part => `case when asked.sign <> 0 then block.${part} end as ${part}`,
    ),
    'case when asked.sign = 0 then block.young end as young',
  ].join(', ');
  const inRange = `block.span = asked.span
    and block.day between asked.first_day and asked.last_day
    and block.environment = :environment`;
  const blocks = (condition: string) => `lateral (
    select block.service_ref, block.rows, ${columns}
    from dora_cell_blocks as block
    where ${condition}
    offset 0
  ) as block`;
  const from = byName
    ? `member cross join asked cross join ${blocks(
        `block.service_ref = member.service_ref and ${inRange}`,
      )}`
    : `asked cross join ${blocks(inRange)}
       join member on member.service_ref = block.service_ref`;
  const joined = [...parts, 'young'].map(
    part => `string_agg(block.${part}, ''::bytea) as ${part}`,
  );
  const statement = db.raw(
    `with asked(range, sign, span, first_day, last_day) as (
      select * from unnest(:ranges::integer[], :signs::integer[], :spans::smallint[], :firstDays::integer[], :lastDays::integer[])
    ), member(service_ref, "group") as (
      select * from unnest(:services::text[], :groups::integer[])
    )
    select member."group", asked.range, asked.sign, sum(block.rows)::integer as rows, ${joined.join(
      ', ',
    )}
    from ${from}
    group by member."group", asked.range, asked.sign`,
    {
      environment,
      ranges: asked.map(({ range }) => range),
      signs: asked.map(({ sign }) => sign),
      spans: asked.map(({ span }) => span),
      firstDays: asked.map(({ firstDay }) => firstDay),
      lastDays: asked.map(({ lastDay }) => lastDay),
      services: [...groupOf.keys()],
      groups: [...groupOf.values()],
    },
  );
  return rowsOf(statement);
}

/** Blocks one by one, for a database that is in this process. */
export async function selectBlocks(
  db: Knex,
  { groupOf, byName }: AskedServices,
  asked: readonly AskedBlocks[],
  { environment, parts }: BlockQuery,
): Promise<SelectedBlocks[]> {
  const found: SelectedBlocks[] = [];
  for (const { range, sign, span, firstDay, lastDay } of asked) {
    const blocks = db('dora_cell_blocks')
      .where({ environment, span })
      .whereBetween('day', [firstDay, lastDay])
      .select('service_ref', 'rows', ...(sign === 0 ? ['young'] : parts));
    const rows: any[] = await (byName
      ? blocks.whereIn('service_ref', [...groupOf.keys()])
      : blocks);
    for (const row of rows) {
      const group = groupOf.get(row.service_ref);
      if (group !== undefined) {
        found.push({ young: null, ...row, group, range, sign });
      }
    }
  }
  return found;
}
