import { makeStyles } from '@material-ui/core/styles';
import { MetricTrend } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { useFormat } from '../format/useFormat';
import { formatChangePoint, formatTrend } from './trendText';

const useStyles = makeStyles(
  theme => {
    const { good, bad, subtle } = tonesOf(theme);
    return {
      text: { margin: '0 0 8px', fontSize: 14, lineHeight: '20px' },
      good: { color: good, fontWeight: 600 },
      bad: { color: bad, fontWeight: 600 },
      neutral: { color: subtle },
    };
  },
  { name: 'DoraTrendSentences' },
);

/** What the chart below tells, in words. */
export function TrendSentences({ metric }: { metric: MetricTrend }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { text, tone } = formatTrend(metric, t);
  const { points, limits } = metric;
  const unusual = points.filter(({ signals }) => signals.length > 0).length;
  const more = [
    formatChangePoint(metric, t),
    !limits && t('weeklyTrend.noLimits'),
    unusual > 0 &&
      t('weeklyTrend.unusual', {
        count: unusual,
        weeks: String(points.length),
      }),
  ].filter(Boolean);
  return (
    <p className={classes.text}>
      <span className={classes[tone]}>{text}</span>
      {more.length > 0 && ` ${more.join(' ')}`}
    </p>
  );
}
