import { useMemo } from 'react';
import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { ServiceSetup } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded } from '../api/useLoaded';
import { usePolled } from '../api/usePolled';

const EVERY_MILLISECONDS = 3000;

/** Loads how far the set-up of a service is, and again while somebody looks. */
export function useSetup(entity: Entity): Loaded<ServiceSetup> {
  const api = useApi(doraApiRef);
  const service = useMemo(() => getCompoundEntityRef(entity), [entity]);
  return usePolled(() => api.getServiceSetup(service), 'setup', 0, {
    everyMilliseconds: EVERY_MILLISECONDS,
  });
}
