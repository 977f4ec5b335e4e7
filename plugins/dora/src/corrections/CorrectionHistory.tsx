import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Correction } from '@dora-metrics/backstage-plugin-dora-common';
import { useAction } from '../api/useAction';
import { tonesOf } from '../charts/tones';
import { ActionError } from '../components/ActionError';
import { TextButton } from '../components/TextButton';
import { formatDayTime } from '../format/date';
import { useFormat } from '../format/useFormat';
import { correctionText } from './correctionText';

const useStyles = makeStyles(
  theme => {
    const { subtle, line } = tonesOf(theme);
    return {
      list: { margin: 0, padding: 0, listStyle: 'none', fontSize: 13 },
      item: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) max-content',
        alignItems: 'baseline',
        gap: '2px 12px',
        padding: '8px 0',
        borderTop: `1px solid ${line}`,
        overflowWrap: 'anywhere',
      },
      undone: { color: subtle },
      reason: { gridColumn: '1 / -1' },
      when: { gridColumn: '1 / -1', color: subtle, fontSize: 12 },
    };
  },
  { name: 'DoraCorrectionHistory' },
);

interface HistoryProps {
  /** The newest first. */
  items: Correction[];
  /** The deployment that is looked at. */
  deploymentId?: string;
  timeZone?: string;
}

/** Who corrected what, when and why, and the way to undo it. */
export function CorrectionHistory(
  props: HistoryProps & {
    /** Absent for who may not. */
    onUndo?: (id: string) => Promise<void>;
    /** Learns in words that a correction was undone. */
    onDone: (said: string) => void;
  },
) {
  const { items, onUndo, onDone, ...rest } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { busy, error, run } = useAction(onDone);
  const undo = (id: string) =>
    run(async () => {
      await onUndo?.(id);
      return t('corrections.history.undoneDone');
    });
  return (
    <>
      <ul className={classes.list}>
        {items.map(item => (
          <HistoryItem
            key={item.id}
            {...rest}
            item={item}
            busy={busy}
            onUndo={onUndo && (() => undo(item.id))}
          />
        ))}
      </ul>
      {error && (
        <ActionError text={t('corrections.history.undoFailed')} error={error} />
      )}
    </>
  );
}

function HistoryItem(
  props: Omit<HistoryProps, 'items'> & {
    item: Correction;
    busy: boolean;
    onUndo?: () => void;
  },
) {
  const { item, deploymentId, timeZone, busy, onUndo } = props;
  const { change, reason, madeBy, madeAt, undoneBy, undoneAt } = item;
  const classes = useStyles();
  const { t, place } = useFormat(timeZone);
  const what = correctionText(change, deploymentId, place, t);
  return (
    <li className={`${classes.item} ${undoneAt ? classes.undone : ''}`}>
      <span>{what}</span>
      {!undoneAt && onUndo && (
        <TextButton
          color="primary"
          disabled={busy}
          aria-label={t('corrections.history.undoFor', { what })}
          onClick={onUndo}
        >
          {t('corrections.history.undo')}
        </TextButton>
      )}
      <span className={classes.reason}>“{reason}”</span>
      <span className={classes.when}>
        {formatDayTime(madeAt, place)}, <EntityRefLink entityRef={madeBy} />
      </span>
      {undoneAt && (
        <span className={classes.when}>
          {t('corrections.history.undone', {
            when: formatDayTime(undoneAt, place),
          })}
          {undoneBy && (
            <>
              , <EntityRefLink entityRef={undoneBy} />
            </>
          )}
        </span>
      )}
    </li>
  );
}
