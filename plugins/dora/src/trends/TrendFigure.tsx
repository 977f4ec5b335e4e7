import { lazy, Suspense } from 'react';
import { alpha } from '@material-ui/core/styles';
import { MetricTrend } from '@dora-metrics/backstage-plugin-dora-common';
import { ChartFrame } from '../charts/ChartFrame';
import { TableData } from '../charts/ChartTable';
import { LegendEntry } from '../charts/Legend';
import { useChartColors } from '../charts/useChartColors';
import { formatCalendarDay } from '../format/date';
import { DASH } from '../format/metric';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { SignalLegend } from './SignalMark';
import { SIGNALS } from './trendRows';
import { formatPoint, formatTrend, rateUnitOf } from './trendText';

const TrendChart = lazy(() =>
  import('./TrendChart').then(m => ({ default: m.TrendChart })),
);

/** A metric over weeks: the chart, its legend and its table. */
export function TrendFigure(props: { metric: MetricTrend; height: number }) {
  const { metric, height } = props;
  const { t } = useFormat();
  return (
    <ChartFrame
      caption={captionOf(metric, t)}
      summary={summaryOf(metric, t)}
      table={tableOf(metric, t)}
      height={height}
      legend={<TrendLegend metric={metric} />}
    >
      <Suspense fallback={null}>
        <TrendChart metric={metric} t={t} />
      </Suspense>
    </ChartFrame>
  );
}

function TrendLegend({ metric }: { metric: MetricTrend }) {
  const { t } = useFormat();
  const { accent, subtle, text } = useChartColors();
  const found = SIGNALS.filter(signal =>
    metric.points.some(({ signals }) => signals.includes(signal)),
  );
  return (
    <>
      <LegendEntry
        swatch="line"
        color={accent}
        label={t('weeklyTrend.value')}
      />
      {metric.limits && (
        <>
          <LegendEntry
            swatch="dashes"
            color={subtle}
            label={t('weeklyTrend.mean')}
          />
          <LegendEntry
            swatch="bar"
            color={alpha(accent, 0.25)}
            label={t('weeklyTrend.limits', {
              low: formatPoint(metric, metric.limits.low, t),
              high: formatPoint(metric, metric.limits.high, t),
            })}
          />
        </>
      )}
      {found.map(signal => (
        <SignalLegend
          key={signal}
          signal={signal}
          color={text}
          label={t(`weeklyTrend.signal.${signal}`)}
        />
      ))}
    </>
  );
}

function captionOf(metric: MetricTrend, t: Translate): string {
  const caption = t('weeklyTrend.caption');
  switch (metric.unit) {
    case 'per_day':
      return `${caption}, ${t(`weeklyTrend.rate.${rateUnitOf(metric)}`)}`;
    case 'seconds':
      return `${caption}, ${t('weeklyTrend.logScale')}`;
    default:
      return caption;
  }
}

function summaryOf(metric: MetricTrend, t: Translate): string {
  const values = metric.points.flatMap(({ value }) => value ?? []);
  const range = t('weeklyTrend.range', {
    low: formatPoint(metric, Math.min(...values), t),
    high: formatPoint(metric, Math.max(...values), t),
    latest: formatPoint(metric, values[values.length - 1], t),
  });
  return `${t(`metric.${metric.metric}`)}. ${range} ${
    formatTrend(metric, t).text
  }`;
}

function tableOf(metric: MetricTrend, t: Translate): TableData {
  return {
    columns: [
      t('chart.week'),
      t('weeklyTrend.value'),
      t('weeklyTrend.rows'),
      t('weeklyTrend.signals'),
    ],
    rows: metric.points.map(({ day, value, n, signals }) => [
      formatCalendarDay(day, t('locale')),
      formatPoint(metric, value, t, n),
      String(n),
      signals.map(signal => t(`weeklyTrend.signal.${signal}`)).join(', ') ||
        DASH,
    ]),
  };
}
