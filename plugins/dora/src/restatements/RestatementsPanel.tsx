import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { doraApiRef } from '../api/DoraApi';
import { useStatus } from '../api/useStatus';
import { RestatementsLog } from './RestatementsLog';
import { useRestatements } from './useRestatements';

/** What has changed in past months of a service, or of all services of a team. */
export function RestatementsPanel({ entity }: { entity: CompoundEntityRef }) {
  const api = useApi(doraApiRef);
  const { revision } = useStatus();
  const isTeam = entity.kind.toLocaleLowerCase('en-US') === 'group';
  const log = useRestatements(
    query =>
      isTeam
        ? api.getTeamRestatements(entity, query)
        : api.getServiceRestatements(entity, query),
    stringifyEntityRef(entity),
    revision,
  );
  return <RestatementsLog log={log} namesServices={isTeam} />;
}
