import {
  METRIC_IDS,
  MetricId,
  ServiceMetrics,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { TileSkeleton } from '../components/Skeleton';
import { Tile } from '../components/Tile';
import { TileGrid } from '../components/TileGrid';
import { pointsOf } from './metricSeries';

/** The four metrics of a service, or their shapes while they are on their way. */
export function Tiles(props: {
  report: ServiceMetrics | undefined;
  series: ServiceSeries | undefined;
  linkTo: (metric: MetricId) => string;
  selected?: MetricId;
  /** One below the other where there is little room. */
  stacked?: boolean;
}) {
  const { report, series, linkTo, selected, stacked } = props;
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
          />
        ) : (
          <TileSkeleton key={metric} />
        ),
      )}
    </TileGrid>
  );
}
