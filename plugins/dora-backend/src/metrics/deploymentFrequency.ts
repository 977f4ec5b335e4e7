import {
  Change,
  DeploymentFrequency,
} from '@dora-metrics/backstage-plugin-dora-common';
import { changeOf } from './change';
import { garwood } from './intervals';
import { Measured, MetricInput, rating } from './metricInput';
import { compareRates } from './significance';

function count({ tally, window }: Measured) {
  const { succeeded } = tally.deployments;
  const days = window.frequencyDays;
  return { succeeded, days, perDay: days > 0 ? succeeded / days : null };
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
  const { tally, profile, previous, hasEvents } = input;
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
    failedAttempts: tally.deployments.failedAttempts,
    kinds: tally.deployments.kinds,
    medianInterval: tally.deployments.medianInterval,
    activeDays: tally.deployments.activeDays,
  };
}
