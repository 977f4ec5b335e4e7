export { beforeAfter } from './beforeAfter';
export type { BeforeAfter, Difference } from './beforeAfter';
export { bucketSize, buckets, previousBuckets } from './buckets';
export type { Bucket } from './buckets';
export { leastSquaresSplit, pettitt } from './changePoint';
export type { ChangePoint, Split } from './changePoint';
export { controlChart } from './controlChart';
export type { ControlChart, Signal } from './controlChart';
export { correlation, spearman } from './correlation';
export { addDays, countDays, dayOf, isDay, startOfDay } from './days';
export { discoveries } from './falseDiscovery';
export { durationHistogram } from './histogram';
export { impacts } from './impact';
export { improvement } from './improvement';
export { newcombe } from './intervals';
export { mannKendall } from './kendall';
export type { Trend } from './kendall';
export { leadTimes } from './leadTime';
export { classic, levelProfiles } from './levelProfiles';
export type { LevelProfile } from './levelProfiles';
export {
  classicProfile,
  fingerprint,
  overall,
  rate,
  rateInterval,
} from './levels';
export type { Profile } from './levels';
export { measure } from './measure';
export { metricTrends } from './metricTrends';
export type { Week } from './metricTrends';
export type { Measured, MeasuredWindow, MetricInput } from './metricInput';
export { observe, observedValues } from './observations';
export type { Observations } from './observations';
export { distribution, quantile } from './percentiles';
export type {
  CauseRow,
  CommitClocks,
  CommitRow,
  DeploymentRow,
  FailureRow,
  IncidentRow,
  Rows,
} from './rows';
export { changeFailures } from './changeFailureRate';
export { attempts } from './deploymentFrequency';
export { headline } from './headline';
export { restores } from './restores';
export { notInRework, REWORK_KINDS } from './reworkRate';
export { restoreSurvival } from './restoreSurvival';
export {
  changesWhatRuns,
  countedRules,
  maturesAt,
  notJudged,
} from './selectDeployments';
export { leadSeconds } from './selectLeadTimes';
export { pool, selectRows } from './selectRows';
export type {
  Exclusion,
  LeadTimeRow,
  SelectedDeployment,
  SelectedIncident,
  SelectedRows,
} from './selectedRows';
export { series } from './series';
export { divideLeadTime, stageBreakdown, whatIf } from './stages';
export type { StageInterval } from './stages';
export { kaplanMeier, restrictedMean } from './survival';
export type { Observation, SurvivalCurve } from './survival';
export { targetProgress } from './targets';
export { wholeWeeks } from './weeks';
export {
  clipToFirstEvent,
  contains,
  precedingWindow,
  previousWindow,
  resolveWindow,
  toWindow,
  toMeasuredWindow,
} from './windows';
export type { CalendarWindow, Span, WindowRequest } from './windows';
