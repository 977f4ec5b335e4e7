import { makeStyles } from '@material-ui/core/styles';
import {
  DeliverySelection,
  DeliverySummary,
} from '@dora-metrics/backstage-plugin-dora-common';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { canDiscard, canReplay, canReplayAll } from './deliveryRules';
import { HealthView } from './useHealthView';

const useStyles = makeStyles(
  {
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: 8,
      minHeight: 32,
      marginBottom: 8,
    },
  },
  { name: 'DoraInboxToolbar' },
);

/** What can be done with the deliveries that are selected, or with all in a state. */
export function InboxToolbar(props: {
  view: HealthView;
  /** Whether any delivery is listed. */
  some: boolean;
  chosen: DeliverySummary[];
  busy: boolean;
  onReplay: (selection: DeliverySelection) => void;
  onDiscard: (ids: string[]) => void;
}) {
  const { view, some, chosen, busy, onReplay, onDiscard } = props;
  const classes = useStyles();
  const { t } = useFormat();
  if (!some) {
    return null;
  }
  const replayable = chosen.filter(canReplay);
  const discardable = chosen.filter(canDiscard);
  const whole = wholeState(view);
  return (
    <div className={classes.root}>
      <TextButton
        variant="outlined"
        color="primary"
        disabled={busy || replayable.length === 0}
        onClick={() => onReplay({ ids: replayable.map(({ id }) => id) })}
      >
        {t('health.inbox.replay', { n: String(replayable.length) })}
      </TextButton>
      <TextButton
        variant="outlined"
        disabled={busy || discardable.length === 0}
        onClick={() => onDiscard(discardable.map(({ id }) => id))}
      >
        {t('health.inbox.discard', { n: String(discardable.length) })}
      </TextButton>
      {whole && (
        <TextButton disabled={busy} onClick={() => onReplay(whole)}>
          {t('health.inbox.replayAll', {
            state: t(`health.stateInSentence.${whole.state}`),
          })}
        </TextButton>
      )}
    </div>
  );
}

/** All deliveries in the state that is listed; nothing where a name narrows the list. */
function wholeState({ state, source, subject }: HealthView) {
  return canReplayAll(state) && subject === undefined
    ? { state, sourceId: source }
    : undefined;
}
