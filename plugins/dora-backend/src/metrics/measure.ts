import { ServiceMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { changeFailureRate } from './changeFailureRate';
import { deploymentFrequency } from './deploymentFrequency';
import { leadTime } from './leadTime';
import { overall } from './levels';
import { MetricInput } from './metricInput';
import { timeToRestore } from './timeToRestore';

/** The four metrics and the overall level of one service, team or organisation. */
export function measure(
  input: MetricInput,
): Pick<ServiceMetrics, 'metrics' | 'overall'> {
  const metrics = {
    deployment_frequency: deploymentFrequency(input),
    lead_time: leadTime(input),
    change_failure_rate: changeFailureRate(input),
    time_to_restore: timeToRestore(input),
  };
  return {
    metrics,
    overall: overall({
      deployment_frequency: metrics.deployment_frequency.level,
      lead_time: metrics.lead_time.level,
      change_failure_rate: metrics.change_failure_rate.level,
      time_to_restore: metrics.time_to_restore.level,
    }),
  };
}
