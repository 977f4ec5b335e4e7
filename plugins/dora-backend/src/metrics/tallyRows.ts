import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { ascending, quantile } from './percentiles';
import { SelectedDeployment, SelectedRows } from './selectedRows';
import { Tally } from './tally';
import { TallyBuilder } from './TallyBuilder';
import { ValueList } from './values';
import { contains, Span } from './windows';

const EXACT = {
  durations: () => new ValueList(),
  sizes: () => new ValueList(),
};

/** Counts the rows of a span; every value is kept, so nothing is lost. */
export function tallyRows(
  rows: SelectedRows,
  span: Span & { timeZone: string },
  now: Instant,
): Tally {
  const builder = new TallyBuilder(EXACT);
  const deployments = rows.deployments.filter(({ finishedAt }) =>
    contains(span, finishedAt),
  );
  for (const row of deployments) {
    builder.addDeployment(row, { timeZone: span.timeZone, now });
  }
  for (const row of rows.incidents) {
    if (contains(span, row.detectedAt)) {
      builder.addIncident(row);
    }
  }
  const tally = builder.build();
  return {
    ...tally,
    deployments: {
      ...tally.deployments,
      medianInterval: medianInterval(
        deployments.filter(row => row.notInFrequency === null && row.succeeded),
      ),
    },
  };
}

/** Seconds between deployments, which says more than a rate where they are rare. */
function medianInterval(deployments: SelectedDeployment[]): number | null {
  const ends = ascending(deployments.map(({ finishedAt }) => finishedAt));
  const seconds = ends.slice(1).map((end, index) => (end - ends[index]) / 1000);
  return seconds.length < 2 ? null : quantile(ascending(seconds), 0.5);
}
