import {
  Change,
  ChangeFailureRate,
  MissingReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { changeOf } from './change';
import { wilson } from './intervals';
import { MetricInput, rating } from './metricInput';
import { compareShares } from './significance';
import { ChangeFailures } from './tally';

/** Failed of mature deployments, as a fraction; null when none is mature. */
export function failedFraction({
  failed,
  mature,
}: ChangeFailures): number | null {
  return mature === 0 ? null : failed / mature;
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
  const previous = before && failedFraction(before);
  const current = failedFraction(after);
  if (!before || previous === null || current === null) {
    return null;
  }
  return changeOf({
    previous,
    previousN: before.mature,
    current,
    pValue: compareShares(
      { part: before.failed, n: before.mature },
      { part: after.failed, n: after.mature },
    ),
    better: 'lower',
  });
}

/** Failed deployments of all mature ones, as a fraction. */
export function changeFailureRate(input: MetricInput): ChangeFailureRate {
  const { tally, previous, profile } = input;
  const current = tally.changeFailures;
  const { mature, failed, provisional, provisionalFailed, causes } = current;
  const value = failedFraction(current);
  const minimum = profile.minimums.changeFailureDeployments;
  const interval = wilson(failed, mature);
  return {
    value,
    unit: 'fraction',
    n: mature,
    minimum,
    ...rating(value, {
      missing: whyMissing(input, current),
      observed: mature,
      minimum,
      interval,
      bands: profile.levels.change_failure_rate,
    }),
    interval,
    change: change(previous?.tally.changeFailures ?? null, current),
    failed,
    provisional,
    provisionalFailed,
    causes,
  };
}
