import { SeriesBucket } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Bucket } from './buckets';
import { changeFailures } from './changeFailureRate';
import { attempts } from './deploymentFrequency';
import { leadTimes } from './leadTime';
import { distribution, mean } from './percentiles';
import { restores } from './restores';
import { SelectedRows } from './selectedRows';

function seriesBucket(
  rows: SelectedRows,
  bucket: Bucket,
  now: Instant,
): SeriesBucket {
  const all = attempts(rows.deployments, bucket);
  const succeeded = all.filter(row => row.succeeded).length;
  const lead = leadTimes(rows.deployments, bucket);
  const { p50, p95 } = distribution(lead);
  const failures = changeFailures(rows.deployments, bucket, now);
  const { seconds, open } = restores(rows.incidents, bucket);
  return {
    day: bucket.day,
    running: bucket.running,
    succeeded,
    failed: all.length - succeeded,
    leadTimeP50: p50,
    leadTimeP95: p95,
    commits: lead.length,
    changeFailureRate: failures.fraction,
    mature: failures.mature,
    restoreMean: mean(seconds),
    incidents: seconds.length + open.length,
  };
}

/**
 * The trend of the four metrics. Durations are in seconds and rates are
 * fractions, null where there is nothing to compute from; counts are 0 then.
 */
export function series(
  rows: SelectedRows,
  buckets: readonly Bucket[],
  now: Instant,
): SeriesBucket[] {
  return buckets.map(bucket => seriesBucket(rows, bucket, now));
}
