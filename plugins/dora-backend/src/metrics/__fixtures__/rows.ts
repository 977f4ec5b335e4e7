import {
  DefinitionValues,
  FailureRule,
} from '@dora-metrics/backstage-plugin-dora-common';
import { DEFAULT_VALUES, withValues } from '../../definitions';
import { classicProfile } from '../levels';
import { MeasuredWindow, MetricInput } from '../metricInput';
import { CommitRow, DeploymentRow, IncidentRow, Rows } from '../rows';
import { selectRows } from '../selectRows';
import { tallyRows } from '../tallyRows';

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

function utcMonth(month: number, days: number): MeasuredWindow {
  return {
    fromMs: Date.UTC(2025, month, 1),
    toMs: Date.UTC(2025, month + 1, 1),
    elapsedDays: days,
    frequencyDays: days,
    timeZone: 'UTC',
  };
}

/** The thirty days of June 2025, seen ten days later. */
export const june = utcMonth(5, 30);

export const may = utcMonth(4, 31);

export const afterJune = Date.UTC(2025, 6, 10);

/** A commit of which only the time is known that it was written. */
export function commit(
  authored: number,
  row: Partial<Omit<CommitRow, 'clocks'>> & {
    clocks?: Partial<CommitRow['clocks']>;
  } = {},
): CommitRow {
  return {
    sha: `${authored}`,
    change: null,
    isHead: false,
    byBot: false,
    isCherryPick: false,
    stageSeconds: [],
    ...row,
    clocks: {
      authored,
      committed: null,
      pushed: null,
      opened: null,
      approved: null,
      merged: null,
      ...row.clocks,
    },
  };
}

type DeploymentOptions = Partial<Omit<DeploymentRow, 'failures'>> & {
  failures?: FailureRule[];
  /** A commit for each, written so many seconds before the end. */
  leadSeconds?: number[];
};

export function deployment({
  failures = [],
  leadSeconds = [],
  ...row
}: DeploymentOptions = {}): DeploymentRow {
  const finishedAt = row.finishedAt ?? june.fromMs + DAY_MS;
  return {
    id: `${finishedAt}`,
    startedAt: finishedAt - MINUTE_MS,
    finishedAt,
    firstFinishedAt: finishedAt,
    kind: 'deploy',
    succeeded: true,
    failures: failures.map(rule => ({ rule, severity: null })),
    commits: leadSeconds.map(seconds => commit(finishedAt - seconds * 1000)),
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
    id: `INC-${detectedAt}-${minutes}-${row.severity}-${row.resolvedAt}`,
    detectedAt,
    severity: 'SEV2',
    mitigatedAt: minutes === null ? null : detectedAt + minutes * MINUTE_MS,
    resolvedAt: null,
    remediatedAt: null,
    openMs: null,
    reopens: 0,
    isDuplicate: false,
    cause: null,
    ...row,
  };
}

type InputOptions = Partial<
  Omit<MetricInput, 'tally' | 'previous' | 'halfYear'>
> & {
  previous?: { rows: Rows; window: MeasuredWindow };
  halfYear?: MeasuredWindow;
  definitions?: Partial<DefinitionValues>;
};

/** What the metrics of June are computed from, by the definitions. */
export function inputOf(
  rows: Partial<Rows>,
  { previous, halfYear, definitions = {}, ...rest }: InputOptions = {},
): MetricInput {
  const now = rest.now ?? afterJune;
  const values = withValues(DEFAULT_VALUES, definitions);
  const tally = (some: Partial<Rows>, window: MeasuredWindow) =>
    tallyRows(
      selectRows({ deployments: [], incidents: [], ...some }, values, now),
      window,
      now,
    );
  const window = rest.window ?? june;
  return {
    tally: tally(rows, window),
    window,
    profile: classicProfile,
    now,
    hasEvents: true,
    ...rest,
    previous: previous && {
      window: previous.window,
      tally: tally(previous.rows, previous.window),
    },
    halfYear: halfYear && tally(rows, halfYear).deployments.kinds,
  };
}
