import {
  Change,
  DeploymentFrequency,
} from '@dora-metrics/backstage-plugin-dora-common';
import { changeOf } from './change';
import { garwood } from './intervals';
import { Measured, MetricInput, rating } from './metricInput';
import { DeploymentRow } from './rows';
import { compareRates } from './significance';
import { contains, Span } from './windows';

/** Attempts of the span to change what runs; no redeploys, no rollbacks. */
export function attempts(
  deployments: readonly DeploymentRow[],
  span: Span,
): DeploymentRow[] {
  return deployments.filter(
    row => row.kind === 'deploy' && contains(span, row.finishedAt),
  );
}

function count({ rows, window }: Measured) {
  const all = attempts(rows.deployments, window);
  const succeeded = all.filter(row => row.succeeded).length;
  return {
    succeeded,
    failedAttempts: all.length - succeeded,
    days: window.elapsedDays,
    perDay: window.elapsedDays > 0 ? succeeded / window.elapsedDays : null,
  };
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
  return {
    value,
    unit: 'per_day',
    n: now.succeeded,
    minimum,
    ...rating(value, {
      missing: hasEvents ? 'no_deployments' : 'no_events',
      observed: now.days,
      minimum,
      bands: profile.levels.deployment_frequency,
    }),
    interval: value === null ? null : garwood(now.succeeded, now.days),
    change: hasEvents ? change(previous ? count(previous) : null, now) : null,
    failedAttempts: now.failedAttempts,
  };
}
