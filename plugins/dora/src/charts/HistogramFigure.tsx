import {
  HistogramBin,
  LeadTime,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { formatDuration, formatLimit } from '../format/duration';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { ChartFrame } from './ChartFrame';
import { Histogram, Percentile } from './Histogram';

/** How lead times are distributed: the chart and its table. */
export function HistogramFigure(props: {
  series: ServiceSeries;
  leadTime: LeadTime;
  height: number;
}) {
  const { series, leadTime, height } = props;
  const { t } = useFormat();
  const bins = series.leadTimeHistogram;
  return (
    <ChartFrame
      caption={t('chart.distribution')}
      summary={summaryOf(bins, leadTime, t)}
      table={{
        columns: [t('chart.leadTime'), t('chart.changes')],
        rows: bins.map(bin => [binLabel(bin, t), String(bin.count)]),
      }}
      height={height}
    >
      <Histogram bins={bins} percentiles={marksOf(leadTime, t)} t={t} />
    </ChartFrame>
  );
}

function marksOf(leadTime: LeadTime, t: Translate): Percentile[] {
  return (['p50', 'p95', 'p99'] as const).flatMap(name => {
    const seconds = leadTime[name];
    return seconds === null ? [] : [{ name: t(`statistic.${name}`), seconds }];
  });
}

function binLabel({ fromSeconds, toSeconds }: HistogramBin, t: Translate) {
  if (toSeconds === null) {
    return t('chart.above', { from: formatLimit(fromSeconds, t) });
  }
  const to = formatLimit(toSeconds, t);
  return fromSeconds === 0
    ? t('chart.below', { to })
    : t('chart.between', { from: formatLimit(fromSeconds, t), to });
}

function summaryOf(bins: HistogramBin[], leadTime: LeadTime, t: Translate) {
  const fullest = bins.reduce<HistogramBin | undefined>(
    (best, bin) => (!best || bin.count > best.count ? bin : best),
    undefined,
  );
  return t('chart.histogramSummary', {
    changes: t('count.changes', { count: leadTime.n }),
    bin: fullest ? binLabel(fullest, t) : '–',
    p50: percentileText(leadTime.p50, 1, t),
    p95: percentileText(leadTime.p95, 20, t),
    p99: percentileText(leadTime.p99, 100, t),
  });
}

/** A percentile, or how many changes it needs. */
export function percentileText(
  seconds: number | null,
  minimum: number,
  t: Translate,
): string {
  return seconds === null
    ? t('statistic.needs', { minimum: String(minimum) })
    : formatDuration(seconds, t);
}
