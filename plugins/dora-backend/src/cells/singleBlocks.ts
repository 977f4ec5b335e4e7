import { Knex } from 'knex';
import { BlockBytes, CellBytes, RangeBytes } from './CellBytes';
import { AskedBlocks, BlockPart, CellQuery, groupsOf } from './cellQuery';

/** Reads blocks one by one, from a database that is in this process. */
export async function readSingleBlocks(
  db: Knex,
  asked: readonly AskedBlocks[],
  query: CellQuery,
  { byName, cells }: { byName: boolean; cells: CellBytes },
): Promise<void> {
  const { environment, ranges, serviceRefs } = query;
  const blocks = (span: number, firstDay: number, lastDay: number) =>
    db('dora_cell_blocks')
      .where({ span })
      .whereBetween('day', [firstDay, lastDay])
      .modify(some =>
        byName
          ? some
              .whereIn('service_ref', [...serviceRefs])
              // The sign keeps SQLite from the index by day, which has all services.
              .whereRaw('+environment = ?', [environment])
          : some.where({ environment }),
      );
  for (const { range, sign, span, firstDay, lastDay } of asked) {
    const { groups, parts } = ranges[range];
    const groupOf = groupsOf(groups);
    const found = await blocks(span, firstDay, lastDay).select(
      'service_ref',
      'rows',
      ...parts,
    );
    for (const row of found) {
      const group = groupOf.get(row.service_ref);
      if (group !== undefined) {
        addBlock(cells.ranges[range][group], sign, row, parts);
      }
    }
  }
}

function addBlock(
  range: RangeBytes,
  sign: 1 | -1,
  row: any,
  parts: readonly BlockPart[],
): void {
  const bytes: BlockBytes = Object.fromEntries(
    parts.map(part => [part, row[part]]),
  );
  range.rows += sign * row.rows;
  (sign > 0 ? range.added : range.takenBack).push(bytes);
}
