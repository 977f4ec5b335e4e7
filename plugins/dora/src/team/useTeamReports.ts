import { useMemo } from 'react';
import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { TeamMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { Status, useStatus } from '../api/useStatus';
import { Filters } from '../filters/filters';
import { toQuery } from '../filters/query';

/** What the page of a team shows. */
export interface TeamReports {
  team: CompoundEntityRef;
  /** Whether services of the teams below count too. */
  includeSubTeams: boolean;
  status: Status;
  metrics: Loaded<TeamMetrics>;
}

/** Loads the report of a team, and loads it again when it changes. */
export function useTeamReports(
  entity: Entity,
  filters: Filters,
  includeSubTeams: boolean,
): TeamReports {
  const api = useApi(doraApiRef);
  const team = useMemo(() => getCompoundEntityRef(entity), [entity]);
  const query = { ...toQuery(filters, new Date()), includeSubTeams };
  const status = useStatus();
  const metrics = useLoaded(
    () => api.getTeamMetrics(team, query),
    JSON.stringify(query),
    status.revision,
  );
  return { team, includeSubTeams, status, metrics };
}
