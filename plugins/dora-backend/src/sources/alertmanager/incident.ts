import {
  IncidentFact,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import { environmentOf, labelValue, serviceSubjectsOf } from '../labels';
import { severityWord } from '../reading/texts';
import { Alert } from './notification';

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
  const subjects = serviceSubjectsOf(labels);
  if (subjects.length === 0) return undefined;
  const resolvedAt = alert.status === 'resolved' ? endsAt : undefined;
  return {
    type: 'incident',
    at: Math.max(startsAt, resolvedAt ?? startsAt),
    // Firing again after it was resolved, an alert has another start.
    key: `${alert.fingerprint}:${new Date(startsAt).toISOString()}`,
    subjects,
    environment: environmentOf(labels, settings),
    severity: severityWord(labelValue(labels, 'severity')),
    title:
      titleOf(annotations?.summary) ?? titleOf(labelValue(labels, 'alertname')),
    url: httpUrl(alert.generatorURL) ?? httpUrl(externalURL),
    detectedAt: startsAt,
    resolvedAt,
  };
}
