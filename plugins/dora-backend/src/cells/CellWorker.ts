import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { takeTurn } from '../database/locks';
import { markReportsChanged } from '../database/reportVersion';
import { dayOf, epochDay } from '../metrics';
import { storeDayCells } from './blockStore';
import { markCellsOfOtherRules, startOver } from './cellRuleMarks';
import { CellConfig, noteCellRules, ServiceCellRules } from './cellRules';
import { DayCell, dayCellsOf } from './dayCells';
import { divideMarks, Division } from './divideMarks';
import { storeLargerBlocks } from './largerBlocks';
import { readRows } from './readRows';
import {
  AT_ONCE,
  deleteMarks,
  insertMarks,
  nextDueAt,
  readStaleCells,
  servicesWithMarks,
  StaleCells,
} from './staleCells';

const MOST_MARKS = 200;
/** Rules change with the catalog, which marks no cells. */
const LOOK_FOR_RULES_EVERY_MS = 60_000;

/**
 * Computes stale cells anew, each whole from its rows, and then the blocks that
 * they are part of. Takes turns with whatever changes links, so that no change
 * falls between.
 */
export class CellWorker {
  readonly #db: Knex;
  readonly #config: CellConfig;
  readonly #now: () => Instant;
  #lookForRulesAt = 0;

  constructor(options: { db: Knex; config: CellConfig; now?: () => Instant }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#now = options.now ?? Date.now;
  }

  /** Brings some stale cells up to date. Answers false when none is due. */
  async workSome(): Promise<boolean> {
    if (this.#now() >= this.#lookForRulesAt) {
      await markCellsOfOtherRules(this.#db, this.#config);
      this.#lookForRulesAt = this.#now() + LOOK_FOR_RULES_EVERY_MS;
    }
    const dueAt = await nextDueAt(this.#db);
    if (dueAt === null || dueAt > this.#now()) {
      return false;
    }
    return this.#db.transaction(async trx => {
      await takeTurn(trx, 'attribution');
      const marks = await readStaleCells(trx, this.#now(), MOST_MARKS);
      await this.#work(trx, marks);
      await markReportsChanged(trx);
      return marks.length > 0;
    });
  }

  async #work(trx: Knex.Transaction, marks: StaleCells[]): Promise<void> {
    const refs = [...new Set(marks.map(({ serviceRef }) => serviceRef))];
    await deleteMarks(trx, marks);
    const rules = await startOver(trx, refs, this.#config);
    const { timeZone } = this.#config;
    const division = await divideMarks(trx, marks, timeZone);
    await this.#compute(trx, division, rules);
    await insertMarks(trx, division.rest, AT_ONCE);
    await this.#noteFollowed(trx, rules);
  }

  async #compute(
    trx: Knex.Transaction,
    { ranges, asked }: Division,
    rules: Map<string, ServiceCellRules>,
  ): Promise<void> {
    const now = this.#now();
    const { timeZone } = this.#config;
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
    await storeLargerBlocks(trx, await storeDayCells(trx, ranges, cellsOf));
  }

  async #noteFollowed(
    trx: Knex.Transaction,
    rules: Map<string, ServiceCellRules>,
  ): Promise<void> {
    const underWay = [...rules].filter(
      ([, { state }]) => state === 'under way',
    );
    if (underWay.length === 0) {
      return;
    }
    const marked = await servicesWithMarks(
      trx,
      underWay.map(([serviceRef]) => serviceRef),
      this.#now(),
    );
    for (const [serviceRef, { name }] of underWay) {
      if (!marked.has(serviceRef)) {
        await noteCellRules(trx, serviceRef, name, 'followed');
      }
    }
  }
}
