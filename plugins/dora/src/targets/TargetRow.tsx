import { makeStyles } from '@material-ui/core/styles';
import { Target } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { TextButton } from '../components/TextButton';
import { useNow } from '../components/useNow';
import { formatTarget, formatWay } from '../format/target';
import { useFormat } from '../format/useFormat';
import { TargetBar } from './TargetBar';

const useStyles = makeStyles(
  theme => {
    const { subtle, good, bad } = tonesOf(theme);
    return {
      row: { display: 'flex', flexDirection: 'column', minWidth: 0 },
      head: {
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        minHeight: 28,
        color: subtle,
        fontSize: 12,
      },
      text: {
        margin: '6px 0 0',
        fontSize: 13,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
      },
      way: { color: subtle, fontSize: 12 },
      met: { color: good, fontWeight: 600 },
      on_track: { color: good, fontWeight: 600 },
      behind: { color: bad, fontWeight: 600 },
      unknown: { color: subtle, fontWeight: 600 },
    };
  },
  { name: 'DoraTargetRow' },
);

const ICONS = { met: '✓', on_track: '▲', behind: '▼', unknown: '●' };

/** One target: its bar, whether it is on track, and a way to change it. */
export function TargetRow(props: { target: Target; onEdit?: () => void }) {
  const { target, onEdit } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const now = useNow();
  const { metric, status } = target;
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        {t(`metric.${metric}`)}
        {onEdit && (
          <TextButton
            color="primary"
            aria-label={t('targets.edit', {
              metric: t(`metricInSentence.${metric}`),
            })}
            onClick={onEdit}
          >
            {t('targets.change')}
          </TextButton>
        )}
      </div>
      <TargetBar target={target} />
      <p className={classes.text}>
        <span className={classes[status]}>
          <span aria-hidden>{ICONS[status]} </span>
          {t(`targets.status.${status}`)}:
        </span>{' '}
        {formatTarget(target, t, now)}
      </p>
      <p className={`${classes.text} ${classes.way}`} style={{ marginTop: 0 }}>
        {formatWay(target, t)}
      </p>
    </li>
  );
}
