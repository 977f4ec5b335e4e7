export { beforeAfter } from './beforeAfter';
export type { BeforeAfter, Difference } from './beforeAfter';
export { bucketSize, buckets, previousBuckets } from './buckets';
export type { Bucket } from './buckets';
export { leastSquaresSplit, pettitt } from './changePoint';
export type { ChangePoint, Split } from './changePoint';
export { controlChart } from './controlChart';
export type { ControlChart, Signal } from './controlChart';
export { correlation, spearman } from './correlation';
export {
  addDays,
  calendarDay,
  countDays,
  dayOf,
  epochDay,
  isDay,
  startOfDay,
} from './days';
export { discoveries } from './falseDiscovery';
export { durationHistogram } from './histogram';
export { impacts } from './impact';
export { improvement } from './improvement';
export { newcombe } from './intervals';
export { mannKendall } from './kendall';
export type { Trend } from './kendall';
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
export { measure, measureFour } from './measure';
export type { FourMetrics } from './measure';
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
export { headline } from './headline';
export { notInRework, REWORK_KINDS } from './reworkRate';
export { restoreSurvival } from './restoreSurvival';
export {
  changesWhatRuns,
  countedRules,
  maturesAt,
  notJudged,
  selectDeployment,
} from './selectDeployments';
export type { ListedIncident } from './selectIncidents';
export { listIncident, selectIncident, selectListed } from './selectIncidents';
export { leadSeconds } from './selectLeadTimes';
export { pool, selectRows } from './selectRows';
export type {
  Exclusion,
  LeadTimeRow,
  SelectedDeployment,
  SelectedIncident,
  SelectedRows,
} from './selectedRows';
export { segmentsOf } from './segments';
export type { LevelSegment } from './segments';
export { seriesBucket } from './series';
export { BINS, RELATIVE_ERROR, Sketch } from './sketch';
export { divideLeadTime, sampleStages, stageBreakdown, whatIf } from './stages';
export type { StageInterval, StageSamples } from './stages';
export { kaplanMeier, restrictedMean } from './survival';
export type { Observation, SurvivalCurve } from './survival';
export { TallyBuilder } from './TallyBuilder';
export type { SeverityCount, TallyValues } from './TallyBuilder';
export type { Tally } from './tally';
export { tallyRows } from './tallyRows';
export { targetProgress } from './targets';
export { ValueCounts } from './valueCounts';
export type { Values } from './values';
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
