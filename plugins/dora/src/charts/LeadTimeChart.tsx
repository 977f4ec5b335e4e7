import {
  CartesianGrid,
  ComposedChart,
  DotItemDotProps,
  Line,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  SeriesBucket,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { formatDuration, formatLimit } from '../format/duration';
import { Translate } from '../translation';
import { bucketLabel } from './bucket';
import { durationTicks } from './durationTicks';
import { MarkLines } from './MarkLines';
import { TooltipBox } from './TooltipBox';
import { useChartColors } from './useChartColors';

interface Row {
  bucket: SeriesBucket;
  label: string;
  p50: number | null;
  p95: number | null;
}

/** Median lead time per bucket, with P95 as a thin line; gaps are breaks. */
export function LeadTimeChart(props: { series: ServiceSeries; t: Translate }) {
  const { series, t } = props;
  const { accent, subtle, line, paper } = useChartColors();
  const tick = { fill: subtle, fontSize: 12 };
  const rows = rowsOf(series, t('locale'));
  const ticks = durationTicks(
    rows.flatMap(({ p50, p95 }) => [p50, p95]).filter(isDuration),
  );
  return (
    <ComposedChart
      responsive
      accessibilityLayer={false}
      style={{ width: '100%', height: '100%' }}
      data={rows}
      margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} stroke={line} />
      <XAxis
        dataKey="label"
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: line }}
        minTickGap={24}
      />
      <YAxis
        scale="log"
        domain={[ticks[0], ticks[ticks.length - 1]]}
        ticks={ticks}
        interval={0}
        tickFormatter={seconds => formatLimit(seconds, t)}
        tick={tick}
        tickLine={false}
        axisLine={false}
        width={56}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: line }}
        content={({ active, payload }) =>
          active && payload?.length ? (
            <BucketTooltip row={payload[0].payload} t={t} />
          ) : null
        }
      />
      <Line
        dataKey="p95"
        stroke={accent}
        strokeOpacity={0.55}
        strokeWidth={1}
        dot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="p50"
        stroke={accent}
        strokeWidth={2}
        isAnimationActive={false}
        dot={(dot: DotItemDotProps) => (
          <MedianDot key={dot.index} dot={dot} color={accent} paper={paper} />
        )}
      />
      <MarkLines series={series} locale={t('locale')} />
    </ComposedChart>
  );
}

function rowsOf(series: ServiceSeries, locale: string): Row[] {
  return series.buckets.map(bucket => ({
    bucket,
    label: bucketLabel(bucket.day, series.bucketSize, locale),
    // A logarithmic axis has no place for zero.
    p50: bucket.leadTimeP50 && Math.max(1, bucket.leadTimeP50),
    p95: bucket.leadTimeP95 && Math.max(1, bucket.leadTimeP95),
  }));
}

function isDuration(value: number | null): value is number {
  return value !== null;
}

/** Small, so that a day between two gaps is seen; hollow while it is running. */
function MedianDot(props: {
  dot: DotItemDotProps;
  color: string;
  paper: string;
}) {
  const { dot, color, paper } = props;
  const running = (dot.payload as Row).bucket.running;
  if (dot.cx === undefined || dot.cy === undefined || dot.value === null) {
    return null;
  }
  return (
    <circle
      cx={dot.cx}
      cy={dot.cy}
      r={running ? 3.5 : 2}
      fill={running ? paper : color}
      stroke={color}
      strokeWidth={running ? 1.5 : 0}
    />
  );
}

function BucketTooltip({ row, t }: { row: Row; t: Translate }) {
  const { bucket, label, p50, p95 } = row;
  const duration = (value: number | null) =>
    value === null ? t('chart.noData') : formatDuration(value, t);
  const rows: [string, string][] = [[t('statistic.p50'), duration(p50)]];
  if (p95 !== null) {
    rows.push([t('statistic.p95'), duration(p95)]);
  }
  rows.push([t('chart.changes'), String(bucket.commits)]);
  return (
    <TooltipBox
      title={bucket.running ? `${label}, ${t('chart.soFar')}` : label}
      rows={rows}
    />
  );
}
