import {
  LeadTime,
  MissingReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { attempts } from './deploymentFrequency';
import { medianInterval } from './intervals';
import { Measured, MetricInput, rating } from './metricInput';
import { ascending, distribution, quantile } from './percentiles';
import { DeploymentRow } from './rows';
import { contains, Span } from './windows';

/** Lead times of the commits that the span delivered, in ascending seconds. */
export function leadTimes(
  deployments: readonly DeploymentRow[],
  span: Span,
): number[] {
  return ascending(
    deployments
      .filter(row => row.succeeded && contains(span, row.finishedAt))
      .flatMap(row => row.leadSeconds),
  );
}

function durations({ rows, window }: Measured) {
  const seconds = leadTimes(rows.deployments, window);
  return { seconds, headline: quantile(seconds, 0.5) };
}

function whyMissing(input: MetricInput, deployments: number): MissingReason {
  if (!input.hasEvents) {
    return 'no_events';
  }
  return deployments === 0 ? 'no_deployments' : 'no_commits';
}

/**
 * Seconds from a commit to the deployment that first delivered it. The value is
 * the median over commits, for few old commits would pull up a mean.
 */
export function leadTime(input: MetricInput): LeadTime {
  const { rows, window, previous, profile } = input;
  const deployments = attempts(rows.deployments, window).filter(
    row => row.succeeded,
  );
  const current = durations(input);
  const minimum = profile.minimums.leadTimeCommits;
  return {
    value: current.headline,
    unit: 'seconds',
    n: current.seconds.length,
    minimum,
    ...rating(current.headline, {
      missing: whyMissing(input, deployments.length),
      observed: current.seconds.length,
      minimum,
      bands: profile.levels.lead_time,
    }),
    interval: medianInterval(current.seconds),
    change: durationChange(previous ? durations(previous) : null, current, 1),
    ...distribution(current.seconds),
    matchedDeployments: deployments.filter(row => row.leadSeconds.length > 0)
      .length,
    deployments: deployments.length,
  };
}
