import {
  IncidentFact,
  Instant,
  serviceSubject,
  SourceSettings,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import { environmentName, keyText, severityWord } from '../reading/texts';
import { Incident, News } from './webhook';

/** Milestones before the end. In one of them, an end told before is none. */
const BEFORE_END = [
  'started',
  'detected',
  'acknowledged',
  'investigating',
  'identified',
  'mitigated',
];

/** What news tell of an incident. */
export function incidentOf(
  { incident, isNone }: News,
  settings: SourceSettings,
): IncidentFact {
  const isOver = !BEFORE_END.includes(incident.current_milestone ?? '');
  return {
    type: 'incident',
    at: changedAt(incident),
    key: incident.id,
    // What is none is nobody's.
    subjects: isNone ? [] : subjectsOf(incident),
    environment:
      environmentNames(incident).flatMap(
        name => environmentName(name) ?? [],
      )[0] ?? settings.defaultEnvironment,
    severity: severityOf(incident),
    title: titleOf(incident.name),
    url: httpUrl(incident.incident_url),
    detectedAt:
      milestone(incident, 'started', 'detected') ??
      incident.started_at ??
      incident.created_at,
    acknowledgedAt: milestone(incident, 'acknowledged'),
    mitigatedAt: milestone(incident, 'mitigated'),
    resolvedAt: isOver ? milestone(incident, 'resolved') : undefined,
  };
}

/** The first of the moments at which the incident reached one of these. */
function milestone(
  { milestones }: Incident,
  ...types: string[]
): Instant | undefined {
  const reached = (milestones ?? []).flatMap(({ type, occurred_at: at }) =>
    at !== undefined && types.includes(type ?? '') ? [at] : [],
  );
  return reached.length > 0 ? Math.min(...reached) : undefined;
}

/** The last moment at which anything of it is known to have changed. */
function changedAt(incident: Incident): Instant {
  const times = [
    incident.created_at,
    incident.started_at,
    incident.updated_at,
    ...(incident.milestones ?? []).flatMap(told => [
      told.occurred_at,
      told.created_at,
      told.updated_at,
    ]),
  ].flatMap(time => time ?? []);
  if (times.length === 0) throw new Error('The incident carries no time');
  return Math.max(...times);
}

function severityOf({ severity, priority }: Incident): string | undefined {
  const words = [severity, priority].flatMap(word => severityWord(word) ?? []);
  return words.find(word => word.toUpperCase() !== 'UNSET');
}

/** By its services; where none are told, by the functionality that is impaired. */
function subjectsOf(incident: Incident): Subject[] | undefined {
  const services = [
    ...(incident.services ?? []).map(({ name }) => name),
    ...impactsOf(incident, 'service'),
  ];
  const names = (
    services.length > 0 ? services : impactsOf(incident, 'functionality')
  ).flatMap(name => keyText(name) ?? []);
  return names.length > 0
    ? [...new Set(names.map(serviceSubject))].sort()
    : undefined;
}

function environmentNames(incident: Incident) {
  return [
    ...(incident.environments ?? []).map(({ name }) => name),
    ...impactsOf(incident, 'environment'),
  ];
}

function impactsOf({ impacts }: Incident, wanted: string) {
  return (impacts ?? [])
    .filter(({ type }) => type?.toLowerCase() === wanted)
    .map(({ name }) => name);
}
