import { useApi } from '@backstage/core-plugin-api';
import { StageWhatIf } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { ServiceReports } from '../service/useServiceReports';
import { Factors } from './factors';
import { useDebounced } from './useDebounced';

/** A slider passes many values on its way. */
const PAUSE_MS = 250;

/** Whose lead time, in which window, as of which numbers. */
export type WhatIfSubject = Pick<
  ServiceReports,
  'service' | 'query' | 'status'
>;

/** What lead time would be; `stale` while the answer is to other factors. */
export function useWhatIf(
  { service, query, status }: WhatIfSubject,
  factors: Factors,
): Loaded<StageWhatIf> {
  const api = useApi(doraApiRef);
  const { range, from, to, environment } = query;
  const asked = JSON.stringify({ range, from, to, environment, factors });
  const settled = useDebounced(asked, PAUSE_MS);
  const loaded = useLoaded(
    () => api.getStageWhatIf(service, JSON.parse(settled)),
    settled,
    status.revision,
  );
  return { ...loaded, stale: loaded.stale || asked !== settled };
}
