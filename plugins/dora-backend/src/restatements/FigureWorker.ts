import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import {
  FigurePurpose,
  markFiguresLacking,
  periodOf,
} from '../cells/staleFigures';
import { DoraConfig } from '../config';
import { skipLocked } from '../database/dialect';
import { maturesAfterMs } from '../definitions';
import { addDays, dayOf } from '../metrics';
import { readHistory, ServiceHistory } from '../reports/history';
import { definitionsOf } from '../reports/measureOptions';
import {
  FigureOwner,
  isSame,
  readFigures,
  recordedPeriods,
  storeFigures,
} from './figures';
import { importsAreUnderWay } from './importsUnderWay';
import { measureMonths } from './measureMonths';
import {
  firstWholePeriod,
  lastClosedPeriod,
  periodsBetween,
  windowOf,
} from './periods';
import { logRestatement } from './restatementLog';

/** Months of one service that are measured at a time. */
const MOST_MONTHS = 24;
const FIRST_PERIOD = '0000-01';

interface Mark {
  service_ref: string;
  purpose: FigurePurpose;
  from_period: string;
  causes: number;
}

/**
 * Keeps the metrics of closed months of services in production, and logs what
 * has moved in them. A month is closed once it is over and all its deployments
 * are mature.
 */
export class FigureWorker {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; config: DoraConfig; now?: () => Instant }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#now = options.now ?? Date.now;
  }

  /** Marks services that lack the last closed month, and answers how many. */
  async markClosed(): Promise<number> {
    const { timeZone, definitions } = this.#config;
    const now = this.#now();
    const maturesAfter = maturesAfterMs(definitions.values);
    const period = lastClosedPeriod(now, timeZone, maturesAfter);
    const { toMs } = windowOf(period, { timeZone, now });
    const lacking: string[] = await this.#db('dora_services')
      .where('first_event_at', '<', toMs)
      .whereNotExists(
        this.#db('dora_figures')
          .whereRaw('dora_figures.service_ref = dora_services.entity_ref')
          .where({ environment: PRODUCTION, period }),
      )
      .orderBy('entity_ref')
      .pluck('entity_ref');
    await this.#db.transaction(async trx => {
      for (const ref of lacking) {
        await markFiguresLacking(trx, ref, FIRST_PERIOD);
      }
    });
    return lacking.length;
  }

  /**
   * Measures some months of one marked service. Answers false when none is
   * marked, or none can be measured yet.
   */
  async workSome(): Promise<boolean> {
    // Asked again and again, so the usual answer must be cheap.
    if (!(await this.#db('dora_stale_figures').first('service_ref'))) {
      return false;
    }
    return this.#db.transaction(async trx => {
      const mark = await this.#nextMark(trx);
      if (!mark) {
        return false;
      }
      const history = await readHistory(trx, mark.service_ref);
      const periods = await this.#periodsOf(trx, mark, history);
      const some = periods.slice(0, MOST_MONTHS);
      await this.#measure(trx, mark, history, some);
      const rest = trx('dora_stale_figures').where({
        service_ref: mark.service_ref,
        purpose: mark.purpose,
      });
      await (periods.length > some.length
        ? rest.update({ from_period: periods[some.length] })
        : rest.delete());
      return true;
    });
  }

  // What is first told of a month by an import has not moved it.
  async #nextMark(trx: Knex.Transaction): Promise<Mark | undefined> {
    const purposes: FigurePurpose[] = (await importsAreUnderWay(
      trx,
      this.#now(),
    ))
      ? ['restate']
      : ['restate', 'record'];
    const [mark] = await skipLocked(
      trx<Mark>('dora_stale_figures')
        .whereIn('purpose', purposes)
        .whereNotExists(
          trx('dora_dirty_services').whereRaw(
            'dora_dirty_services.service_ref = dora_stale_figures.service_ref',
          ),
        )
        .orderBy(['service_ref', 'purpose'])
        .limit(1),
    );
    return mark as Mark | undefined;
  }

  async #periodsOf(
    trx: Knex.Transaction,
    { service_ref, purpose, from_period }: Mark,
    history: ServiceHistory,
  ): Promise<string[]> {
    const from = [from_period, this.#firstKeptPeriod()].sort()[1];
    const recorded = await recordedPeriods(trx, ownerOf(service_ref), from);
    return purpose === 'restate'
      ? recorded
      : this.#closedPeriods(history, from).filter(
          period => !recorded.includes(period),
        );
  }

  #closedPeriods(history: ServiceHistory, from: string): string[] {
    const { timeZone, definitions } = this.#config;
    if (history.firstEventAt === null) {
      return [];
    }
    const first = periodOf(dayOf(history.firstEventAt, timeZone));
    const values = definitionsOf(history, definitions.values);
    return periodsBetween(
      [first, from].sort()[1],
      lastClosedPeriod(this.#now(), timeZone, maturesAfterMs(values)),
    );
  }

  /** The first month of which retention has forgotten nothing. */
  #firstKeptPeriod(): string {
    const { retention, timeZone } = this.#config;
    return retention.factDays === null
      ? FIRST_PERIOD
      : firstWholePeriod(
          addDays(dayOf(this.#now(), timeZone), -retention.factDays),
        );
  }

  async #measure(
    trx: Knex.Transaction,
    { service_ref, purpose, causes }: Mark,
    history: ServiceHistory,
    periods: string[],
  ): Promise<void> {
    const owner = ownerOf(service_ref);
    const at = this.#now();
    const service = { ref: service_ref, environment: PRODUCTION, history };
    const figures = await measureMonths(trx, service, periods, {
      config: this.#config,
      now: at,
    });
    if (purpose === 'record') {
      await storeFigures(trx, owner, figures, at);
      return;
    }
    const before = await readFigures(trx, owner, periods);
    for (const to of figures) {
      const from = before.find(
        ({ period, metric }) => period === to.period && metric === to.metric,
      );
      if (from && !isSame(from, to)) {
        await logRestatement(trx, owner, from, to, { causes, at });
        await storeFigures(trx, owner, [to], at);
      }
    }
  }
}

function ownerOf(service_ref: string): FigureOwner {
  return { service_ref, environment: PRODUCTION };
}
