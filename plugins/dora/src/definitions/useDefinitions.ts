import { useApi } from '@backstage/core-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { DefinitionsReport } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';

/** The rules of a service or, without one, of all. */
export function useDefinitions(
  service?: CompoundEntityRef,
): Loaded<DefinitionsReport> {
  const api = useApi(doraApiRef);
  return useLoaded(
    () => api.getDefinitions(service),
    service ? stringifyEntityRef(service) : '',
    0,
  );
}
