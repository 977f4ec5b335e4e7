import { useApi } from '@backstage/core-plugin-api';
import { doraApiRef } from '../api/DoraApi';
import { useStatus } from '../api/useStatus';
import { RestatementsLog } from './RestatementsLog';
import { useRestatements } from './useRestatements';

/** What has changed in past months of any service. */
export function OrganisationRestatements() {
  const api = useApi(doraApiRef);
  const { revision } = useStatus();
  const log = useRestatements(
    query => api.getRestatements(query),
    'organisation',
    revision,
  );
  return <RestatementsLog log={log} namesServices />;
}
