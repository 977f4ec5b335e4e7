import {
  DefinitionValues,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { batchSize } from './batchSize';
import { changeFailureRate } from './changeFailureRate';
import { deploymentFrequency } from './deploymentFrequency';
import { leadTime } from './leadTime';
import { overall } from './levels';
import { MetricInput } from './metricInput';
import { recoveryTime } from './recoveryTime';
import { reworkRate } from './reworkRate';
import { timeToRestore } from './timeToRestore';

/** The four metrics and the overall level. */
export type FourMetrics = Pick<ServiceMetrics, 'metrics' | 'overall'>;

/** The four metrics of one service, team or organisation. */
export function measureFour(
  input: MetricInput,
  leadTimeUnit: DefinitionValues['leadTimeUnit'] = 'commit',
): FourMetrics {
  const metrics = {
    deployment_frequency: deploymentFrequency(input),
    lead_time: leadTime(input, leadTimeUnit),
    change_failure_rate: changeFailureRate(input),
    time_to_restore: timeToRestore(input),
  };
  return {
    metrics,
    overall: overall(
      {
        deployment_frequency: metrics.deployment_frequency.level,
        lead_time: metrics.lead_time.level,
        change_failure_rate: metrics.change_failure_rate.level,
        time_to_restore: metrics.time_to_restore.level,
      },
      input.profile.overallLevel,
    ),
  };
}

/** The same, with all that is told besides. */
export function measure(
  input: MetricInput,
  leadTimeUnit?: DefinitionValues['leadTimeUnit'],
): FourMetrics & Pick<ServiceMetrics, 'further'> {
  return {
    ...measureFour(input, leadTimeUnit),
    further: {
      failed_deployment_recovery_time: recoveryTime(input),
      deployment_rework_rate: reworkRate(input),
      batch_size: batchSize(input),
    },
  };
}
