import {
  DeploymentIncident,
  IncidentPage,
  ServiceIncident,
} from '@dora-metrics/backstage-plugin-dora-common';
import { aReport } from './reports';

/** An incident that a deployment is said to have caused, with parts replaced. */
export function anIncident(
  parts: Partial<DeploymentIncident> = {},
): DeploymentIncident {
  return {
    id: 'INC-42',
    title: 'Checkout answers slowly',
    url: 'https://incidents.example.com/42',
    severity: 'SEV2',
    detectedAt: '2026-03-11T12:20:00.000Z',
    mitigatedAt: '2026-03-11T13:50:00.000Z',
    resolvedAt: null,
    serviceRefs: ['component:default/checkout'],
    method: 'latest_deployment',
    corrected: false,
    ...parts,
  };
}

/** An incident on the page of its service, with parts replaced. */
export function aServiceIncident(
  parts: Partial<ServiceIncident> = {},
): ServiceIncident {
  return {
    ...anIncident(),
    environment: 'production',
    deploymentId: 'd2',
    deploymentRef: 'component:default/checkout',
    excluded: null,
    ...parts,
  };
}

/** The incidents of a service that has one, unless others are given. */
export function someIncidents(
  items: ServiceIncident[] = [aServiceIncident()],
  parts: Partial<IncidentPage> = {},
): IncidentPage {
  return {
    entityRef: 'component:default/checkout',
    window: aReport().window,
    items,
    total: items.length,
    offset: 0,
    next: null,
    previous: null,
    ...parts,
  };
}
