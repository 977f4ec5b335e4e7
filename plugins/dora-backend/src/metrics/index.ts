export { bucketSize, buckets, previousBuckets } from './buckets';
export type { Bucket } from './buckets';
export { correlation } from './correlation';
export { addDays, dayOf, startOfDay } from './days';
export { durationHistogram } from './histogram';
export { improvement } from './improvement';
export { leadTimes } from './leadTime';
export { fingerprint, overall, rate, seedProfile } from './levels';
export type { Profile } from './levels';
export { measure } from './measure';
export type { Measured, MetricInput } from './metricInput';
export { distribution, quantile } from './percentiles';
export type { DeploymentRow, IncidentRow, Rows } from './rows';
export { series } from './series';
export { divideLeadTime, stageBreakdown } from './stages';
export type { StageInterval } from './stages';
export { targetProgress } from './targets';
export {
  clipToFirstEvent,
  contains,
  precedingWindow,
  previousWindow,
  resolveWindow,
  toWindow,
} from './windows';
export type { CalendarWindow, Span, WindowRequest } from './windows';
