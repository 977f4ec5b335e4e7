import { useApi } from '@backstage/core-plugin-api';
import { doraApiRef } from '../api/DoraApi';
import { useAction } from '../api/useAction';
import { useFormat } from '../format/useFormat';
import { ReasonDialog } from './ReasonDialog';

/** Decides that deliveries do not count, and why. */
export function DiscardDialog(props: {
  ids: string[];
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const { ids, onDone, onClose } = props;
  const api = useApi(doraApiRef);
  const { t } = useFormat();
  const { busy, error, run } = useAction(onDone);
  return (
    <ReasonDialog
      title={t('health.discard.title', { count: ids.length })}
      about={t('health.discard.about')}
      submit={t('health.discard.submit')}
      busy={busy}
      error={error}
      errorText={t('health.discard.failed')}
      onSubmit={reason =>
        run(async () => {
          const { changed } = await api.discardDeliveries(ids, reason);
          return changed === 0
            ? t('health.inbox.unchanged')
            : t('health.inbox.discarded', { count: changed });
        })
      }
      onClose={onClose}
    />
  );
}
