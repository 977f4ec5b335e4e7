import {
  externalSubject,
  IncidentFact,
  SourceSettings,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import { severityWord } from '../reading/texts';
import { IncidentEvent } from './webhook';

/** What an event tells of its incident: its state, and the moment that it is about. */
export function incidentOf(
  event: IncidentEvent,
  settings: SourceSettings,
): IncidentFact {
  const { event_type: type, occurred_at: at, data } = event;
  const whenItIs = (name: string) => (type === name ? at : undefined);
  return {
    type: 'incident',
    at,
    key: data.id,
    subjects: subjectsOf(event),
    environment: settings.defaultEnvironment,
    severity: severityWord(data.priority?.summary ?? data.urgency),
    title: titleOf(data.title),
    url: httpUrl(data.html_url),
    detectedAt: data.created_at ?? whenItIs('incident.triggered'),
    acknowledgedAt: whenItIs('incident.acknowledged'),
    resolvedAt: whenItIs('incident.resolved'),
    reopenedAt: whenItIs('incident.reopened'),
  };
}

/** What was merged into another incident is told as that one, and is nobody's own. */
function subjectsOf({
  event_type: type,
  data,
}: IncidentEvent): Subject[] | undefined {
  const isMerged = data.resolve_reason?.type === 'merge_resolve_reason';
  if (isMerged && type !== 'incident.reopened') return [];
  return data.service
    ? [externalSubject('pagerduty', data.service.id)]
    : undefined;
}
