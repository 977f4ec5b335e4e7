import {
  Bar,
  BarShapeProps,
  CartesianGrid,
  ComposedChart,
  Line,
  Rectangle,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  SeriesBucket,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { bucketLabel } from './bucket';
import { MarkLines } from './MarkLines';
import { TooltipBox } from './TooltipBox';
import { useChartColors } from './useChartColors';

interface Row {
  bucket: SeriesBucket;
  before?: SeriesBucket;
  label: string;
  succeeded: number;
  failed: number;
  previous: number | null;
}

/** Deployments per bucket, with the period before as a dashed line. */
export function FrequencyChart(props: { series: ServiceSeries; t: Translate }) {
  const { series, t } = props;
  const { accent, bad, subtle, line } = useChartColors();
  const tick = { fill: subtle, fontSize: 12 };
  return (
    <ComposedChart
      responsive
      accessibilityLayer={false}
      style={{ width: '100%', height: '100%' }}
      data={rowsOf(series, t('locale'))}
      margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="25%"
    >
      <defs>
        {[accent, bad].map(color => (
          <Hatch key={color} color={color} />
        ))}
      </defs>
      <CartesianGrid vertical={false} stroke={line} />
      <XAxis
        dataKey="label"
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: line }}
        minTickGap={24}
      />
      <YAxis
        allowDecimals={false}
        tick={tick}
        tickLine={false}
        axisLine={false}
        width={32}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: line, opacity: 0.4 }}
        content={({ active, payload }) =>
          active && payload?.length ? (
            <BucketTooltip row={payload[0].payload} series={series} t={t} />
          ) : null
        }
      />
      <Bar
        dataKey="succeeded"
        stackId="deployments"
        fill={accent}
        maxBarSize={28}
        isAnimationActive={false}
        shape={(bar: BarShapeProps) => <Mark {...bar} color={accent} />}
      />
      <Bar
        dataKey="failed"
        stackId="deployments"
        fill={bad}
        maxBarSize={28}
        isAnimationActive={false}
        shape={(bar: BarShapeProps) => <Mark {...bar} color={bad} />}
      />
      <Line
        dataKey="previous"
        stroke={subtle}
        strokeWidth={1.5}
        strokeDasharray="4 4"
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <MarkLines series={series} locale={t('locale')} />
    </ComposedChart>
  );
}

function rowsOf(series: ServiceSeries, locale: string): Row[] {
  return series.buckets.map((bucket, index) => {
    const before = series.previousBuckets.at(index);
    return {
      bucket,
      before,
      label: bucketLabel(bucket.day, series.bucketSize, locale),
      succeeded: bucket.succeeded,
      failed: bucket.failed,
      previous: before ? before.succeeded + before.failed : null,
    };
  });
}

/** A bar; hatched while its bucket is still filling. */
function Mark(props: BarShapeProps & { color: string }) {
  const { color, x, y, width, height, payload } = props;
  const running = (payload as Row | undefined)?.bucket.running;
  return (
    <Rectangle
      x={x}
      y={y}
      width={width}
      height={height}
      radius={1.5}
      fill={running ? `url(#${hatchId(color)})` : color}
      stroke={running ? color : undefined}
    />
  );
}

function Hatch({ color }: { color: string }) {
  return (
    <pattern
      id={hatchId(color)}
      width={5}
      height={5}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width={2} height={5} fill={color} />
    </pattern>
  );
}

function hatchId(color: string): string {
  return `dora-hatch-${color.replace(/\W/g, '')}`;
}

function BucketTooltip(props: {
  row: Row;
  series: ServiceSeries;
  t: Translate;
}) {
  const { row, series, t } = props;
  const { bucket, before, label } = row;
  const previousDay =
    before && bucketLabel(before.day, series.bucketSize, t('locale'));
  const title = previousDay
    ? t('chart.versus', { day: label, previousDay })
    : label;
  const rows: [string, string][] = [
    [t('chart.succeeded'), String(bucket.succeeded)],
    [t('chart.failed'), String(bucket.failed)],
  ];
  if (row.previous !== null) {
    rows.push([t('chart.previous'), String(row.previous)]);
  }
  return (
    <TooltipBox
      title={bucket.running ? `${title}, ${t('chart.soFar')}` : title}
      rows={rows}
    />
  );
}
