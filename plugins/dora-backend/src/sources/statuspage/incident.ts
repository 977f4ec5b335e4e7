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

/** How near to the end a status is; all others are not near it. */
const NEARNESS = new Map([
  ['monitoring', 1],
  ['resolved', 2],
  ['postmortem', 2],
]);

/** What a page tells of an incident. */
export function incidentOf(
  incident: Incident,
  settings: SourceSettings,
): IncidentFact {
  const names = (incident.components ?? []).flatMap(
    ({ name }) => keyText(name) ?? [],
  );
  const updates = updatesOf(incident);
  const reopenedAt = lastReopening(updates);
  const monitoringAgain = updates.find(
    ({ nearness, at }) =>
      reopenedAt !== undefined && nearness === 1 && at > reopenedAt,
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
    mitigatedAt: monitoringAgain?.at ?? incident.monitoring_at,
    resolvedAt: incident.resolved_at,
    reopenedAt,
  };
}

interface Update {
  nearness: number;
  at: Instant;
}

/** The updates of an incident, oldest first. */
function updatesOf({ incident_updates }: Incident): Update[] {
  return (incident_updates ?? [])
    .flatMap(({ status, created_at: at }) =>
      status && at !== undefined
        ? [{ nearness: NEARNESS.get(status) ?? 0, at }]
        : [],
    )
    .sort((a, b) => a.at - b.at);
}

/** When one last took back that service was restored, or that all was over. */
function lastReopening(updates: Update[]): Instant | undefined {
  return updates
    .filter(({ nearness }, i) => nearness < (updates[i - 1]?.nearness ?? 0))
    .at(-1)?.at;
}
