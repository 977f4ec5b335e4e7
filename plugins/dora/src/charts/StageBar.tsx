import { makeStyles } from '@material-ui/core/styles';
import { Stage, StageShare } from '@dora-metrics/backstage-plugin-dora-common';
import { formatDuration } from '../format/duration';
import { useFormat } from '../format/useFormat';
import { hatch } from './hatch';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => {
    const { subtle, stages } = tonesOf(theme);
    const { paper } = theme.palette.background;
    return {
      root: { containerType: 'inline-size' },
      bar: { display: 'flex', gap: 2, height: 28, padding: 4 },
      segment: { minWidth: 2, borderRadius: 3 },
      largest: {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: 2,
      },
      list: {
        display: 'grid',
        gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
        gap: '10px 24px',
        margin: '14px 0 0',
        padding: 0,
        listStyle: 'none',
        fontSize: 13,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
        '@container (max-width: 640px)': {
          gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
        },
      },
      entry: { display: 'flex', gap: 8, minWidth: 0 },
      swatch: {
        flexShrink: 0,
        width: 12,
        height: 12,
        marginTop: 3,
        borderRadius: 3,
      },
      name: { fontWeight: 600 },
      facts: { color: subtle },
      ...Object.fromEntries(
        Object.entries(stages).map(([stage, color]) => [
          stage,
          stage === 'waiting'
            ? { background: hatch(color, paper) }
            : { backgroundColor: color },
        ]),
      ),
    };
  },
  { name: 'DoraStageBar' },
);

/** Lead time from end to end, each stage as wide as its share. */
export function StageBar(props: {
  stages: StageShare[];
  /** The share of each as text. */
  shares: string[];
  /** Those that take the most. */
  largest: Stage[];
}) {
  const { stages, shares, largest } = props;
  const classes = useStyles() as Record<string, string>;
  const { t } = useFormat();
  const outlined = (stage: Stage) =>
    largest.includes(stage) ? classes.largest : '';
  return (
    <div className={classes.root}>
      <div className={classes.bar}>
        {stages.map(({ stage, share }) => (
          <div
            key={stage}
            title={t(`stages.name.${stage}`)}
            className={`${classes.segment} ${classes[stage]} ${outlined(
              stage,
            )}`}
            style={{ flexGrow: share, flexBasis: 0 }}
          />
        ))}
      </div>
      <ul className={classes.list}>
        {stages.map(({ stage, mean }, index) => (
          <li key={stage} className={classes.entry}>
            <span
              className={`${classes.swatch} ${classes[stage]} ${outlined(
                stage,
              )}`}
            />
            <span>
              <span className={classes.name}>{t(`stages.name.${stage}`)}</span>
              <br />
              <span className={classes.facts}>
                {formatDuration(mean, t)} · {shares[index]}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
