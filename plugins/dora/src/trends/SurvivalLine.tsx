import { makeStyles } from '@material-ui/core/styles';
import { RestoreSurvival } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { formatDuration } from '../format/duration';
import { useFormat } from '../format/useFormat';

const useStyles = makeStyles(
  theme => ({
    text: { margin: '12px 0 0', fontSize: 14, lineHeight: '20px' },
    subtle: { color: tonesOf(theme).subtle, fontSize: 12 },
  }),
  { name: 'DoraSurvivalLine' },
);

/** Restore time with open incidents taken into account; nothing without incidents. */
export function SurvivalLine({ survival }: { survival: RestoreSurvival }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { n, open, medianSeconds, restrictedMeanSeconds, horizonSeconds } =
    survival;
  if (n === 0) {
    return null;
  }
  return (
    <p className={classes.text}>
      {medianSeconds === null
        ? t('weeklyTrend.notHalf')
        : t('weeklyTrend.half', { median: formatDuration(medianSeconds, t) })}
      {restrictedMeanSeconds !== null && horizonSeconds !== null && (
        <span className={classes.subtle}>
          {' '}
          {t('weeklyTrend.restricted', {
            incidents: t('count.incidents', { count: n }),
            open: String(open),
            horizon: formatDuration(horizonSeconds, t),
            mean: formatDuration(restrictedMeanSeconds, t),
          })}
        </span>
      )}
    </p>
  );
}
