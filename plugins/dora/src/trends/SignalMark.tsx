import { Signal } from './trendRows';

const PATHS: Record<Signal, string> = {
  outside: 'M0 -6 L6 0 L0 6 L-6 0 Z',
  run: 'M-4.5 -4.5 H4.5 V4.5 H-4.5 Z',
  near_limit: 'M0 -5.5 L5.5 4.5 H-5.5 Z',
};

/** The mark of an unusual week: each kind has a shape of its own. */
export function SignalMark(props: {
  signal: Signal;
  color: string;
  x: number;
  y: number;
}) {
  const { signal, color, x, y } = props;
  return (
    <path
      d={PATHS[signal]}
      transform={`translate(${x} ${y})`}
      fill={signal === 'outside' ? color : 'none'}
      stroke={color}
      strokeWidth={1.5}
    />
  );
}

/** The mark beside its name. */
export function SignalLegend(props: {
  signal: Signal;
  color: string;
  label: string;
}) {
  const { signal, color, label } = props;
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      <svg aria-hidden width={16} height={14}>
        <SignalMark signal={signal} color={color} x={8} y={7} />
      </svg>
      {label}
    </span>
  );
}
