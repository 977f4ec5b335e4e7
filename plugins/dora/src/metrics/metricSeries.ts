import {
  MetricId,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';

/** The course of a metric; a bucket without a value is null. */
export function pointsOf(
  metric: MetricId,
  series: ServiceSeries | undefined,
): (number | null)[] | undefined {
  return series?.buckets.map(bucket => {
    switch (metric) {
      case 'deployment_frequency':
        return bucket.succeeded;
      case 'lead_time':
        return bucket.leadTimeP50;
      case 'change_failure_rate':
        return bucket.changeFailureRate;
      default:
        return bucket.restoreMean;
    }
  });
}
