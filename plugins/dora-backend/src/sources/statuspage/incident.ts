import {
  IncidentFact,
  Instant,
  serviceSubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import { keyText, severityWord } from '../reading/texts';
import { Incident } from './webhook';

const OVER = ['resolved', 'postmortem'];

/** What a page tells of an incident. */
export function incidentOf(
  incident: Incident,
  settings: SourceSettings,
): IncidentFact {
  const names = (incident.components ?? []).flatMap(
    ({ name }) => keyText(name) ?? [],
  );
  return {
    type: 'incident',
    at: incident.updated_at ?? incident.created_at,
    key: incident.id,
    subjects:
      names.length > 0
        ? [...new Set(names.map(serviceSubject))].sort()
        : undefined,
    environment: settings.defaultEnvironment,
    severity: severityWord(incident.impact),
    title: titleOf(incident.name),
    url: httpUrl(incident.shortlink),
    detectedAt: incident.created_at,
    mitigatedAt: incident.monitoring_at,
    resolvedAt: incident.resolved_at,
    reopenedAt: lastReopening(incident),
  };
}

/** When an update last told, after one of the end, that it was not the end. */
function lastReopening({ incident_updates }: Incident): Instant | undefined {
  const updates = (incident_updates ?? [])
    .flatMap(({ status, created_at: at }) =>
      status && at !== undefined ? [{ isOver: OVER.includes(status), at }] : [],
    )
    .sort((a, b) => a.at - b.at);
  return updates
    .filter(({ isOver }, index) => !isOver && updates[index - 1]?.isOver)
    .at(-1)?.at;
}
