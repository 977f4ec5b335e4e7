import {
  DefinitionValues,
  LeadTime,
  MissingReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { headline, headlineInterval } from './headline';
import { Profile } from './levels';
import { Measured, MetricInput, rating } from './metricInput';
import { distribution } from './percentiles';
import { sizeOf } from './samples';

function durations({ tally }: Measured, profile: Profile) {
  const seconds = tally.leadTimes;
  return { seconds, headline: headline(seconds, profile.leadTimeStatistic) };
}

function whyMissing(input: MetricInput, deployments: number): MissingReason {
  if (!input.hasEvents) {
    return 'no_events';
  }
  return deployments === 0 ? 'no_deployments' : 'no_commits';
}

/**
 * Seconds from a change to the deployment that first delivered it. The value is
 * the median by default, for few old changes would pull up a mean.
 */
export function leadTime(
  input: MetricInput,
  leadTimeUnit: DefinitionValues['leadTimeUnit'] = 'commit',
): LeadTime {
  const { tally, previous, profile } = input;
  const statistic = profile.leadTimeStatistic;
  const { succeeded, withLeadTimes } = tally.deployments;
  const current = durations(input, profile);
  const minimum = profile.minimums.leadTimeCommits;
  const n = sizeOf(current.seconds);
  const interval = headlineInterval(current.seconds, statistic);
  return {
    value: current.headline,
    unit: 'seconds',
    n,
    minimum,
    ...rating(current.headline, {
      missing: whyMissing(input, succeeded),
      observed: n,
      minimum,
      interval,
      bands: profile.levels.lead_time,
    }),
    interval,
    change: durationChange(
      previous ? durations(previous, profile) : null,
      current,
      1,
    ),
    ...distribution(current.seconds),
    statistic,
    leadTimeUnit,
    matchedDeployments: withLeadTimes,
    deployments: succeeded,
  };
}
