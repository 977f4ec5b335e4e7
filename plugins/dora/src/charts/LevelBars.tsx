import { makeStyles } from '@material-ui/core/styles';
import {
  LevelCounts,
  LEVELS,
  METRIC_IDS,
  OrganisationMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { useFormat } from '../format/useFormat';
import { hatch } from './hatch';
import { SEGMENTS, segmentName } from './levelSegments';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => {
    const { subtle, neutral, zones, line } = tonesOf(theme);
    const { paper } = theme.palette.background;
    // The darkest zone of the light theme is the only one too dark for black.
    const onElite = theme.palette.type === 'dark' ? '#14181D' : '#FFFFFF';
    return {
      row: { marginBottom: 12 },
      name: { marginBottom: 4, fontSize: 13, lineHeight: '18px' },
      bar: { display: 'flex', gap: 2, height: 24 },
      segment: {
        minWidth: 18,
        borderRadius: 3,
        color: '#14181D',
        fontSize: 12,
        fontWeight: 600,
        lineHeight: '24px',
        textAlign: 'center',
        fontVariantNumeric: 'tabular-nums',
      },
      legend: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: '4px 14px',
        margin: 0,
        padding: 0,
        listStyle: 'none',
        color: subtle,
        fontSize: 12,
      },
      entry: { display: 'inline-flex', alignItems: 'center', gap: 6 },
      swatch: { width: 12, height: 12, borderRadius: 3 },
      ...Object.fromEntries(
        LEVELS.map(level => [level, { backgroundColor: zones[level] }]),
      ),
      elite: { backgroundColor: zones.elite, color: onElite },
      too_few: { backgroundColor: neutral.ground, color: neutral.text },
      no_data: {
        background: hatch(neutral.ground, paper),
        boxShadow: `inset 0 0 0 1px ${line}`,
        color: neutral.text,
      },
    };
  },
  { name: 'DoraLevelBars' },
);

/** A bar for each metric, divided among the levels of all services. */
export function LevelBars(props: {
  distribution: OrganisationMetrics['distribution'];
}) {
  const { distribution } = props;
  const classes = useStyles() as Record<string, string>;
  const { t } = useFormat();
  return (
    <>
      {METRIC_IDS.map(metric => (
        <div key={metric} className={classes.row}>
          <div className={classes.name}>{t(`metric.${metric}`)}</div>
          <Bar counts={distribution[metric]} />
        </div>
      ))}
      <ul className={classes.legend}>
        {SEGMENTS.map(segment => (
          <li key={segment} className={classes.entry}>
            <span className={`${classes.swatch} ${classes[segment]}`} />
            {segmentName(segment, t)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Bar({ counts }: { counts: LevelCounts }) {
  const classes = useStyles() as Record<string, string>;
  const { t } = useFormat();
  return (
    <div className={classes.bar}>
      {SEGMENTS.filter(segment => counts[segment] > 0).map(segment => (
        <div
          key={segment}
          title={segmentName(segment, t)}
          className={`${classes.segment} ${classes[segment]}`}
          style={{ flexGrow: counts[segment], flexBasis: 0 }}
        >
          {counts[segment]}
        </div>
      ))}
    </div>
  );
}
