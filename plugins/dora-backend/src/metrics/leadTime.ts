import {
  DefinitionValues,
  LeadTime,
  MissingReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { attempts } from './deploymentFrequency';
import { headline, headlineInterval } from './headline';
import { Profile } from './levels';
import { Measured, MetricInput, rating } from './metricInput';
import { ascending, distribution } from './percentiles';
import { SelectedDeployment } from './selectedRows';
import { contains, Span } from './windows';

/** Lead times that the span delivered, in ascending seconds. */
export function leadTimes(
  deployments: readonly SelectedDeployment[],
  span: Span,
): number[] {
  return ascending(
    deployments
      .filter(row => row.succeeded && contains(span, row.finishedAt))
      .flatMap(row => row.leadTimes.map(({ seconds }) => seconds)),
  );
}

function durations({ rows, window }: Measured, profile: Profile) {
  const seconds = leadTimes(rows.deployments, window);
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
  const { rows, window, previous, profile } = input;
  const statistic = profile.leadTimeStatistic;
  const deployments = attempts(rows.deployments, window).filter(
    row => row.succeeded,
  );
  const current = durations(input, profile);
  const minimum = profile.minimums.leadTimeCommits;
  const interval = headlineInterval(current.seconds, statistic);
  return {
    value: current.headline,
    unit: 'seconds',
    n: current.seconds.length,
    minimum,
    ...rating(current.headline, {
      missing: whyMissing(input, deployments.length),
      observed: current.seconds.length,
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
    matchedDeployments: deployments.filter(row => row.leadTimes.length > 0)
      .length,
    deployments: deployments.length,
  };
}
