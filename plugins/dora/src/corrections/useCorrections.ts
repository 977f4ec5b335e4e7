import { useState } from 'react';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  CorrectionInput,
  Corrections,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { Status } from '../api/useStatus';

/** The corrections of a service, and how to make and undo them. */
export interface EditableCorrections extends Loaded<Corrections> {
  /** Grows with each that is made or undone here. */
  changes: number;
  make: (correction: CorrectionInput) => Promise<void>;
  undo: (id: string) => Promise<void>;
}

/** Loads corrections, and loads them again when they or the numbers change. */
export function useCorrections(
  service: CompoundEntityRef,
  { revision, hasten }: Status,
): EditableCorrections {
  const api = useApi(doraApiRef);
  const [changes, setChanges] = useState(0);
  const corrections = useLoaded(
    () => api.getCorrections(service),
    'corrections',
    revision + changes,
  );
  const changed = () => {
    setChanges(before => before + 1);
    hasten();
  };
  return {
    ...corrections,
    changes,
    make: correction => api.makeCorrection(service, correction).then(changed),
    undo: id => api.undoCorrection(service, id).then(changed),
  };
}
