import { useTheme } from '@material-ui/core/styles';

const WIDTH = 72;
const HEIGHT = 30;
const MARGIN = 3;

/** The course of a metric in a few pixels; a gap is a break. */
export function Sparkline({ points }: { points: (number | null)[] }) {
  const { palette } = useTheme();
  const known = points.filter((point): point is number => point !== null);
  if (known.length < 2) {
    return null;
  }
  const place = placer(points.length, known);
  const last = points.reduce<number>(
    (found, point, index) => (point === null ? found : index),
    0,
  );
  const [x, y] = place(last, points[last] as number);
  return (
    <svg
      aria-hidden
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      {runs(points).map(run => (
        <Run
          key={run[0].index}
          places={run.map(({ index, value }) => place(index, value))}
          color={palette.primary.main}
        />
      ))}
      <circle cx={x} cy={y} r={2.5} fill={palette.primary.main} />
    </svg>
  );
}

/** A stretch without a gap; a lone point is a dot. */
function Run(props: { places: [number, number][]; color: string }) {
  const { places, color } = props;
  if (places.length === 1) {
    return <circle cx={places[0][0]} cy={places[0][1]} r={1.5} fill={color} />;
  }
  return (
    <polyline
      points={places.map(place => place.join()).join(' ')}
      fill="none"
      stroke={color}
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

interface Point {
  index: number;
  value: number;
}

/** The stretches of points without a gap. */
export function runs(points: (number | null)[]): Point[][] {
  const found: Point[][] = [];
  points.forEach((value, index) => {
    if (value === null) {
      return;
    }
    const run = found[found.length - 1];
    if (run && run[run.length - 1].index === index - 1) {
      run.push({ index, value });
    } else {
      found.push([{ index, value }]);
    }
  });
  return found;
}

function placer(length: number, known: number[]) {
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  return (index: number, value: number): [number, number] => [
    round(MARGIN + (index / (length - 1)) * (WIDTH - 2 * MARGIN)),
    round(
      HEIGHT -
        MARGIN -
        (span === 0 ? 0.5 : (value - low) / span) * (HEIGHT - 2 * MARGIN),
    ),
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
