import useAsync from 'react-use/esm/useAsync';
import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';

/** Where the backend is mounted, whatever stands before it. */
const BASE_PATH = '/api/dora';

/** Tells the address that a source posts to; only its path until the host is known. */
export function useWebhookAddress(): (sourceId: string) => string {
  const discovery = useApi(discoveryApiRef);
  const { value: base = BASE_PATH } = useAsync(
    () => discovery.getBaseUrl('dora'),
    [discovery],
  );
  return sourceId => `${base}/webhooks/${sourceId}`;
}
