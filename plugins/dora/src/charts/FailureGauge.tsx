import {
  Interval,
  Level,
  LevelBand,
} from '@dora-metrics/backstage-plugin-dora-common';
import { gaugeArc, gaugePoint, gaugePosition, gaugeZones } from './gauge';
import { useChartColors } from './useChartColors';

const RADIUS = 104;
const INNER = 88;
const TICKS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 1];

/** A half circle from 0 to 100 %, on which the first half has most room. */
export function FailureGauge(props: {
  value: number | null;
  interval: Interval | null;
  bands: LevelBand[];
  nameOf: (level: Level) => string;
}) {
  const { value, interval, bands, nameOf } = props;
  const { accent, subtle, line, zones, text, paper } = useChartColors();
  return (
    <svg viewBox="-140 -128 280 140" width="100%" height="100%">
      {bands.length === 0 && (
        <path
          d={gaugeArc(0, 1, RADIUS)}
          fill="none"
          stroke={line}
          strokeWidth={14}
          data-testid="gauge-ground"
        />
      )}
      {gaugeZones(bands).map(({ level, from, to }) => (
        <path
          key={level}
          d={gaugeArc(from, to, RADIUS)}
          fill="none"
          stroke={zones[level]}
          strokeWidth={14}
        >
          <title>{nameOf(level)}</title>
        </path>
      ))}
      {gaugeZones(bands)
        .slice(1)
        .map(({ level, from }) => (
          <Notch key={level} at={from} color={paper} />
        ))}
      {TICKS.map(fraction => (
        <Tick key={fraction} fraction={fraction} color={subtle} />
      ))}
      {interval && (
        <path
          d={gaugeArc(interval.low, interval.high, INNER)}
          fill="none"
          stroke={accent}
          strokeWidth={4}
          strokeLinecap="round"
          data-testid="gauge-interval"
        />
      )}
      {value !== null && <Needle value={value} color={text} />}
    </svg>
  );
}

function Needle({ value, color }: { value: number; color: string }) {
  const position = gaugePosition(value);
  const [x, y] = gaugePoint(position, RADIUS + 2);
  return (
    <g data-testid="gauge-needle">
      <line
        x1={0}
        y1={0}
        x2={x}
        y2={y}
        stroke={color}
        strokeWidth={2.5}
        strokeLinecap="round"
      />
      <circle r={5} fill={color} />
    </g>
  );
}

function Notch({ at, color }: { at: number; color: string }) {
  const position = gaugePosition(at);
  const [x1, y1] = gaugePoint(position, RADIUS - 8);
  const [x2, y2] = gaugePoint(position, RADIUS + 8);
  return (
    <line x1={x1} y1={y1} x2={x2} y2={y2} stroke={color} strokeWidth={2} />
  );
}

function Tick({ fraction, color }: { fraction: number; color: string }) {
  const position = gaugePosition(fraction);
  const [x, y] = gaugePoint(position, RADIUS + 16);
  const end = position > 0.45 && position < 0.55 ? 'middle' : 'start';
  return (
    <text
      x={x}
      y={y}
      fill={color}
      fontSize={10}
      textAnchor={position < 0.45 ? 'end' : end}
      dominantBaseline={fraction === 0 || fraction === 1 ? 'auto' : 'middle'}
    >
      {fraction * 100}
    </text>
  );
}
