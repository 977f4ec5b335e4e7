import { Knex } from 'knex';
import { rowsOf } from '../database/dialect';
import { AskedBlocks, BlockPart, BlockQuery } from './readBlocks';

/** How blocks are found. */
interface Selection
  extends Pick<BlockQuery, 'environment' | 'youngFrom' | 'parts'> {
  /** By the names of services, or else by their days alone. */
  byName: boolean;
}

/** One block, or several whose bytes are joined. */
type Selected = { group: number; range: number; rows: number } & Record<
  BlockPart,
  Buffer
> & { young: Buffer | null };

/**
 * Blocks whose bytes the database has joined for each group and range, which
 * takes far less than to send them one by one. Both ways of finding them go
 * through an index once for each range, whatever the planner thinks of it.
 */
export async function selectJoinedBlocks(
  db: Knex,
  groupOf: ReadonlyMap<string, number>,
  asked: readonly AskedBlocks[],
  { environment, youngFrom, parts, byName }: Selection,
): Promise<Selected[]> {
  const columns = parts.map(part => `block.${part}`).join(', ');
  const inRange = `block.span = asked.span
    and block.day between asked.first_day and asked.last_day
    and block.environment = :environment`;
  const blocks = (condition: string) => `lateral (
    select block.service_ref, block.rows, ${columns},
      case when block.span = 1 and block.day >= :youngFrom then block.young end as young
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
  return rowsOf(
    db.raw(
      `with asked(range, span, first_day, last_day) as (
        select * from unnest(:ranges::integer[], :spans::smallint[], :firstDays::integer[], :lastDays::integer[])
      ), member(service_ref, "group") as (
        select * from unnest(:services::text[], :groups::integer[])
      )
      select member."group", asked.range, sum(block.rows) as rows,
        ${parts
          .map(part => `string_agg(block.${part}, ''::bytea) as ${part}`)
          .join(', ')},
        string_agg(block.young, ''::bytea) as young
      from ${from}
      group by member."group", asked.range`,
      {
        environment,
        youngFrom,
        ranges: asked.map(({ range }) => range),
        spans: asked.map(({ span }) => span),
        firstDays: asked.map(({ firstDay }) => firstDay),
        lastDays: asked.map(({ lastDay }) => lastDay),
        services: [...groupOf.keys()],
        groups: [...groupOf.values()],
      },
    ),
  );
}

/** Blocks one by one, for a database that is in this process. */
export async function selectBlocks(
  db: Knex,
  groupOf: ReadonlyMap<string, number>,
  asked: readonly AskedBlocks[],
  { environment, youngFrom, parts, byName }: Selection,
): Promise<Selected[]> {
  const rows: any[] = [];
  for (const { range, span, firstDay, lastDay } of asked) {
    const blocks = db('dora_cell_blocks')
      .where({ environment, span })
      .whereBetween('day', [firstDay, lastDay])
      .select(
        'service_ref',
        'rows',
        ...parts,
        ...(span === 1 && lastDay >= youngFrom ? ['day', 'young'] : []),
      );
    const found: any[] = await (byName
      ? blocks.whereIn('service_ref', [...groupOf.keys()])
      : blocks);
    for (const row of found) {
      const group = groupOf.get(row.service_ref);
      if (group !== undefined) {
        rows.push({
          ...row,
          group,
          range,
          young: row.day >= youngFrom ? row.young : null,
        });
      }
    }
  }
  return rows;
}
