import { SeriesBucket } from '@dora-metrics/backstage-plugin-dora-common';
import { Bucket } from './buckets';
import { failedFraction } from './changeFailureRate';
import { distribution, mean } from './percentiles';
import { sizeOf } from './samples';
import { Tally } from './tally';

/**
 * A step of the trend of the four metrics. Durations are in seconds and rates
 * are fractions, null where there is nothing to compute from; counts are 0 then.
 */
export function seriesBucket(
  { deployments, leadTimes, changeFailures, restores }: Tally,
  bucket: Bucket,
): SeriesBucket {
  const { p50, p95 } = distribution(leadTimes);
  const { seconds, open } = restores;
  return {
    day: bucket.day,
    running: bucket.running,
    succeeded: deployments.succeeded,
    failed: deployments.failedAttempts,
    leadTimeP50: p50,
    leadTimeP95: p95,
    commits: sizeOf(leadTimes),
    changeFailureRate: failedFraction(changeFailures),
    mature: changeFailures.mature,
    restoreMean: mean(seconds),
    incidents: sizeOf(seconds) + open.length,
  };
}
