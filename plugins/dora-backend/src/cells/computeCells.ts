import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { dayOf, epochDay } from '../metrics';
import { storeDayCells } from './blockStore';
import { startOver } from './cellRuleMarks';
import { CellConfig, noteCellRules, ServiceCellRules } from './cellRules';
import { DayCell, dayCellsOf } from './dayCells';
import { divideMarks, Division } from './divideMarks';
import { storeLargerBlocks } from './largerBlocks';
import { readRows } from './readRows';
import {
  AT_ONCE,
  deleteMarks,
  insertMarks,
  servicesWithMarks,
  StaleCells,
} from './staleCells';

/** By what cells are computed. */
export interface CellContext {
  config: CellConfig;
  now: Instant;
}

/**
 * Computes cells that are marked stale anew, each whole from its rows, and then
 * the blocks that they are part of. What would be too much for one transaction
 * stays marked.
 */
export async function computeCells(
  trx: Knex.Transaction,
  marks: readonly StaleCells[],
  context: CellContext,
): Promise<void> {
  const refs = [...new Set(marks.map(({ serviceRef }) => serviceRef))];
  await deleteMarks(trx, marks);
  const rules = await startOver(trx, refs, context.config);
  const division = await divideMarks(trx, marks, context.config.timeZone);
  await replaceCells(trx, division, rules, context);
  await insertMarks(trx, division.rest, AT_ONCE);
  await noteFollowed(trx, rules, context.now);
}

async function replaceCells(
  trx: Knex.Transaction,
  { ranges, asked }: Division,
  rules: Map<string, ServiceCellRules>,
  { config: { timeZone }, now }: CellContext,
): Promise<void> {
  const cellsOf = new Map<string, DayCell[]>();
  for (const [serviceRef, rows] of await readRows(trx, asked)) {
    const definitions = rules.get(serviceRef)?.definitions;
    if (!definitions) {
      continue;
    }
    const own = dayCellsOf(rows, { definitions, timeZone, now });
    cellsOf.set(serviceRef, own.cells);
    for (const at of own.comingAt) {
      const day = epochDay(dayOf(at, timeZone));
      // When that instant is past, the row is.
      const mark = { serviceRef, firstDay: day, lastDay: day };
      await insertMarks(trx, [mark], at + 1);
    }
  }
  const days = await storeDayCells(trx, ranges, cellsOf, now);
  await storeLargerBlocks(trx, days, now);
}

async function noteFollowed(
  trx: Knex.Transaction,
  rules: Map<string, ServiceCellRules>,
  now: Instant,
): Promise<void> {
  const underWay = [...rules].filter(([, { state }]) => state === 'under way');
  if (underWay.length === 0) {
    return;
  }
  const marked = await servicesWithMarks(
    trx,
    underWay.map(([serviceRef]) => serviceRef),
    now,
  );
  for (const [serviceRef, { name }] of underWay) {
    if (!marked.has(serviceRef)) {
      await noteCellRules(trx, serviceRef, name, 'followed');
    }
  }
}
