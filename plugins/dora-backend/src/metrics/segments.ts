import { Level, MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { Profile, rate } from './levels';
import { Measured } from './metricInput';
import { observe, observedValues } from './observations';

/** A level, or why there is none. */
export type LevelSegment = Level | 'too_few' | 'no_data';

/**
 * The level of each of the four metrics, as `measure` rates them; nothing else,
 * so that thousands of services are rated at once.
 */
export function segmentsOf(
  measured: Measured,
  profile: Profile,
  hasEvents: boolean,
): Record<MetricId, LevelSegment> {
  const values = observedValues(observe(measured), profile);
  const { minimums, levels } = profile;
  const segment = (id: MetricId, observed: number, minimum: number) => {
    const { value } = values[id];
    if (value === null || !hasEvents) {
      return 'no_data';
    }
    return observed < minimum
      ? 'too_few'
      : rate(value, levels[id]) ?? 'too_few';
  };
  const byRows = (id: MetricId, minimum: number) =>
    segment(id, values[id].n, minimum);
  return {
    deployment_frequency: segment(
      'deployment_frequency',
      measured.window.frequencyDays,
      minimums.deploymentFrequencyDays,
    ),
    lead_time: byRows('lead_time', minimums.leadTimeCommits),
    change_failure_rate: byRows(
      'change_failure_rate',
      minimums.changeFailureDeployments,
    ),
    time_to_restore: byRows('time_to_restore', minimums.restoreIncidents),
  };
}
