import {
  Change,
  DEPLOYMENT_KINDS,
  DeploymentFrequency,
  DeploymentKind,
} from '@dora-metrics/backstage-plugin-dora-common';
import { changeOf } from './change';
import { dayOf } from './days';
import { garwood } from './intervals';
import { Measured, MetricInput, rating } from './metricInput';
import { ascending, quantile } from './percentiles';
import { SelectedDeployment } from './selectedRows';
import { compareRates } from './significance';
import { contains, Span } from './windows';

/** Attempts of the span that count once they succeed. */
export function attempts(
  deployments: readonly SelectedDeployment[],
  span: Span,
): SelectedDeployment[] {
  return deployments.filter(
    row => row.notInFrequency === null && contains(span, row.finishedAt),
  );
}

function count({ rows, window }: Measured) {
  const all = attempts(rows.deployments, window);
  const succeeded = all.filter(row => row.succeeded);
  const days = window.frequencyDays;
  return {
    succeeded: succeeded.length,
    failedAttempts: all.length - succeeded.length,
    days,
    perDay: days > 0 ? succeeded.length / days : null,
    medianInterval: medianInterval(succeeded),
    activeDays: new Set(
      succeeded.map(({ finishedAt }) => dayOf(finishedAt, window.timeZone)),
    ).size,
  };
}

/** Seconds between deployments, which says more than a rate where they are rare. */
function medianInterval(deployments: SelectedDeployment[]): number | null {
  const ends = ascending(deployments.map(({ finishedAt }) => finishedAt));
  const seconds = ends.slice(1).map((end, index) => (end - ends[index]) / 1000);
  return seconds.length < 2 ? null : quantile(ascending(seconds), 0.5);
}

function kinds({ rows, window }: Measured): Record<DeploymentKind, number> {
  const finished = rows.deployments.filter(
    row => row.succeeded && contains(window, row.finishedAt),
  );
  return Object.fromEntries(
    DEPLOYMENT_KINDS.map(kind => [
      kind,
      finished.filter(row => row.kind === kind).length,
    ]),
  ) as Record<DeploymentKind, number>;
}

type Count = ReturnType<typeof count>;

function change(before: Count | null, after: Count): Change | null {
  if (!before || before.perDay === null || after.perDay === null) {
    return null;
  }
  return changeOf({
    previous: before.perDay,
    previousN: before.succeeded,
    current: after.perDay,
    pValue: compareRates(
      { count: before.succeeded, days: before.days },
      { count: after.succeeded, days: after.days },
    ),
    better: 'higher',
  });
}

/**
 * Successful deployments per elapsed day. A watched service without
 * deployments has 0, which is an observation; `minimum` counts observed days.
 */
export function deploymentFrequency(input: MetricInput): DeploymentFrequency {
  const { profile, previous, hasEvents } = input;
  const now = count(input);
  const value = hasEvents ? now.perDay : null;
  const minimum = profile.minimums.deploymentFrequencyDays;
  const interval = value === null ? null : garwood(now.succeeded, now.days);
  return {
    value,
    unit: 'per_day',
    n: now.succeeded,
    minimum,
    ...rating(value, {
      missing: hasEvents ? 'no_deployments' : 'no_events',
      observed: now.days,
      minimum,
      interval,
      bands: profile.levels.deployment_frequency,
    }),
    interval,
    change: hasEvents ? change(previous ? count(previous) : null, now) : null,
    failedAttempts: now.failedAttempts,
    kinds: kinds(input),
    medianInterval: now.medianInterval,
    activeDays: now.activeDays,
  };
}
