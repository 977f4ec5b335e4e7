import { useMemo } from 'react';
import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  ServiceMetrics,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef, ReportQuery } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { Status, useStatus } from '../api/useStatus';
import { Filters } from '../filters/filters';
import { toQuery } from '../filters/query';

/** What the pages of a service show. */
export interface ServiceReports {
  service: CompoundEntityRef;
  query: ReportQuery;
  status: Status;
  metrics: Loaded<ServiceMetrics>;
  series: Loaded<ServiceSeries>;
}

/** Loads the reports of a service, and loads them again when they change. */
export function useServiceReports(
  entity: Entity,
  filters: Filters,
): ServiceReports {
  const api = useApi(doraApiRef);
  const service = useMemo(() => getCompoundEntityRef(entity), [entity]);
  const query = toQuery(filters, new Date());
  const key = JSON.stringify(query);
  const status = useStatus();
  const metrics = useLoaded(
    () => api.getServiceMetrics(service, query),
    key,
    status.revision,
  );
  const series = useLoaded(
    () => api.getServiceSeries(service, query),
    key,
    status.revision,
  );
  return { service, query, status, metrics, series };
}
