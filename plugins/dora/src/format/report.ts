import { ServiceMetrics } from '@dora-metrics/backstage-plugin-dora-common';

/** What the reports of services, teams and the organisation have in common. */
export type MetricsReport = Pick<
  ServiceMetrics,
  | 'timeZone'
  | 'window'
  | 'previousWindow'
  | 'metrics'
  | 'definitions'
  | 'percentiles'
>;
