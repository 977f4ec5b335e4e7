import { useApi } from '@backstage/core-plugin-api';
import { OrganisationMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { Status, useStatus } from '../api/useStatus';
import { Filters } from '../filters/filters';
import { toQuery } from '../filters/query';

/** What the page of the organisation shows. */
export interface OrganisationReports {
  status: Status;
  metrics: Loaded<OrganisationMetrics>;
  /** The last 30 days against the 90 days before. */
  trends: Loaded<OrganisationMetrics>;
}

/** Loads the reports of the organisation, and loads them again when they change. */
export function useOrganisationReports(filters: Filters): OrganisationReports {
  const api = useApi(doraApiRef);
  const query = toQuery(filters, new Date());
  const { environment } = filters;
  const status = useStatus();
  const metrics = useLoaded(
    () => api.getOrganisationMetrics(query),
    JSON.stringify(query),
    status.revision,
  );
  const trends = useLoaded(
    () =>
      api.getOrganisationMetrics({
        range: '30d',
        compare: 'preceding_90d',
        environment,
      }),
    environment,
    status.revision,
  );
  return { status, metrics, trends };
}
