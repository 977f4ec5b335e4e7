import { PercentileMethod, Window } from './metrics';

/** @public */
export type BucketSize = 'day' | 'week' | 'month';

/**
 * One bucket of a trend. Counts are zero when nothing happened; durations and
 * rates are null then, for a gap is not a zero.
 *
 * @public
 */
export interface SeriesBucket {
  /** First calendar day, `yyyy-MM-dd`, in the reporting zone. */
  day: string;
  /** True while the bucket is still filling. */
  running: boolean;
  succeeded: number;
  failed: number;
  leadTimeP50: number | null;
  leadTimeP95: number | null;
  commits: number;
  changeFailureRate: number | null;
  mature: number;
  restoreMean: number | null;
  incidents: number;
}

/** One bin of the lead-time histogram; `toSeconds` is null for the last. @public */
export interface HistogramBin {
  fromSeconds: number;
  toSeconds: number | null;
  count: number;
}

/** The trends of one service over one window. @public */
export interface ServiceSeries {
  entityRef: string;
  environment: string;
  timeZone: string;
  window: Window;
  bucketSize: BucketSize;
  percentiles: PercentileMethod;
  buckets: SeriesBucket[];
  /** The buckets of the window before, aligned by position; empty without comparison. */
  previousBuckets: SeriesBucket[];
  leadTimeHistogram: HistogramBin[];
  /** Where the rules changed within the window. */
  definitionChanges: Array<{ day: string; version: number; text: string }>;
  /** What the team changed within the window. */
  interventions: Array<{ id: string; day: string; title: string }>;
}
