import { makeStyles } from '@material-ui/core/styles';
import {
  EntitySummary,
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { formatPercent } from '../format/percent';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => {
    const { good, bad, subtle } = tonesOf(theme);
    return {
      text: { fontSize: 12, lineHeight: '18px' },
      good: { color: good, fontWeight: 600 },
      bad: { color: bad, fontWeight: 600 },
      neutral: { color: subtle },
    };
  },
  { name: 'DoraMainChange' },
);

/** The clear change of a row that matters most. */
interface ClearChange {
  metric: MetricId;
  /** Percent, as the backend tells it. */
  percent: number;
  /** The same, positive for worse. */
  worsening: number;
}

/** The largest clear worsening or, without one, the largest improvement. */
export function mainChangeOf(row: EntitySummary): ClearChange | undefined {
  const changes = METRIC_IDS.flatMap(metric => {
    const { change } = row.metrics[metric];
    if (!change || change.percent === null) {
      return [];
    }
    const { percent, verdict } = change;
    const size = Math.abs(percent);
    switch (verdict) {
      case 'worse':
        return [{ metric, percent, worsening: size }];
      case 'better':
        return [{ metric, percent, worsening: -size }];
      default:
        return [];
    }
  });
  const [most] = [...changes].sort((a, b) => b.worsening - a.worsening);
  return !most || most.worsening > 0
    ? most
    : [...changes].sort((a, b) => a.worsening - b.worsening)[0];
}

/** "Lead time ▲ 30 % worse" */
export function MainChange({ row }: { row: EntitySummary }) {
  const classes = useStyles();
  const { t } = useFormat();
  const change = mainChangeOf(row);
  if (!change) {
    return (
      <span className={`${classes.text} ${classes.neutral}`}>
        {t('change.unclear')}
      </span>
    );
  }
  const worse = change.worsening > 0;
  return (
    <span className={`${classes.text} ${worse ? classes.bad : classes.good}`}>
      {t('team.relative', {
        metric: t(`metricColumn.${change.metric}`),
        arrow: change.percent < 0 ? '▼' : '▲',
        percent: formatPercent(Math.abs(change.percent) / 100, t),
        word: worse ? t('team.worse') : t('team.better'),
      })}
    </span>
  );
}
