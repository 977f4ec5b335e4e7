import {
  MetricId,
  MetricValue,
} from '@dora-metrics/backstage-plugin-dora-common';

/** What each metric is counted in. */
export const UNITS: Record<MetricId, MetricValue['unit']> = {
  deployment_frequency: 'per_day',
  lead_time: 'seconds',
  change_failure_rate: 'fraction',
  time_to_restore: 'seconds',
};
