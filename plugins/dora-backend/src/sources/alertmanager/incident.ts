import {
  IncidentFact,
  serviceSubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../addresses';
import { titleOf } from '../commits';
import { normalizeSeverity } from '../generic/severity';
import { environmentName, keyText } from '../texts';
import { Alert, SERVICE_LABELS } from './notification';

/**
 * The incident that an alert is: one from its start to its end, however often
 * it is told. Undefined when no label names a service.
 */
export function incidentOf(
  alert: Alert,
  externalURL: string | null | undefined,
  settings: SourceSettings,
): IncidentFact | undefined {
  const { labels, annotations, startsAt, endsAt } = alert;
  const service = serviceOf(labels);
  if (!service) return undefined;
  const resolvedAt = alert.status === 'resolved' ? endsAt : undefined;
  return {
    type: 'incident',
    at: Math.max(startsAt, resolvedAt ?? startsAt),
    // Firing again after it was resolved, an alert has another start.
    key: `${alert.fingerprint}:${new Date(startsAt).toISOString()}`,
    subjects: [serviceSubject(service)],
    environment:
      environmentName(labels.environment) ??
      environmentName(labels.env) ??
      settings.defaultEnvironment,
    severity: normalizeSeverity(labels.severity ?? ''),
    title: titleOf(annotations?.summary) ?? titleOf(labels.alertname),
    url: httpUrl(alert.generatorURL) ?? httpUrl(externalURL),
    detectedAt: startsAt,
    resolvedAt,
  };
}

function serviceOf(labels: Alert['labels']): string | undefined {
  for (const label of SERVICE_LABELS) {
    const service = keyText(labels[label]);
    if (service) return service;
  }
  return undefined;
}
