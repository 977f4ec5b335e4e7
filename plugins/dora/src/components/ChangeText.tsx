import { makeStyles } from '@material-ui/core/styles';
import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { formatChange, formatPrevious } from '../format/change';
import { formatDays } from '../format/date';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { tonesOf } from '../charts/tones';
import { Hint } from './Hint';

const useStyles = makeStyles(
  theme => {
    const { good, bad, subtle } = tonesOf(theme);
    return {
      // Above the tile's link, so that its tooltip opens.
      text: {
        position: 'relative',
        zIndex: 1,
        fontSize: 12,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
        cursor: 'default',
      },
      good: { color: good, fontWeight: 600 },
      bad: { color: bad, fontWeight: 600 },
      neutral: { color: subtle },
    };
  },
  { name: 'DoraChangeText' },
);

/** How a metric differs from the comparison window; nothing without one. */
export function ChangeText(props: { metric: MetricId; report: MetricsReport }) {
  const { metric, report } = props;
  const classes = useStyles();
  const { t, place } = useFormat(report.timeZone);
  const value = report.metrics[metric];
  const { change } = value;
  const window = report.previousWindow;
  if (!change || !window) {
    return window ? (
      <span className={`${classes.text} ${classes.neutral}`}>
        {t('change.none')}
      </span>
    ) : null;
  }
  const { text, tone } = formatChange(value, t);
  const previous = t('change.previous', {
    days: t('count.days', { count: Math.round(window.elapsedDays) }),
    range: formatDays(window, place),
    value: formatPrevious(value, change, t),
    n: String(change.previousN),
  });
  return (
    <Hint title={previous}>
      <span className={`${classes.text} ${classes[tone]}`}>{text}</span>
    </Hint>
  );
}
