import { useApi } from '@backstage/core-plugin-api';
import { OperationRequest } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useAction } from '../api/useAction';
import { useFormat } from '../format/useFormat';

/** Starts long work; `onDone` learns in words that it runs. */
export function useStartOperation(onDone: (said: string) => void) {
  const api = useApi(doraApiRef);
  const { t } = useFormat();
  const { busy, error, run } = useAction(onDone);
  const start = (request: OperationRequest) =>
    run(async () => {
      const { kind } = await api.startOperation(request);
      return t('health.maintenance.started', {
        operation: t(`health.operation.kind.${kind}`),
      });
    });
  return { busy, error, start };
}
