import { useApi } from '@backstage/core-plugin-api';
import {
  ServiceMetrics,
  ServiceStages,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { ServiceReports } from './useServiceReports';

/** What the tab shows besides the reports that the card shows too. */
export interface ServiceTrends {
  stages: Loaded<ServiceStages>;
  /** The last 30 days against the 90 days before. */
  trends: Loaded<ServiceMetrics>;
  /** The last seven days against the seven before. */
  weeks: Loaded<ServiceMetrics>;
}

/** Loads them; trends and weeks follow the environment, not the period. */
export function useServiceTrends(reports: ServiceReports): ServiceTrends {
  const api = useApi(doraApiRef);
  const { service, query } = reports;
  const { revision } = reports.status;
  const { environment } = query;
  const key = environment ?? '';
  const stages = useLoaded(
    () => api.getServiceStages(service, { ...query, compare: 'none' }),
    JSON.stringify(query),
    revision,
  );
  const trends = useLoaded(
    () =>
      api.getServiceMetrics(service, {
        range: '30d',
        compare: 'preceding_90d',
        environment,
      }),
    key,
    revision,
  );
  const weeks = useLoaded(
    () =>
      api.getServiceMetrics(service, {
        range: '7d',
        compare: 'previous',
        environment,
      }),
    key,
    revision,
  );
  return { stages, trends, weeks };
}
