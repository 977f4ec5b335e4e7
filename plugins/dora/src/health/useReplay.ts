import { useApi } from '@backstage/core-plugin-api';
import { DeliverySelection } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useAction } from '../api/useAction';
import { useFormat } from '../format/useFormat';

/** Has deliveries worked off again; `onDone` learns in words what became of it. */
export function useReplay(onDone: (said: string) => void) {
  const api = useApi(doraApiRef);
  const { t } = useFormat();
  const { busy, error, run } = useAction(onDone);
  const replay = (selection: DeliverySelection) =>
    run(async () => {
      const { changed } = await api.replayDeliveries(selection);
      return changed === 0
        ? t('health.inbox.unchanged')
        : t('health.inbox.replayed', { count: changed });
    });
  return { busy, error, replay };
}
