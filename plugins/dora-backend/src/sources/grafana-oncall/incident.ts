import {
  externalSubject,
  IncidentFact,
  Instant,
  SourceSettings,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import {
  environmentOf,
  Labels,
  labelValue,
  labelValues,
  serviceSubjectsOf,
} from '../labels';
import { severityWord } from '../reading/texts';
import { News } from './webhook';

/** What news tell of the incident that an alert group is. */
export function incidentOf(
  news: News,
  labels: Labels,
  receivedAt: Instant,
  settings: SourceSettings,
): IncidentFact {
  const { event, alert_group: group } = news;
  // Of several events no time is told.
  const at = event.time ?? receivedAt;
  const whenItIs = (type: string) => (event.type === type ? at : undefined);
  const isResolved = group.state === 'resolved' || event.type === 'resolve';
  return {
    type: 'incident',
    at,
    key: group.id,
    subjects: subjectsOf(news, labels),
    environment: environmentOf(labels, settings),
    severity: severityWord(labelValue(labels, 'severity')),
    title: titleOf(group.title),
    url: httpUrl(group.permalinks?.web),
    detectedAt: group.created_at ?? whenItIs('alert group created'),
    acknowledgedAt: group.acknowledged_at ?? whenItIs('acknowledge'),
    resolvedAt: isResolved
      ? group.resolved_at ?? whenItIs('resolve')
      : undefined,
    reopenedAt: whenItIs('unresolve'),
  };
}

/** Labels of the group, else of its first alert, else of the integration. */
export function labelsOf(news: News): Labels {
  return Object.entries(
    labelValues([
      ...(news.alert_group.labels ?? []),
      ...(news.alert_payload?.labels ?? []),
      ...(news.alert_payload?.commonLabels ?? []),
      ...(news.integration?.labels ?? []),
    ]),
  );
}

/** Without a label that names a service, the integration can be mapped to one. */
function subjectsOf(
  { integration }: News,
  labels: Labels,
): Subject[] | undefined {
  const named = serviceSubjectsOf(labels);
  if (named.length > 0) return named;
  return integration
    ? [externalSubject('grafana-oncall', integration.id)]
    : undefined;
}
