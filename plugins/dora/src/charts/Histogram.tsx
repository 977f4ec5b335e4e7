import { makeStyles } from '@material-ui/core/styles';
import { HistogramBin } from '@dora-metrics/backstage-plugin-dora-common';
import { formatDuration, formatLimit } from '../format/duration';
import { Translate } from '../translation';
import { binPosition } from './binPosition';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    const accent = theme.palette.primary.main;
    return {
      root: {
        containerType: 'inline-size',
        position: 'relative',
        display: 'flex',
        flexDirection: 'column',
        height: '100%',
        color: subtle,
        fontSize: 12,
        fontVariantNumeric: 'tabular-nums',
      },
      plot: {
        position: 'relative',
        display: 'flex',
        flex: 1,
        alignItems: 'flex-end',
        // Room for the labels of the percentiles.
        marginTop: 48,
        borderBottom: `1px solid ${line}`,
      },
      bin: {
        display: 'flex',
        flex: 1,
        flexDirection: 'column',
        justifyContent: 'flex-end',
        alignItems: 'center',
        height: '100%',
      },
      bar: {
        width: 'calc(100% - 4px)',
        borderRadius: '2px 2px 0 0',
        backgroundColor: accent,
        opacity: 0.75,
      },
      line: {
        position: 'absolute',
        bottom: 0,
        borderLeft: `1.5px dashed ${theme.palette.text.primary}`,
      },
      mark: {
        position: 'absolute',
        top: 0,
        zIndex: 1,
        padding: '0 4px',
        backgroundColor: theme.palette.background.paper,
        color: theme.palette.text.primary,
        whiteSpace: 'nowrap',
        lineHeight: '16px',
      },
      axis: { position: 'relative', height: 20 },
      tick: {
        position: 'absolute',
        top: 4,
        transform: 'translateX(-50%)',
        fontSize: 11,
        whiteSpace: 'nowrap',
        // Every second limit, where all would not fit.
        '@container (max-width: 440px)': {
          '&:nth-child(odd)': { display: 'none' },
        },
      },
    };
  },
  { name: 'DoraHistogram' },
);

/** A percentile to be marked, such as P95. */
export interface Percentile {
  name: string;
  seconds: number;
}

/** How many changes took how long, with percentiles as labelled lines. */
export function Histogram(props: {
  bins: HistogramBin[];
  percentiles: Percentile[];
  t: Translate;
}) {
  const { bins, percentiles, t } = props;
  const classes = useStyles();
  const most = Math.max(1, ...bins.map(bin => bin.count));
  return (
    <div className={classes.root}>
      <div className={classes.plot}>
        {bins.map(bin => (
          <div key={bin.fromSeconds} className={classes.bin}>
            {bin.count > 0 && <span>{bin.count}</span>}
            <div
              className={classes.bar}
              style={{ height: `${(bin.count / most) * 84}%` }}
            />
          </div>
        ))}
        {percentiles.map(({ name, seconds }, index) => (
          <PercentileLine
            key={name}
            label={`${name} ${formatDuration(seconds, t)}`}
            position={binPosition(bins, seconds)}
            row={index}
          />
        ))}
      </div>
      <div className={classes.axis} aria-hidden>
        {bins.slice(1).map((bin, index) => (
          <span
            key={bin.fromSeconds}
            className={classes.tick}
            style={{ left: `${((index + 1) / bins.length) * 100}%` }}
          >
            {formatLimit(bin.fromSeconds, t)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Each label has its own height, so that close percentiles do not collide. */
function PercentileLine(props: {
  label: string;
  position: number;
  row: number;
}) {
  const { label, position, row } = props;
  const classes = useStyles();
  const rise = 16 * (2 - row);
  const side = position > 0.6 ? { right: 0 } : { left: 0 };
  return (
    <div
      className={classes.line}
      style={{ left: `${position * 100}%`, height: `calc(100% + ${rise}px)` }}
    >
      <span className={classes.mark} style={side}>
        {label}
      </span>
    </div>
  );
}
