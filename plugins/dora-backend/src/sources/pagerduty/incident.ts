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
    ...duplicationOf(event),
  };
}

function subjectsOf({ data }: IncidentEvent): Subject[] | undefined {
  return data.service
    ? [externalSubject('pagerduty', data.service.id)]
    : undefined;
}

/** What was merged into another incident is told as that one, until it is opened again. */
function duplicationOf({
  event_type: type,
  data: { resolve_reason: reason },
}: IncidentEvent): Pick<IncidentFact, 'isDuplicate' | 'duplicateOf'> {
  if (type === 'incident.reopened') return { isDuplicate: false };
  return reason?.type === 'merge_resolve_reason'
    ? { isDuplicate: true, duplicateOf: reason.incident?.id }
    : {};
}
