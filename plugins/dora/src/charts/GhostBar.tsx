import { makeStyles } from '@material-ui/core/styles';
import { Stage, StageShare } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => {
    const { subtle, stages } = tonesOf(theme);
    return {
      bar: { display: 'flex', gap: 2, height: 20, padding: '0 4px' },
      ghost: {
        minWidth: 2,
        boxSizing: 'border-box',
        borderRadius: 3,
        border: `1px dashed ${subtle}`,
        overflow: 'hidden',
      },
      kept: { height: '100%', transition: 'width 150ms' },
      ...Object.fromEntries(
        Object.entries(stages).map(([stage, color]) => [
          stage,
          { backgroundColor: color },
        ]),
      ),
    };
  },
  { name: 'DoraGhostBar' },
);

/** Today's stages as outlines, each filled as far as it would still last. */
export function GhostBar(props: {
  stages: StageShare[];
  /** What each keeps of its time, 0 to 1; all of it when absent. */
  factors: Partial<Record<Stage, number>>;
}) {
  const { stages, factors } = props;
  const classes = useStyles() as Record<string, string>;
  return (
    <div aria-hidden className={classes.bar}>
      {stages.map(({ stage, share }) => (
        <div
          key={stage}
          className={classes.ghost}
          style={{ flexGrow: share, flexBasis: 0 }}
        >
          <div
            className={`${classes.kept} ${classes[stage]}`}
            style={{ width: `${(factors[stage] ?? 1) * 100}%` }}
          />
        </div>
      ))}
    </div>
  );
}
