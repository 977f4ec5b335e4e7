import { makeStyles } from '@material-ui/core/styles';
import {
  Level,
  MetricId,
  MissingReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { explainNoLevels, formatLevel, LevelRange } from '../format/levels';
import { formatTooFew } from '../format/missing';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { LevelList } from './LevelList';
import { Tone, tonesOf } from '../charts/tones';
import { Hint } from './Hint';

const ICONS: Record<Level, string> = {
  elite: '▲▲',
  high: '▲',
  medium: '●',
  low: '▼',
};

const useStyles = makeStyles(
  theme => {
    const { levels, neutral } = tonesOf(theme);
    const paint = ({ text, ground }: Tone) => ({
      color: text,
      backgroundColor: ground,
    });
    return {
      chip: {
        display: 'inline-flex',
        alignItems: 'center',
        flexShrink: 0,
        gap: 5,
        height: 22,
        padding: '0 8px',
        borderRadius: 11,
        fontSize: 12,
        fontWeight: 600,
        lineHeight: 1,
        whiteSpace: 'nowrap',
      },
      icon: { fontSize: 8, letterSpacing: -1 },
      elite: paint(levels.elite),
      high: paint(levels.high),
      medium: paint(levels.medium),
      low: paint(levels.low),
      neutral: paint(neutral),
    };
  },
  { name: 'DoraLevelChip' },
);

/** A level as icon, word and tone; where it is unsure, all that it may be. */
export function LevelBadge(props: { level: Level; range?: LevelRange | null }) {
  const { level, range } = props;
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <span className={`${classes.chip} ${classes[level]}`}>
      <span aria-hidden className={classes.icon}>
        {ICONS[level]}
      </span>
      {formatLevel(level, range, t)}
    </span>
  );
}

/** A level, or in a word that there is none. */
export function LevelOrNone(props: {
  level: Level | null;
  range?: LevelRange | null;
  unrated?: MissingReason | null;
}) {
  const { level, range, unrated } = props;
  return level ? (
    <LevelBadge level={level} range={range} />
  ) : (
    <NoLevel unrated={unrated} />
  );
}

/** The level of a metric, or why it has none; the tooltip tells the limits. */
export function LevelChip(props: { metric: MetricId; report: MetricsReport }) {
  const { metric, report } = props;
  const { t } = useFormat();
  const { level, levelRange, unrated } = report.metrics[metric];

  if (level) {
    return (
      <Hint title={<LevelList metric={metric} report={report} />}>
        <span>
          <LevelBadge level={level} range={levelRange} />
        </span>
      </Hint>
    );
  }
  const why =
    unrated === 'no_levels'
      ? explainNoLevels(report.definitions.profile, t)
      : formatTooFew(metric, report, t);
  return (
    <Hint title={why ?? t('level.noneTitle')}>
      <span>
        <NoLevel unrated={unrated} />
      </span>
    </Hint>
  );
}

function NoLevel({ unrated }: { unrated?: MissingReason | null }) {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <span className={`${classes.chip} ${classes.neutral}`}>
      {noLevelWord(unrated, t)}
    </span>
  );
}

function noLevelWord(
  unrated: MissingReason | null | undefined,
  t: Translate,
): string {
  switch (unrated) {
    case 'too_few':
      return t('level.tooFew');
    case 'no_levels':
      return t('levels.none');
    default:
      return t('level.none');
  }
}
