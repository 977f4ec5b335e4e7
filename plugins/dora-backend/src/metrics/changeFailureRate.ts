import {
  Change,
  ChangeFailureRate,
  FAILURE_RULES,
  FailureRule,
  MissingReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { changeOf } from './change';
import { wilson } from './intervals';
import { MetricInput, rating } from './metricInput';
import { SelectedDeployment } from './selectedRows';
import { compareShares } from './significance';
import { contains, Span } from './windows';

/** The judged deployments of a span, and those too young to be judged. */
export interface ChangeFailures {
  mature: number;
  failed: SelectedDeployment[];
  /** Failed of mature, as a fraction; null when none is mature. */
  fraction: number | null;
  provisional: number;
  provisionalFailed: number;
}

/**
 * Deployments by their outcome. A deployment is mature once the failure window
 * has passed since it finished; it counts as failed once, for any rules.
 */
export function changeFailures(
  deployments: readonly SelectedDeployment[],
  span: Span,
  now: Instant,
): ChangeFailures {
  const counted = deployments.filter(
    row => row.notInFailureRate === null && contains(span, row.finishedAt),
  );
  const mature = counted.filter(row => row.maturesAt <= now);
  const allFailed = counted.filter(row => row.failures.length > 0);
  const failed = mature.filter(row => row.failures.length > 0);
  return {
    mature: mature.length,
    failed,
    fraction: mature.length === 0 ? null : failed.length / mature.length,
    provisional: counted.length - mature.length,
    provisionalFailed: allFailed.length - failed.length,
  };
}

function causes(
  failed: readonly SelectedDeployment[],
): Record<FailureRule, number> {
  return Object.fromEntries(
    FAILURE_RULES.map(rule => [
      rule,
      failed.filter(row => row.failures.includes(rule)).length,
    ]),
  ) as Record<FailureRule, number>;
}

function whyMissing(
  { hasEvents }: MetricInput,
  { provisional }: ChangeFailures,
): MissingReason {
  if (!hasEvents) {
    return 'no_events';
  }
  return provisional > 0 ? 'not_mature' : 'no_deployments';
}

function change(
  before: ChangeFailures | null,
  after: ChangeFailures,
): Change | null {
  if (!before || before.fraction === null || after.fraction === null) {
    return null;
  }
  return changeOf({
    previous: before.fraction,
    previousN: before.mature,
    current: after.fraction,
    pValue: compareShares(
      { part: before.failed.length, n: before.mature },
      { part: after.failed.length, n: after.mature },
    ),
    better: 'lower',
  });
}

/** Failed deployments of all mature ones, as a fraction. */
export function changeFailureRate(input: MetricInput): ChangeFailureRate {
  const { rows, window, previous, profile, now } = input;
  const current = changeFailures(rows.deployments, window, now);
  const before = previous
    ? changeFailures(previous.rows.deployments, previous.window, now)
    : null;
  const minimum = profile.minimums.changeFailureDeployments;
  const interval = wilson(current.failed.length, current.mature);
  return {
    value: current.fraction,
    unit: 'fraction',
    n: current.mature,
    minimum,
    ...rating(current.fraction, {
      missing: whyMissing(input, current),
      observed: current.mature,
      minimum,
      interval,
      bands: profile.levels.change_failure_rate,
    }),
    interval,
    change: change(before, current),
    failed: current.failed.length,
    provisional: current.provisional,
    provisionalFailed: current.provisionalFailed,
    causes: causes(current.failed),
  };
}
