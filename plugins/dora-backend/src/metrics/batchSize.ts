import { BatchSize } from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { medianInterval } from './intervals';
import { Measured, MetricInput, rating } from './metricInput';
import { ascending, distribution, quantile } from './percentiles';
import { contains } from './windows';

function sizes({ rows, window }: Measured): number[] {
  return ascending(
    rows.deployments
      .filter(
        row =>
          row.succeeded &&
          row.stageSeconds.length > 0 &&
          contains(window, row.finishedAt),
      )
      .map(row => row.stageSeconds.length),
  );
}

function withHeadline(values: number[]) {
  return { seconds: values, headline: quantile(values, 0.5) };
}

/** The median of the commits that a deployment brings, of those that bring any. */
export function batchSize(input: MetricInput): BatchSize {
  const { previous, hasEvents } = input;
  const values = sizes(input);
  const current = withHeadline(values);
  const interval = medianInterval(values);
  return {
    value: current.headline,
    unit: 'commits',
    n: values.length,
    minimum: 0,
    ...rating(current.headline, {
      missing: hasEvents ? 'no_commits' : 'no_events',
      observed: values.length,
      minimum: 0,
      interval,
      bands: [],
    }),
    interval,
    change: durationChange(
      previous ? withHeadline(sizes(previous)) : null,
      current,
      1,
    ),
    p95: distribution(values).p95,
  };
}
