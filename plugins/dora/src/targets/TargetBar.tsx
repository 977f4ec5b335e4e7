import { makeStyles } from '@material-ui/core/styles';
import { Target } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';

const useStyles = makeStyles(
  theme => {
    const { line, bad } = tonesOf(theme);
    return {
      track: { position: 'relative', height: 14 },
      ground: {
        position: 'absolute',
        inset: '4px 0',
        borderRadius: 3,
        backgroundColor: line,
      },
      bar: {
        position: 'absolute',
        top: 4,
        height: 6,
        borderRadius: 3,
        backgroundColor: theme.palette.primary.main,
      },
      behind: { backgroundColor: bad },
      tick: {
        position: 'absolute',
        top: 0,
        width: 2,
        height: 14,
        marginLeft: -1,
        backgroundColor: theme.palette.text.primary,
      },
    };
  },
  { name: 'DoraTargetBar' },
);

/** From where it began to where it is now, with a tick where it shall be. */
export function TargetBar({ target }: { target: Target }) {
  const classes = useStyles();
  const { progress, status } = target;
  const low = Math.min(0, progress ?? 0);
  // A little room, so that a tick at the end is not cut.
  const high = Math.max(1, progress ?? 0) + 0.02;
  const at = (share: number) => ((share - low) / (high - low)) * 100;
  const tone = status === 'behind' ? classes.behind : '';
  return (
    <div aria-hidden className={classes.track}>
      <div className={classes.ground} />
      {progress !== null && (
        <div
          className={`${classes.bar} ${tone}`}
          style={{
            left: `${at(Math.min(0, progress))}%`,
            right: `${100 - at(Math.max(0, progress))}%`,
          }}
        />
      )}
      <div className={classes.tick} style={{ left: `${at(1)}%` }} />
    </div>
  );
}
