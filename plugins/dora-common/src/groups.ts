import {
  Change,
  Definitions,
  Level,
  MetricId,
  MissingReason,
  PercentileMethod,
  ServiceMetrics,
  Window,
} from './metrics';

/** One metric in a row of a table. @public */
export interface MetricSummary {
  value: number | null;
  n: number;
  missing: MissingReason | null;
  level: Level | null;
  levelRange: { best: Level; worst: Level } | null;
  unrated: MissingReason | null;
  change: Change | null;
}

/** What tables of services and teams tell of each. @public */
export interface EntitySummary {
  entityRef: string;
  title: string;
  metrics: Record<MetricId, MetricSummary>;
  overall: { level: Level | null; limitedBy: MetricId[] };
  lastEventAt: string | null;
}

/**
 * The metrics of a team, pooled over all rows of its services: one that deploys
 * ten times as often weighs ten times as much.
 *
 * @public
 */
export interface TeamMetrics
  extends Pick<
    ServiceMetrics,
    | 'entityRef'
    | 'environment'
    | 'timeZone'
    | 'window'
    | 'previousWindow'
    | 'metrics'
    | 'further'
    | 'overall'
    | 'percentiles'
    | 'lastEventAt'
  > {
  definitions: Definitions;
  includesSubTeams: boolean;
  /** Teams below it, of any depth. */
  subTeams: string[];
  /** Its services with events, the largest worsening first. */
  services: EntitySummary[];
  /** Its services without any event. */
  silentServices: string[];
}

/** A row of the leaderboard. @public */
export interface TeamStanding extends EntitySummary {
  services: number;
  /**
   * Mean relative improvement of its metrics against the window before, each
   * between -1 and 1, positive for better; what chance explains counts as none.
   * Null without comparison.
   */
  improvement: number | null;
}

/** Teams side by side, the most improved first. @public */
export interface Leaderboard {
  environment: string;
  window: Window;
  previousWindow: Window;
  percentiles: PercentileMethod;
  teams: TeamStanding[];
  /** Teams with too few rows for a level in any metric, by name. */
  tooFew: TeamStanding[];
}

/** How two numbers go together over teams; no cause follows. @public */
export interface Association {
  /** Teams. */
  n: number;
  /** Pearson's coefficient; null below three teams or without variation. */
  r: number | null;
  pValue: number | null;
  interval: { low: number; high: number } | null;
  /** The same of ranks (Spearman), which one unusual team moves little. */
  ranks: {
    r: number | null;
    pValue: number | null;
    interval: { low: number; high: number } | null;
  };
  points: Array<{
    entityRef: string;
    title: string;
    /** Deployments per day. */
    x: number;
    /** Change failure rate as a fraction. */
    y: number;
    n: number;
  }>;
}

/** Services by level of one metric. @public */
export type LevelCounts = Record<Level | 'too_few' | 'no_data', number>;

/** All services of the catalog that the caller may see, on one page. @public */
export interface OrganisationMetrics
  extends Pick<
    ServiceMetrics,
    | 'environment'
    | 'timeZone'
    | 'window'
    | 'previousWindow'
    | 'metrics'
    | 'further'
    | 'overall'
    | 'percentiles'
    | 'lastEventAt'
  > {
  definitions: Definitions;
  services: number;
  teams: number;
  distribution: Record<MetricId, LevelCounts>;
  /** Deployment frequency against change failure rate. */
  association: Association;
}
