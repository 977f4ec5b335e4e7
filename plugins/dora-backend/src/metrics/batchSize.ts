import { BatchSize } from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { medianInterval } from './intervals';
import { Measured, MetricInput, rating } from './metricInput';
import { distribution, quantile } from './percentiles';
import { sizeOf } from './samples';

function withHeadline({ tally }: Measured) {
  const { batchSizes } = tally;
  return { seconds: batchSizes, headline: quantile(batchSizes, 0.5) };
}

/** The median of the commits that a deployment brings, of those that bring any. */
export function batchSize(input: MetricInput): BatchSize {
  const { previous, hasEvents } = input;
  const values = input.tally.batchSizes;
  const n = sizeOf(values);
  const current = withHeadline(input);
  const interval = medianInterval(values);
  return {
    value: current.headline,
    unit: 'commits',
    n,
    minimum: 0,
    ...rating(current.headline, {
      missing: hasEvents ? 'no_commits' : 'no_events',
      observed: n,
      minimum: 0,
      interval,
      bands: [],
    }),
    interval,
    change: durationChange(
      previous ? withHeadline(previous) : null,
      current,
      1,
    ),
    p95: distribution(values).p95,
  };
}
