import {
  CartesianGrid,
  ComposedChart,
  DotItemDotProps,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
  YAxisProps,
} from 'recharts';
import { MetricTrend } from '@dora-metrics/backstage-plugin-dora-common';
import { durationTicks } from '../charts/durationTicks';
import { TooltipBox } from '../charts/TooltipBox';
import { useChartColors } from '../charts/useChartColors';
import { formatCalendarDay } from '../format/date';
import { formatLimit } from '../format/duration';
import { formatNumber } from '../format/number';
import { formatPercent } from '../format/percent';
import { inUnit } from '../format/rate';
import { Translate } from '../translation';
import { SignalMark } from './SignalMark';
import { drawnLimits, TrendRow, trendRows } from './trendRows';
import { formatPoint, rateUnitOf } from './trendText';

/** Weekly values with their mean and natural limits; gaps are breaks. */
export function TrendChart(props: { metric: MetricTrend; t: Translate }) {
  const { metric, t } = props;
  const { accent, subtle, line, text } = useChartColors();
  const tick = { fill: subtle, fontSize: 12 };
  const rows = trendRows(metric);
  const limits = drawnLimits(metric);
  return (
    <ComposedChart
      responsive
      accessibilityLayer={false}
      style={{ width: '100%', height: '100%' }}
      data={rows}
      margin={{ top: 20, right: 16, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} stroke={line} />
      <XAxis
        dataKey="day"
        tickFormatter={day => formatCalendarDay(day, t('locale'))}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: line }}
        minTickGap={24}
      />
      <YAxis
        {...axisOf(metric, rows, t)}
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
            <WeekTooltip row={payload[0].payload} metric={metric} t={t} />
          ) : null
        }
      />
      {limits && (
        <ReferenceArea
          y1={limits.low}
          y2={limits.high}
          fill={accent}
          fillOpacity={0.1}
          ifOverflow="extendDomain"
        />
      )}
      {limits && (
        <ReferenceLine y={limits.mean} stroke={subtle} strokeDasharray="4 4" />
      )}
      {metric.changePoint && (
        <ReferenceLine
          x={metric.changePoint.day}
          stroke={text}
          label={{
            value: t('weeklyTrend.newLevel'),
            position: 'top',
            fill: text,
            fontSize: 12,
          }}
        />
      )}
      <Line
        dataKey="value"
        stroke={accent}
        strokeWidth={2}
        isAnimationActive={false}
        dot={(dot: DotItemDotProps) => (
          <WeekDot key={dot.index} dot={dot} weeks={rows.length} t={t} />
        )}
      />
    </ComposedChart>
  );
}

/** Durations on a logarithmic axis, as their limits are; rates from zero on. */
function axisOf(
  metric: MetricTrend,
  rows: TrendRow[],
  t: Translate,
): Pick<
  YAxisProps,
  'scale' | 'domain' | 'ticks' | 'interval' | 'tickFormatter'
> {
  if (metric.unit === 'seconds') {
    const limits = drawnLimits(metric);
    const values = [
      ...rows.map(({ value }) => value),
      limits?.low,
      limits?.high,
    ];
    const ticks = durationTicks(
      values.filter(value => value !== null && value !== undefined),
    );
    return {
      scale: 'log',
      domain: [ticks[0], ticks[ticks.length - 1]],
      ticks,
      interval: 0,
      tickFormatter: (seconds: number) => formatLimit(seconds, t),
    };
  }
  const rate = rateUnitOf(metric);
  return {
    domain: [0, 'auto'],
    tickFormatter: (value: number) =>
      metric.unit === 'per_day'
        ? formatNumber(inUnit(value, rate), t('locale'))
        : formatPercent(value, t),
  };
}

/** A dot; a week that is unusual has a mark, the first of several a name too. */
function WeekDot(props: { dot: DotItemDotProps; weeks: number; t: Translate }) {
  const { dot, weeks, t } = props;
  const { accent, text, paper } = useChartColors();
  const { cx, cy, value, index } = dot;
  const { signal, named } = dot.payload as TrendRow;
  if (cx === undefined || cy === undefined || value === null) {
    return null;
  }
  if (!signal) {
    return <circle cx={cx} cy={cy} r={2} fill={accent} />;
  }
  return (
    <g>
      <SignalMark signal={signal} color={text} x={cx} y={cy} />
      {named && (
        <text
          x={cx}
          y={cy - 10}
          textAnchor={anchorOf(index / weeks)}
          fontSize={11}
          fill={text}
          // So that it is read above the lines.
          stroke={paper}
          strokeWidth={3}
          paintOrder="stroke"
        >
          {t(`weeklyTrend.signal.${signal}`)}
        </text>
      )}
    </g>
  );
}

/** A name leaves room for the marks after it, and stays within the chart. */
function anchorOf(position: number): 'start' | 'end' {
  return position < 0.2 ? 'start' : 'end';
}

function WeekTooltip(props: {
  row: TrendRow;
  metric: MetricTrend;
  t: Translate;
}) {
  const { row, metric, t } = props;
  const { day, value, n, signals } = row.point;
  const rows: [string, string][] = [
    [t('weeklyTrend.value'), formatPoint(metric, value, t, n)],
    [t('weeklyTrend.rows'), String(n)],
  ];
  if (signals.length > 0) {
    const names = signals.map(signal => t(`weeklyTrend.signal.${signal}`));
    rows.push([t('weeklyTrend.signals'), names.join(', ')]);
  }
  return <TooltipBox title={formatCalendarDay(day, t('locale'))} rows={rows} />;
}
