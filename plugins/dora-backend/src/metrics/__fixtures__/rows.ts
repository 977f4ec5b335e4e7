import { seedProfile } from '../levels';
import { MetricInput } from '../metricInput';
import { DeploymentRow, IncidentRow } from '../rows';

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** The thirty days of June 2025, seen ten days later. */
export const june = {
  fromMs: Date.UTC(2025, 5, 1),
  toMs: Date.UTC(2025, 6, 1),
  elapsedDays: 30,
};

export const may = {
  fromMs: Date.UTC(2025, 4, 1),
  toMs: Date.UTC(2025, 5, 1),
  elapsedDays: 31,
};

export const afterJune = Date.UTC(2025, 6, 10);

export function deployment(row: Partial<DeploymentRow> = {}): DeploymentRow {
  const finishedAt = row.finishedAt ?? june.fromMs + DAY_MS;
  return {
    startedAt: finishedAt - MINUTE_MS,
    finishedAt,
    kind: 'deploy',
    succeeded: true,
    failures: [],
    leadSeconds: [],
    stageSeconds: [],
    ...row,
  };
}

/** `count` deployments a minute apart, the first `failed` of them rolled back. */
export function deployments(
  count: number,
  options: { failed?: number; from?: number } = {},
): DeploymentRow[] {
  const { failed = 0, from = june.fromMs } = options;
  return Array.from({ length: count }, (_, index) =>
    deployment({
      finishedAt: from + index * MINUTE_MS,
      failures: index < failed ? ['rollback'] : [],
    }),
  );
}

/** An incident that is mitigated after `minutes`; open when null. */
export function incident(
  minutes: number | null,
  row: Partial<IncidentRow> = {},
): IncidentRow {
  const detectedAt = row.detectedAt ?? june.fromMs + DAY_MS;
  return {
    id: `INC-${detectedAt}-${minutes}`,
    detectedAt,
    severity: 'SEV2',
    mitigatedAt: minutes === null ? null : detectedAt + minutes * MINUTE_MS,
    resolvedAt: null,
    ...row,
  };
}

export function inputOf(
  rows: Partial<MetricInput['rows']>,
  rest: Partial<MetricInput> = {},
): MetricInput {
  return {
    rows: { deployments: [], incidents: [], ...rows },
    window: june,
    profile: seedProfile,
    now: afterJune,
    hasEvents: true,
    ...rest,
  };
}
