import { makeStyles } from '@material-ui/core/styles';
import {
  Level,
  MetricId,
  MissingReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { formatTooFew } from '../format/missing';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
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

/** A level as icon, word and tone. */
export function LevelBadge({ level }: { level: Level }) {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <span className={`${classes.chip} ${classes[level]}`}>
      <span aria-hidden className={classes.icon}>
        {ICONS[level]}
      </span>
      {t(`level.${level}`)}
    </span>
  );
}

/** A level, or in a word that there is none. */
export function LevelOrNone(props: {
  level: Level | null;
  unrated?: MissingReason | null;
}) {
  const { level, unrated } = props;
  const classes = useStyles();
  const { t } = useFormat();
  if (level) {
    return <LevelBadge level={level} />;
  }
  return (
    <span className={`${classes.chip} ${classes.neutral}`}>
      {unrated === 'too_few' ? t('level.tooFew') : t('level.none')}
    </span>
  );
}

/** The level of a metric, or why it has none; the tooltip tells the limits. */
export function LevelChip(props: { metric: MetricId; report: MetricsReport }) {
  const { metric, report } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { level } = report.metrics[metric];
  const tooFew = formatTooFew(metric, report, t);

  if (level) {
    return (
      <Hint title={<LevelList metric={metric} report={report} />}>
        <span>
          <LevelBadge level={level} />
        </span>
      </Hint>
    );
  }
  return (
    <Hint title={tooFew ?? t('level.noneTitle')}>
      <span className={`${classes.chip} ${classes.neutral}`}>
        {tooFew ? t('level.tooFew') : t('level.none')}
      </span>
    </Hint>
  );
}
