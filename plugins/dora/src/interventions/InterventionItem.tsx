import { makeStyles } from '@material-ui/core/styles';
import { Intervention } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { TextButton } from '../components/TextButton';
import { useNow } from '../components/useNow';
import { formatDue } from '../format/date';
import { useFormat } from '../format/useFormat';
import { ImpactTable } from './ImpactTable';

const useStyles = makeStyles(
  theme => ({
    item: { minWidth: 0 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: '0 12px',
      marginBottom: 4,
    },
    title: {
      margin: 0,
      fontSize: 14,
      fontWeight: 600,
      lineHeight: '28px',
      overflowWrap: 'anywhere',
    },
    days: { flex: 1, color: tonesOf(theme).subtle, fontSize: 12 },
    none: { margin: 0, color: tonesOf(theme).subtle, fontSize: 13 },
  }),
  { name: 'DoraInterventionItem' },
);

/** One intervention, with the metrics before and after it. */
export function InterventionItem(props: {
  intervention: Intervention;
  onRemove?: () => void;
}) {
  const { intervention, onRemove } = props;
  const { title, day, days, impacts } = intervention;
  const classes = useStyles();
  const { t } = useFormat();
  const now = useNow();
  const since = t('interventions.since', {
    day: formatDue(day, t('locale'), now),
  });
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <h4 className={classes.title}>{title}</h4>
        <span className={classes.days}>
          {days > 0
            ? `${since} · ${t('interventions.days', { count: days })}`
            : since}
        </span>
        {onRemove && (
          <TextButton
            color="primary"
            aria-label={t('interventions.removeOne', { title })}
            onClick={onRemove}
          >
            {t('interventions.remove')}
          </TextButton>
        )}
      </div>
      {days > 0 ? (
        <ImpactTable name={title} impacts={impacts} />
      ) : (
        <p className={classes.none}>{t('interventions.tooEarly')}</p>
      )}
    </li>
  );
}
