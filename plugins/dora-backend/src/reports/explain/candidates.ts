import { ExplainedMetric } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import {
  contains,
  Exclusion,
  notInRework,
  REWORK_KINDS,
  SelectedDeployment,
  SelectedIncident,
  SelectedRows,
  Span,
} from '../../metrics';
import { exclusionText, kindText } from './exclusions';

/** A row that may count in a metric, before anything is looked up about it. */
export interface Candidate {
  kind: 'deployment' | 'commit' | 'change' | 'incident';
  /** Of the deployment or incident. */
  id: string;
  entityRef: string;
  at: Instant;
  /** In the unit of the metric; null where it is only counted. */
  value: number | null;
  /** Null when it counts. */
  excluded: string | null;
  /** The commits that a lead time is made of. */
  shas: string[];
  /** The pull request that a lead time is of. */
  change: string | null;
}

type Rows = Array<{ entityRef: string; rows: SelectedRows }>;

/** All rows of a window that count in a metric or are left out of it. */
export function candidatesOf(
  metric: ExplainedMetric,
  services: Rows,
  window: Span,
  now: Instant,
): Candidate[] {
  const deployments = services.flatMap(({ entityRef, rows }) =>
    rows.deployments
      .filter(({ finishedAt }) => contains(window, finishedAt))
      .map(row => ({ entityRef, row })),
  );
  switch (metric) {
    case 'lead_time':
      return deployments.flatMap(({ entityRef, row }) =>
        leadTimes(entityRef, row),
      );
    case 'time_to_restore':
    case 'failed_deployment_recovery_time':
      return incidentsOf(services, window, metric);
    default:
      return deployments.flatMap(({ entityRef, row }) => {
        const judged = judge(metric, row, now);
        return judged ? [{ ...ofDeployment(entityRef, row), ...judged }] : [];
      });
  }
}

type Judged = Pick<Candidate, 'value' | 'excluded'>;

function judge(
  metric: ExplainedMetric,
  row: SelectedDeployment,
  now: Instant,
): Judged | undefined {
  switch (metric) {
    case 'deployment_frequency':
      return { value: null, excluded: notInFrequency(row) };
    case 'change_failure_rate':
      return {
        value: row.failures.length > 0 ? 1 : 0,
        excluded: notInFailureRate(row, now),
      };
    case 'deployment_rework_rate':
      return {
        value: REWORK_KINDS.includes(row.kind) ? 1 : 0,
        excluded: textOf(row, notInRework(row)),
      };
    default:
      return row.succeeded && row.stageSeconds.length > 0
        ? { value: row.stageSeconds.length, excluded: null }
        : undefined;
  }
}

function notInFrequency(row: SelectedDeployment): string | null {
  const rollout = row.succeeded ? null : ('failed_rollout' as const);
  return textOf(row, row.notInFrequency ?? rollout);
}

function notInFailureRate(
  row: SelectedDeployment,
  now: Instant,
): string | null {
  const early = row.maturesAt <= now ? null : ('provisional' as const);
  return textOf(row, row.notInFailureRate ?? early);
}

function textOf(
  { kind }: SelectedDeployment,
  reason: Exclusion | null,
): string | null {
  if (reason === null) {
    return null;
  }
  return reason === 'kind' ? kindText(kind) : exclusionText(reason);
}

function ofDeployment(
  entityRef: string,
  { id, finishedAt }: SelectedDeployment,
): Omit<Candidate, 'value' | 'excluded'> {
  return {
    kind: 'deployment',
    id,
    entityRef,
    at: finishedAt,
    shas: [],
    change: null,
  };
}

function leadTimes(entityRef: string, row: SelectedDeployment): Candidate[] {
  return row.leadTimes.map(({ seconds, shas, change }) => ({
    ...ofDeployment(entityRef, row),
    kind: kindOf(shas, change),
    value: seconds,
    excluded: null,
    shas,
    change,
  }));
}

function kindOf(shas: string[], change: string | null): Candidate['kind'] {
  if (change !== null) {
    return 'change';
  }
  return shas.length === 1 ? 'commit' : 'deployment';
}

/** Each once, however many services it affects. */
function incidentsOf(
  services: Rows,
  window: Span,
  metric: 'time_to_restore' | 'failed_deployment_recovery_time',
): Candidate[] {
  const byId = new Map<string, Candidate>();
  for (const { entityRef, rows } of services) {
    for (const row of rows.incidents) {
      const known = byId.get(row.id);
      const candidate = ofIncident(entityRef, row, metric);
      const isBetter = known?.excluded && candidate.excluded === null;
      if (contains(window, row.detectedAt) && (!known || isBetter)) {
        byId.set(row.id, candidate);
      }
    }
  }
  return [...byId.values()];
}

function ofIncident(
  entityRef: string,
  row: SelectedIncident,
  metric: 'time_to_restore' | 'failed_deployment_recovery_time',
): Candidate {
  const isForeign =
    metric === 'failed_deployment_recovery_time' && !row.isChangeRelated;
  const reason = isForeign ? 'not_change_related' : row.excluded;
  return {
    kind: 'incident',
    id: row.id,
    entityRef,
    at: row.detectedAt,
    value: row.seconds,
    excluded: reason === null ? null : exclusionText(reason),
    shas: [],
    change: null,
  };
}
