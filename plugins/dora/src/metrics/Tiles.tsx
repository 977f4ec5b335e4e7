import {
  METRIC_IDS,
  MetricId,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { TileSkeleton } from '../components/Skeleton';
import { Tile } from '../components/Tile';
import { TileGrid } from '../components/TileGrid';
import { MetricsReport } from '../format/report';
import { pointsOf } from './metricSeries';

/** The four metrics side by side, or their shapes while they are on their way. */
export function Tiles(props: {
  report: MetricsReport | undefined;
  series?: ServiceSeries;
  linkTo: (metric: MetricId) => string;
  selected?: MetricId;
  /** What else the help of each tile says. */
  note?: string;
  /** Where numbers are explained, when that is another page. */
  explainAt?: (metric: MetricId) => string;
  /** One below the other where there is little room. */
  stacked?: boolean;
}) {
  const { report, series, linkTo, selected, note, stacked } = props;
  const { explainAt } = props;
  return (
    <TileGrid stacked={stacked}>
      {METRIC_IDS.map(metric =>
        report ? (
          <Tile
            key={metric}
            metric={metric}
            report={report}
            points={pointsOf(metric, series)}
            to={linkTo(metric)}
            selected={metric === selected}
            note={note}
            explainTo={explainAt?.(metric)}
          />
        ) : (
          <TileSkeleton key={metric} />
        ),
      )}
    </TileGrid>
  );
}
