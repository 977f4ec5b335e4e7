import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    entry: { display: 'inline-flex', alignItems: 'center', gap: 6 },
  },
  { name: 'DoraLegend' },
);

/** How a series is drawn. */
export type Swatch =
  | 'bar'
  | 'line'
  | 'thin'
  | 'dashes'
  | 'hatch'
  | 'ring'
  | 'dot';

/** A series' name beside a sample of its mark. */
export function LegendEntry(props: {
  swatch: Swatch;
  color: string;
  label: string;
}) {
  const { swatch, color, label } = props;
  const classes = useStyles();
  return (
    <span className={classes.entry}>
      <svg aria-hidden width={16} height={10}>
        <Mark swatch={swatch} color={color} />
      </svg>
      {label}
    </span>
  );
}

function Mark({ swatch, color }: { swatch: Swatch; color: string }) {
  const stroke = { stroke: color, strokeWidth: 2 };
  switch (swatch) {
    case 'line':
      return <line x1={0} y1={5} x2={16} y2={5} {...stroke} />;
    case 'thin':
      return <line x1={0} y1={5} x2={16} y2={5} stroke={color} />;
    case 'dashes':
      return (
        <line x1={0} y1={5} x2={16} y2={5} {...stroke} strokeDasharray="4 3" />
      );
    case 'dot':
      return <circle cx={8} cy={5} r={4} fill={color} />;
    case 'ring':
      return <circle cx={8} cy={5} r={3.5} fill="none" {...stroke} />;
    case 'hatch':
      return (
        <g>
          <rect
            x={3.5}
            width={9}
            height={9}
            y={0.5}
            fill="none"
            stroke={color}
          />
          <path d="M4 8 L11 1 M8 9 L12 5" {...stroke} strokeWidth={1} />
        </g>
      );
    default:
      return <rect x={3} width={10} height={10} rx={2} fill={color} />;
  }
}
