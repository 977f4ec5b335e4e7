import { lazy, Suspense } from 'react';
import { ServiceSeries } from '@dora-metrics/backstage-plugin-dora-common';
import { formatDuration } from '../format/duration';
import { DASH } from '../format/metric';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { bucketRow } from './bucket';
import { ChartFrame } from './ChartFrame';
import { TableData } from './ChartTable';
import { LegendEntry } from './Legend';
import { MarkList } from './MarkList';
import { useChartColors } from './useChartColors';

const LeadTimeChart = lazy(() =>
  import('./LeadTimeChart').then(m => ({ default: m.LeadTimeChart })),
);

/** The course of the lead time: the chart, its legend and its table. */
export function LeadTimeFigure(props: {
  series: ServiceSeries;
  height: number;
}) {
  const { series, height } = props;
  const { t } = useFormat();
  const { accent } = useChartColors();
  return (
    <ChartFrame
      caption={`${t('chart.trend')}, ${t('chart.logScale')}`}
      summary={summaryOf(series, t)}
      table={tableOf(series, t)}
      height={height}
      footer={<MarkList series={series} />}
      legend={
        <>
          <LegendEntry
            swatch="line"
            color={accent}
            label={t('statistic.p50')}
          />
          <LegendEntry
            swatch="thin"
            color={accent}
            label={t('statistic.p95')}
          />
        </>
      }
    >
      <Suspense fallback={null}>
        <LeadTimeChart series={series} t={t} />
      </Suspense>
    </ChartFrame>
  );
}

function tableOf(series: ServiceSeries, t: Translate): TableData {
  const duration = (seconds: number | null) =>
    seconds === null ? DASH : formatDuration(seconds, t);
  return {
    columns: [
      t(`chart.${series.bucketSize}`),
      t('statistic.p50'),
      t('statistic.p95'),
      t('chart.changes'),
    ],
    rows: series.buckets.map(bucket => [
      bucketRow(bucket, series, t),
      duration(bucket.leadTimeP50),
      duration(bucket.leadTimeP95),
      String(bucket.commits),
    ]),
  };
}

function summaryOf(series: ServiceSeries, t: Translate): string {
  const medians = series.buckets
    .map(bucket => bucket.leadTimeP50)
    .filter((seconds): seconds is number => seconds !== null);
  if (medians.length === 0) {
    return t('chart.trendSummaryEmpty');
  }
  return t('chart.trendSummary', {
    low: formatDuration(Math.min(...medians), t),
    high: formatDuration(Math.max(...medians), t),
    latest: formatDuration(medians[medians.length - 1], t),
  });
}
