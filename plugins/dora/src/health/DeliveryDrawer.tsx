import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { doraApiRef } from '../api/DoraApi';
import { useLoaded } from '../api/useLoaded';
import { ActionError } from '../components/ActionError';
import { LoadError } from '../components/LoadError';
import { DrawerHeader, SideDrawer } from '../components/SideDrawer';
import { Skeleton } from '../components/Skeleton';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { DeliveryDetails } from './DeliveryDetails';
import { canDiscard, canReplay } from './deliveryRules';
import { useReplay } from './useReplay';

const useStyles = makeStyles(
  { actions: { display: 'flex', gap: 8, margin: '20px 0 4px' } },
  { name: 'DoraDeliveryDrawer' },
);

interface DrawerProps {
  /** Learns in words what became of it when it was replayed. */
  onDone: (said: string) => void;
  onDiscard: (id: string) => void;
  onClose: () => void;
}

/** A delivery as it came, over the right side of the page. */
export function DeliveryDrawer(
  props: DrawerProps & { id: string | undefined },
) {
  const { id, ...rest } = props;
  return (
    <SideDrawer open={id !== undefined} onClose={props.onClose}>
      {id !== undefined && <Content key={id} id={id} {...rest} />}
    </SideDrawer>
  );
}

function Content(props: DrawerProps & { id: string }) {
  const { id, onDone, onDiscard, onClose } = props;
  const classes = useStyles();
  const api = useApi(doraApiRef);
  const { t } = useFormat();
  const replaying = useReplay(onDone);
  const { data, error, retry } = useLoaded(() => api.getDelivery(id), id, 0);
  return (
    <>
      <DrawerHeader
        title={t('health.delivery.title', { id })}
        onClose={onClose}
      />
      {error && (
        <LoadError
          text={t('health.delivery.failed')}
          error={error}
          onRetry={retry}
          minHeight={160}
        />
      )}
      {!error && !data && <Skeleton height={240} />}
      {data && (
        <DeliveryDetails delivery={data}>
          <div className={classes.actions}>
            <TextButton
              variant="outlined"
              color="primary"
              disabled={!canReplay(data) || replaying.busy}
              onClick={() => replaying.replay({ ids: [id] })}
            >
              {t('health.delivery.replay')}
            </TextButton>
            {canDiscard(data) && (
              <TextButton variant="outlined" onClick={() => onDiscard(id)}>
                {t('health.delivery.discard')}
              </TextButton>
            )}
          </div>
          {replaying.error && (
            <ActionError
              text={t('health.inbox.replayFailed')}
              error={replaying.error}
            />
          )}
        </DeliveryDetails>
      )}
    </>
  );
}
