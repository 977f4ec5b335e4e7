import { Knex } from 'knex';
import { BlockBytes, CellBytes } from './CellBytes';
import { AskedBlocks, BlockPart, CellQuery, groupsOf } from './cellQuery';

/** Reads blocks one by one, from a database that is in this process. */
export async function readSingleBlocks(
  db: Knex,
  asked: readonly AskedBlocks[],
  query: CellQuery,
  { byName, cells }: { byName: boolean; cells: CellBytes },
): Promise<void> {
  const { environment, ranges, serviceRefs, listedDays } = query;
  const blocks = (span: number, firstDay: number, lastDay: number) =>
    db('dora_cell_blocks')
      .where({ environment, span })
      .whereBetween('day', [firstDay, lastDay])
      .modify(some =>
        byName ? some.whereIn('service_ref', [...serviceRefs]) : some,
      );
  for (const { range, sign, span, firstDay, lastDay } of asked) {
    const { groups, parts } = ranges[range];
    const groupOf = groupsOf(groups);
    const columns = sign === 0 ? ['young'] : ['rows', ...parts];
    const found = await blocks(span, firstDay, lastDay).select(
      'service_ref',
      ...columns,
    );
    for (const row of found) {
      const group = groupOf.get(row.service_ref);
      if (group !== undefined) {
        addBlock(cells, { range, group, sign }, row, parts);
      }
    }
  }
  const listed = await blocks(1, listedDays.firstDay, listedDays.lastDay)
    .whereNotNull('listed')
    .select('service_ref', 'listed');
  for (const row of listed) {
    if (serviceRefs.has(row.service_ref)) {
      cells.addListed(row.service_ref, row.listed);
    }
  }
}

function addBlock(
  cells: CellBytes,
  { range, group, sign }: { range: number; group: number; sign: 1 | 0 | -1 },
  row: any,
  parts: readonly BlockPart[],
): void {
  const of = cells.ranges[range][group];
  if (sign === 0) {
    of.young.push(...(row.young ? [row.young] : []));
    return;
  }
  of.rows += sign * row.rows;
  const bytes: BlockBytes = Object.fromEntries(
    parts.map(part => [part, row[part]]),
  );
  (sign > 0 ? of.added : of.takenBack).push(bytes);
}
