import {
  Change,
  CHANGING_KINDS,
  Definitions,
  DefinitionValues,
  DoraStatus,
  FAILURE_RULES,
  FurtherMetrics,
  LevelBand,
  PercentileMethod,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';

const HOUR = 3600;
const DAY = 86_400;

/** The last instant of the window that the fixtures report on. */
export const NOW = '2026-03-12T14:02:00.000Z';

/** Percentiles of few rows. */
export const exact: PercentileMethod = { method: 'exact', relativeError: 0 };

/** Percentiles of many rows. */
export const sketch: PercentileMethod = {
  method: 'sketch',
  relativeError: 0.01,
};

const durations: LevelBand[] = [
  { level: 'elite', op: '<', value: HOUR },
  { level: 'high', op: '<', value: DAY },
  { level: 'medium', op: '<=', value: 7 * DAY },
  { level: 'low', op: '<=', value: null },
];

/** The rules that nothing is configured otherwise. */
export const definitionValues: DefinitionValues = {
  failureWindowHours: 24,
  countFailedRollouts: true,
  failureRules: [...FAILURE_RULES],
  failureSeverity: 'all',
  incidentBlames: 'latest',
  rollbackBlames: 'live',
  countProvisional: false,
  frequencyKinds: [...CHANGING_KINDS],
  frequencyDays: 'all',
  leadTimeUnit: 'commit',
  leadTimeStart: 'authored',
  leadTimeEnd: 'finished',
  leadTimeStatistic: 'median',
  leadTimeCountsBots: true,
  leadTimeCherryPicks: 'authored',
  fanOutMinutes: 60,
  hotfixBranches: ['hotfix/*', 'hotfix-*'],
  restorePopulation: 'all',
  restoreStart: 'detected',
  restoreEnd: 'mitigated',
  restoreStatistic: 'mean',
  restoreReopened: 'elapsed',
  restoreOpen: 'exclude',
  overallLevel: 'worst',
  weekStart: 'monday',
};

export const definitions: Definitions = {
  profile: 'classic',
  version: 1,
  values: definitionValues,
  fingerprint: 'a1b2c3d4e5f6',
  levels: {
    deployment_frequency: [
      { level: 'elite', op: '>=', value: 4 },
      { level: 'high', op: '>=', value: 1 },
      { level: 'medium', op: '>=', value: 0.1 },
      { level: 'low', op: '>=', value: 0 },
    ],
    lead_time: durations,
    change_failure_rate: [
      { level: 'elite', op: '<=', value: 0.15 },
      { level: 'high', op: '<=', value: 0.3 },
      { level: 'medium', op: '<=', value: 0.45 },
      { level: 'low', op: '<=', value: null },
    ],
    time_to_restore: durations,
  },
};

/** A change that is sure, unless told otherwise. */
export function aChange(change: Partial<Change> = {}): Change {
  return {
    previous: 6420,
    previousN: 41,
    absolute: -1320,
    percent: -20.56,
    pValue: 0.01,
    verdict: 'better',
    ...change,
  };
}

type Metrics = ServiceMetrics['metrics'];

/** The metrics of a healthy service, with parts of some replaced. */
export function someMetrics(
  parts: { [K in keyof Metrics]?: Partial<Metrics[K]> } = {},
): Metrics {
  const rated = { missing: null, unrated: null, levelRange: null } as const;
  return {
    deployment_frequency: {
      ...rated,
      value: 4.9,
      unit: 'per_day',
      n: 147,
      level: 'elite',
      minimum: 14,
      interval: { low: 4.1, high: 5.8 },
      change: aChange({ previous: 4.1, absolute: 0.8, percent: 19.5 }),
      failedAttempts: 3,
      kinds: {
        deploy: 140,
        hotfix: 3,
        revert: 2,
        config_change: 2,
        redeploy: 4,
        rollback: 5,
        dismissed: 0,
      },
      medianInterval: 16_000,
      activeDays: 24,
      ...parts.deployment_frequency,
    },
    lead_time: {
      ...rated,
      value: 5100,
      unit: 'seconds',
      n: 157,
      level: 'high',
      minimum: 5,
      interval: { low: 4200, high: 6300 },
      change: aChange(),
      mean: 9800,
      p50: 5100,
      p75: 11_200,
      p90: 21_000,
      p95: 32_400,
      p99: 95_000,
      statistic: 'median',
      leadTimeUnit: 'commit',
      matchedDeployments: 131,
      deployments: 147,
      ...parts.lead_time,
    },
    change_failure_rate: {
      ...rated,
      value: 0.08,
      unit: 'fraction',
      n: 100,
      level: 'elite',
      minimum: 20,
      interval: { low: 0.041, high: 0.15 },
      change: aChange({
        previous: 0.1,
        absolute: -0.02,
        percent: -20,
        verdict: 'unclear',
      }),
      failed: 8,
      provisional: 6,
      provisionalFailed: 1,
      causes: {
        rollback: 5,
        incident: 4,
        sync_failed: 2,
        health_degraded: 0,
        hotfix_follows: 1,
        manual: 0,
      },
      ...parts.change_failure_rate,
    },
    time_to_restore: {
      ...rated,
      value: 6300,
      unit: 'seconds',
      n: 4,
      level: 'high',
      minimum: 3,
      interval: null,
      change: aChange({
        previous: 5400,
        previousN: 3,
        absolute: 900,
        percent: 16.7,
        verdict: 'worse',
      }),
      mean: 6300,
      p50: 5400,
      p75: 9000,
      p90: 13_000,
      p95: null,
      p99: null,
      open: 1,
      oldestOpenSince: '2026-03-12T11:00:00.000Z',
      statistic: 'mean',
      endedByResolution: 1,
      reopened: 0,
      duplicates: 0,
      negative: 0,
      bySeverity: [
        severity('SEV1', 1, 900, 5400),
        severity('SEV2', 2, 5400, 9000),
        { ...severity('SEV3', 1, 14_400, 21_600), open: 1 },
      ],
      ...parts.time_to_restore,
    },
  };
}

const unlevelled = {
  missing: null,
  level: null,
  levelRange: null,
  unrated: 'no_levels' as const,
  minimum: 0,
  interval: null,
  change: null,
};

/** What is measured besides the four metrics. */
export const furtherMetrics: FurtherMetrics = {
  failed_deployment_recovery_time: {
    ...unlevelled,
    value: 4800,
    unit: 'seconds',
    n: 3,
    mean: 5000,
    p50: 4800,
    p75: 6000,
    p90: 6600,
    p95: null,
    p99: null,
    statistic: 'median',
    open: 0,
  },
  deployment_rework_rate: {
    ...unlevelled,
    value: 10 / 152,
    unit: 'fraction',
    n: 152,
    rework: 10,
    halfYear: { value: 0.07, n: 900 },
  },
  batch_size: {
    ...unlevelled,
    value: 1,
    unit: 'commits',
    n: 131,
    p95: 4,
  },
};

function severity(
  name: string,
  n: number,
  mitigated: number,
  resolved: number,
) {
  return {
    severity: name,
    n,
    open: 0,
    mitigatedMean: mitigated,
    resolvedMean: resolved,
    p95: null,
  };
}

/** The report of a healthy service, with parts replaced. */
export function aReport(parts: Partial<ServiceMetrics> = {}): ServiceMetrics {
  return {
    entityRef: 'component:default/checkout',
    environment: 'production',
    environments: ['production', 'staging'],
    timeZone: 'UTC',
    window: {
      from: '2026-02-11T00:00:00.000Z',
      to: NOW,
      elapsedDays: 29.58,
    },
    previousWindow: {
      from: '2026-01-12T00:00:00.000Z',
      to: '2026-02-11T00:00:00.000Z',
      elapsedDays: 30,
    },
    state: 'ready',
    metrics: someMetrics(),
    further: furtherMetrics,
    overall: { level: 'high', limitedBy: ['lead_time', 'time_to_restore'] },
    percentiles: exact,
    lastEventAt: '2026-03-12T13:56:00.000Z',
    lastDeploymentAt: '2026-03-12T12:40:00.000Z',
    hasIncidentSource: true,
    definitions,
    ...parts,
  };
}

/** The report of a service without deployments in the window. */
export function aQuietReport(
  parts: Partial<ServiceMetrics> = {},
): ServiceMetrics {
  const none = { value: null, n: 0, level: null, change: null, interval: null };
  const missing = { ...none, missing: 'no_deployments' as const };
  return aReport({
    window: {
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-31T00:00:00.000Z',
      elapsedDays: 30,
    },
    metrics: someMetrics({
      deployment_frequency: { value: 0, n: 0, failedAttempts: 0, change: null },
      lead_time: { ...missing, unrated: 'no_deployments', deployments: 0 },
      change_failure_rate: { ...missing, unrated: 'no_deployments', failed: 0 },
      time_to_restore: {
        ...none,
        missing: 'no_incidents',
        unrated: 'no_incidents',
        open: 0,
        bySeverity: [],
      },
    }),
    overall: { level: null, limitedBy: [] },
    lastDeploymentAt: '2026-02-12T09:00:00.000Z',
    ...parts,
  });
}

/** A backend that has worked everything off. */
export function aStatus(parts: Partial<DoraStatus> = {}): DoraStatus {
  return {
    revision: 'r1',
    pendingDeliveries: 0,
    staleServices: 0,
    imports: [],
    rebuilding: null,
    ...parts,
  };
}
