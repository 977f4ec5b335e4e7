import { useState } from 'react';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  InterventionInput,
  Interventions,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';

/** The interventions of an entity, and how to change them. */
export interface EditableInterventions extends Loaded<Interventions> {
  add: (intervention: InterventionInput) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

/** Loads interventions, and loads them again when they or the metrics change. */
export function useInterventions(
  entity: CompoundEntityRef,
  revision: number,
  onChange: () => void = () => {},
): EditableInterventions {
  const api = useApi(doraApiRef);
  const [changes, setChanges] = useState(0);
  const interventions = useLoaded(
    () => api.getInterventions(entity),
    'interventions',
    revision + changes,
  );
  const count = () => {
    setChanges(before => before + 1);
    onChange();
  };
  return {
    ...interventions,
    add: intervention => api.addIntervention(entity, intervention).then(count),
    remove: id => api.removeIntervention(entity, id).then(count),
  };
}
