import {
  DeploymentIncident,
  IncidentPage,
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

/** The incidents of a service that has one. */
export function someIncidents(): IncidentPage {
  return {
    entityRef: 'component:default/checkout',
    window: aReport().window,
    items: [
      {
        ...anIncident(),
        environment: 'production',
        deploymentId: 'd2',
        excluded: null,
      },
    ],
    total: 1,
    offset: 0,
    limit: 25,
  };
}
