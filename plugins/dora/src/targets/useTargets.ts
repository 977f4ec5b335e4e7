import { useState } from 'react';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  MetricId,
  TargetInput,
  Targets,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';

/** The targets of an entity, and how to change them. */
export interface EditableTargets extends Loaded<Targets> {
  set: (metric: MetricId, target: TargetInput) => Promise<void>;
  remove: (metric: MetricId) => Promise<void>;
}

/** Loads targets, and loads them again when they or the metrics change. */
export function useTargets(
  entity: CompoundEntityRef,
  revision: number,
): EditableTargets {
  const api = useApi(doraApiRef);
  const [changes, setChanges] = useState(0);
  const targets = useLoaded(
    () => api.getTargets(entity),
    'targets',
    revision + changes,
  );
  const count = () => setChanges(before => before + 1);
  return {
    ...targets,
    set: (metric, target) => api.setTarget(entity, metric, target).then(count),
    remove: metric => api.removeTarget(entity, metric).then(count),
  };
}
