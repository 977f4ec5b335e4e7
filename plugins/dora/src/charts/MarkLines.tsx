import { ReferenceLine } from 'recharts';
import { ServiceSeries } from '@dora-metrics/backstage-plugin-dora-common';
import { bucketLabel } from './bucket';
import { marksIn } from './marks';
import { useChartColors } from './useChartColors';

const HEIGHT = 16;
const PADDING = 5;
const CHARACTER = 6.5;

/** A dashed line with a numbered flag at each bucket in which something changed. */
export function MarkLines(props: { series: ServiceSeries; locale: string }) {
  const { series, locale } = props;
  const { subtle } = useChartColors();
  return (
    <>
      {series.buckets.map(({ day }) => {
        const numbers = marksIn(series, day);
        return (
          numbers && (
            <ReferenceLine
              key={day}
              x={bucketLabel(day, series.bucketSize, locale)}
              stroke={subtle}
              strokeDasharray="2 3"
              label={({ viewBox }) => (
                <Flag numbers={numbers} x={viewBox.x} y={viewBox.y} />
              )}
            />
          )
        );
      })}
    </>
  );
}

function Flag(props: { numbers: string; x: number; y: number }) {
  const { numbers, x, y } = props;
  const { subtle, paper } = useChartColors();
  const width = numbers.length * CHARACTER + 2 * PADDING;
  return (
    <g data-testid="chart-flag">
      <rect
        x={x - width / 2}
        y={y}
        width={width}
        height={HEIGHT}
        rx={3}
        fill={subtle}
      />
      <text
        x={x}
        y={y + HEIGHT / 2}
        dy="0.35em"
        textAnchor="middle"
        fontSize={11}
        fontWeight={600}
        fill={paper}
      >
        {numbers}
      </text>
    </g>
  );
}
