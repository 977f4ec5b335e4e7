import {
  IncidentFact,
  serviceSubject,
  SourceSettings,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import { environmentName, keyText, severityWord } from '../reading/texts';
import { News } from './webhook';

/** Statuses of what turned out to be no incident. */
const NONE = ['cancelled', 'canceled', 'deleted'];
const OVER = ['resolved', 'closed', 'completed'];

/** What news tell of an incident. */
export function incidentOf(
  { event, data }: News,
  settings: SourceSettings,
): IncidentFact {
  const state = event.type.slice('incident.'.length);
  const isOver = OVER.includes(data.status ?? state);
  const isMitigated = isOver || (data.status ?? state) === 'mitigated';
  const began = [data.started_at, data.detected_at].flatMap(at => at ?? []);
  return {
    type: 'incident',
    at: event.issued_at,
    key: data.id,
    subjects: [state, data.status].some(word => NONE.includes(word ?? ''))
      ? []
      : subjectsOf(data),
    environment:
      (data.environments ?? []).flatMap(
        ({ name }) => environmentName(name) ?? [],
      )[0] ?? settings.defaultEnvironment,
    severity: severityWord(data.severity),
    title: titleOf(data.title),
    url: httpUrl(data.url),
    detectedAt: began.length > 0 ? Math.min(...began) : data.created_at,
    acknowledgedAt: data.acknowledged_at,
    // A time that was left by what has been opened again since is none.
    mitigatedAt: isMitigated ? data.mitigated_at : undefined,
    resolvedAt: isOver ? data.resolved_at : undefined,
    ...duplicationOf(data),
  };
}

function duplicationOf({
  duplicate_incident_id: other,
}: News['data']): Pick<IncidentFact, 'isDuplicate' | 'duplicateOf'> {
  const duplicateOf = keyText(other);
  // Payloads of old have no such field; that of what is none is empty.
  return other === undefined
    ? {}
    : { isDuplicate: duplicateOf !== undefined, duplicateOf };
}

function subjectsOf({ services }: News['data']): Subject[] | undefined {
  const names = (services ?? []).flatMap(({ name }) => keyText(name) ?? []);
  return names.length > 0
    ? [...new Set(names.map(serviceSubject))].sort()
    : undefined;
}
