import { makeStyles } from '@material-ui/core/styles';
import { ServiceSeries } from '@dora-metrics/backstage-plugin-dora-common';
import { formatCalendarDay } from '../format/date';
import { useFormat } from '../format/useFormat';
import { marksOf } from './marks';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: '8px 0 0',
      paddingLeft: 20,
      color: tonesOf(theme).subtle,
      fontSize: 12,
      lineHeight: '18px',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DoraMarkList' },
);

/** What the numbered flags of a chart stand for; nothing where it has none. */
export function MarkList({ series }: { series: ServiceSeries }) {
  const classes = useStyles();
  const { t } = useFormat();
  const marks = marksOf(series);
  if (marks.length === 0) {
    return null;
  }
  return (
    <ol className={classes.list} aria-label={t('restatements.marks')}>
      {marks.map(({ number, day, text }) => (
        <li key={number}>
          {t('restatements.mark', {
            day: formatCalendarDay(day, t('locale')),
            text,
          })}
        </li>
      ))}
    </ol>
  );
}
