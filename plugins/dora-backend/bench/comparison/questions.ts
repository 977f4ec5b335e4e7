import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { PRODUCTION } from '../../src/attribution/environments';
import { wholeWeeks } from '../../src/metrics';
import { everything, OurReports } from '../OurReports';
import { PlainReports } from '../plainSql/PlainReports';
import { Scope } from '../plainSql/statements';
import { Answer } from './answers';
import { AskedWindow, toPeriods, toRequest } from './askedWindow';
import {
  BEFORE,
  NOW,
  ofLeaderboard,
  ofMetrics,
  ofTeam,
  ofTrends,
} from './ourAnswers';
import { ofPlain } from './plainAnswers';

const PERIODS = [BEFORE, NOW];
const WEEK_MS = 7 * 86_400_000;

/** A question that both sides answer. */
export interface Question {
  name: string;
  ours(): Promise<Answer>;
  plain(): Promise<Answer>;
}

/** Puts the same questions to the plugin's reports and to plain SQL. */
export class Questions {
  readonly #ours: OurReports;
  readonly #plain: PlainReports;
  readonly #now: Instant;

  constructor(options: {
    ours: OurReports;
    plain: PlainReports;
    now: Instant;
  }) {
    this.#ours = options.ours;
    this.#plain = options.plain;
    this.#now = options.now;
  }

  /** All teams side by side, over a window and the one before. */
  leaderboard(window: AskedWindow, teams: string[]): Question {
    return {
      name: `Leaderboard of ${teams.length} teams, ${describe(window)}`,
      ours: async () =>
        ofLeaderboard(
          await this.#ours.groups.leaderboard(
            toQuery(window),
            undefined,
            everything,
          ),
        ),
      plain: async () =>
        ofPlain(
          await this.#plain.measure(
            { of: 'teams' },
            toPeriods(window, this.#now),
          ),
          PERIODS,
          teams,
        ),
    };
  }

  /**
   * The page of the organisation, a team or a service, over a window and the one
   * before; that of a team has a line for each of its services.
   */
  page(name: string, scope: Scope, window: AskedWindow): Question {
    return {
      name: `${name}, ${describe(window)}`,
      ours: () => this.#ourPage(scope, window),
      plain: () => this.#plainPage(scope, window),
    };
  }

  /** The trend of a team over whole weeks. */
  trend(name: string, ref: string, count: number): Question {
    const zone = { timeZone: 'UTC', now: this.#now };
    const weeks = wholeWeeks(count, 'monday', zone);
    const periods = {
      from: weeks[0].fromMs,
      to: weeks[count - 1].toMs,
      lengthMs: WEEK_MS,
    };
    const query = { weeks: count, environment: PRODUCTION };
    return {
      name: `${name}, ${count} weeks`,
      ours: async () =>
        ofTrends(await this.#ours.trends.trends(ref, query, everything)),
      plain: async () =>
        ofPlain(
          await this.#plain.measure({ of: 'team', ref }, periods),
          weeks.map(({ firstDay }) => firstDay),
        ),
    };
  }

  async #ourPage(scope: Scope, window: AskedWindow): Promise<Answer> {
    const { groups, services } = this.#ours;
    const query = toQuery(window);
    switch (scope.of) {
      case 'service':
        return ofMetrics(await services.metrics(scope.ref, query));
      case 'team':
        return ofTeam(await groups.team(scope.ref, query, false, everything));
      default:
        return ofMetrics(await groups.organisation(query, everything));
    }
  }

  async #plainPage(scope: Scope, window: AskedWindow): Promise<Answer> {
    const periods = toPeriods(window, this.#now);
    const all = ofPlain(await this.#plain.measure(scope, periods), PERIODS);
    if (scope.of !== 'team') {
      return all;
    }
    const of = { of: 'services', ref: scope.ref } as const;
    const lines = await this.#plain.measure(of, periods);
    return new Map([...all, ...ofPlain(lines, PERIODS, lines.keys())]);
  }
}

function toQuery(window: AskedWindow) {
  return {
    window: toRequest(window),
    environment: PRODUCTION,
    compare: 'previous' as const,
  };
}

function describe({ days }: AskedWindow): string {
  return `${days} days and the ${days} before`;
}
