import {
  DEPLOYMENT_KINDS,
  FAILURE_RULES,
  LEAD_TIME_UNITS,
  LEVELS,
  METRIC_IDS,
  STATISTICS,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  complete,
  count,
  flag,
  instant,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

/** Why a value or level may be missing. */
export const REASONS = [
  'no_events',
  'no_deployments',
  'no_commits',
  'no_incidents',
  'all_open',
  'not_mature',
  'too_few',
  'no_levels',
];

/** The levels that an interval spans. */
export const levelRange = nullable(
  complete({ best: ref('Level'), worst: ref('Level') }),
);

const distribution = {
  mean: nullable(number),
  p50: nullable(number),
  p75: nullable(number),
  p90: nullable(number),
  p95: nullable(number),
  p99: nullable(number),
};

function metric(unit: string) {
  return {
    value: nullable(number),
    unit: { type: 'string', const: unit },
    n: count,
    missing: nullable(oneOf(REASONS)),
    level: nullable(ref('Level')),
    levelRange,
    unrated: nullable(oneOf(REASONS)),
    minimum: number,
    interval: nullable(ref('Interval')),
    change: nullable(ref('Change')),
  };
}

/** The properties that every measurement has. */
export const measurement = {
  metrics: complete({
    deployment_frequency: ref('DeploymentFrequency'),
    lead_time: ref('LeadTime'),
    change_failure_rate: ref('ChangeFailureRate'),
    time_to_restore: ref('TimeToRestore'),
  }),
  further: complete({
    failed_deployment_recovery_time: ref('RecoveryTime'),
    deployment_rework_rate: ref('ReworkRate'),
    batch_size: ref('BatchSize'),
  }),
  overall: complete({
    level: nullable(ref('Level')),
    limitedBy: list(ref('MetricId')),
  }),
  percentiles: ref('PercentileMethod'),
};

/** Schemas of the metrics of a service. */
export const metricSchemas = {
  Level: oneOf(LEVELS),
  MetricId: oneOf(METRIC_IDS),
  Window: complete({ from: instant, to: instant, elapsedDays: number }),
  PercentileMethod: complete({
    method: oneOf(['exact', 'sketch']),
    relativeError: number,
  }),
  Interval: complete({ low: number, high: number }),
  Change: complete({
    previous: number,
    previousN: count,
    absolute: number,
    percent: nullable(number),
    pValue: nullable(number),
    verdict: oneOf(['better', 'worse', 'same', 'unclear']),
  }),
  DeploymentFrequency: complete({
    ...metric('per_day'),
    failedAttempts: count,
    kinds: complete(
      Object.fromEntries(DEPLOYMENT_KINDS.map(kind => [kind, count])),
    ),
    medianInterval: nullable(number),
    activeDays: count,
  }),
  LeadTime: complete({
    ...metric('seconds'),
    ...distribution,
    statistic: oneOf(STATISTICS),
    leadTimeUnit: oneOf(LEAD_TIME_UNITS),
    matchedDeployments: count,
    deployments: count,
  }),
  ChangeFailureRate: complete({
    ...metric('fraction'),
    failed: count,
    provisional: count,
    provisionalFailed: count,
    causes: complete(
      Object.fromEntries(FAILURE_RULES.map(rule => [rule, count])),
    ),
  }),
  SeverityRestore: complete({
    severity: text,
    n: count,
    open: count,
    mitigatedMean: nullable(number),
    resolvedMean: nullable(number),
    p95: nullable(number),
  }),
  TimeToRestore: complete({
    ...metric('seconds'),
    ...distribution,
    statistic: oneOf(STATISTICS),
    open: count,
    oldestOpenSince: nullable(instant),
    endedByResolution: count,
    reopened: count,
    duplicates: count,
    negative: count,
    bySeverity: list(ref('SeverityRestore')),
  }),
  RecoveryTime: complete({
    ...metric('seconds'),
    ...distribution,
    statistic: oneOf(STATISTICS),
    open: count,
  }),
  ReworkRate: complete({
    ...metric('fraction'),
    rework: count,
    halfYear: nullable(complete({ value: nullable(number), n: count })),
  }),
  BatchSize: complete({ ...metric('commits'), p95: nullable(number) }),
  ServiceMetrics: complete({
    entityRef: text,
    environment: text,
    environments: list(text),
    timeZone: text,
    window: ref('Window'),
    previousWindow: nullable(ref('Window')),
    state: oneOf(['not_linked', 'no_events', 'ready']),
    ...measurement,
    lastEventAt: nullable(instant),
    lastDeploymentAt: nullable(instant),
    hasIncidentSource: flag,
    definitions: ref('Definitions'),
  }),
};
