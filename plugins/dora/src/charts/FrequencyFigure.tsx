import { lazy, Suspense } from 'react';
import { ServiceSeries } from '@dora-metrics/backstage-plugin-dora-common';
import { bucketLabel, bucketRow } from './bucket';
import { ChartFrame } from './ChartFrame';
import { TableData } from './ChartTable';
import { LegendEntry } from './Legend';
import { MarkList } from './MarkList';
import { useChartColors } from './useChartColors';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';

const FrequencyChart = lazy(() =>
  import('./FrequencyChart').then(m => ({ default: m.FrequencyChart })),
);

const CAPTIONS = {
  day: 'chart.perDay',
  week: 'chart.perWeek',
  month: 'chart.perMonth',
} as const;

/** Deployments per bucket: the chart, its legend and its table. */
export function FrequencyFigure(props: {
  series: ServiceSeries;
  height: number;
}) {
  const { series, height } = props;
  const { t } = useFormat();
  const { accent, bad, subtle } = useChartColors();
  return (
    <ChartFrame
      caption={t(CAPTIONS[series.bucketSize])}
      summary={summaryOf(series, t)}
      table={tableOf(series, t)}
      height={height}
      footer={<MarkList series={series} />}
      legend={
        <>
          <LegendEntry
            swatch="bar"
            color={accent}
            label={t('chart.succeeded')}
          />
          <LegendEntry swatch="bar" color={bad} label={t('chart.failed')} />
          {series.buckets.some(bucket => bucket.running) && (
            <LegendEntry
              swatch="hatch"
              color={accent}
              label={t('chart.soFar')}
            />
          )}
          {series.previousBuckets.length > 0 && (
            <LegendEntry
              swatch="dashes"
              color={subtle}
              label={t('chart.previous')}
            />
          )}
        </>
      }
    >
      <Suspense fallback={null}>
        <FrequencyChart series={series} t={t} />
      </Suspense>
    </ChartFrame>
  );
}

function tableOf(series: ServiceSeries, t: Translate): TableData {
  const compared = series.previousBuckets.length > 0;
  return {
    columns: [
      t(`chart.${series.bucketSize}`),
      t('chart.succeeded'),
      t('chart.failed'),
      ...(compared ? [t('chart.previous')] : []),
    ],
    rows: series.buckets.map((bucket, index) => {
      const before = series.previousBuckets.at(index);
      const previous = before ? String(before.succeeded + before.failed) : '–';
      return [
        bucketRow(bucket, series, t),
        String(bucket.succeeded),
        String(bucket.failed),
        ...(compared ? [previous] : []),
      ];
    }),
  };
}

function summaryOf(series: ServiceSeries, t: Translate): string {
  const { buckets } = series;
  const sum = (count: (bucket: (typeof buckets)[number]) => number) =>
    buckets.reduce((total, bucket) => total + count(bucket), 0);
  const most = buckets.reduce<(typeof buckets)[number] | undefined>(
    (best, bucket) =>
      !best || bucket.succeeded > best.succeeded ? bucket : best,
    undefined,
  );
  return t('chart.frequencySummary', {
    succeeded: String(sum(bucket => bucket.succeeded)),
    failed: String(sum(bucket => bucket.failed)),
    most: String(most?.succeeded ?? 0),
    day: most ? bucketLabel(most.day, series.bucketSize, t('locale')) : '–',
  });
}
