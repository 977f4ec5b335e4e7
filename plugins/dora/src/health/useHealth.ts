import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { DataHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded } from '../api/useLoaded';
import { usePolled } from '../api/usePolled';

/** Data health, and how its parts tell each other that something changed. */
export interface HealthState {
  health: Loaded<DataHealth>;
  /** Grows with every change that was made on this page. */
  changes: number;
  /** Loads again what a change may have altered. */
  refresh: () => void;
}

/** Loads data health, and again every few seconds while somebody looks. */
export function useHealth(): HealthState {
  const api = useApi(doraApiRef);
  const [changes, setChanges] = useState(0);
  const health = usePolled(() => api.getHealth(), 'health', changes);
  return { health, changes, refresh: () => setChanges(count => count + 1) };
}
