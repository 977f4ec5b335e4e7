import { DeploymentIncident } from '@dora-metrics/backstage-plugin-dora-common';
import { fromZonedText, toZonedText } from '../format/zonedTime';

/** The times of an incident, in the order in which they come. */
export const TIMES = ['detected', 'mitigated', 'resolved'] as const;

export type TimeName = (typeof TIMES)[number];

/** What stands in the fields. */
export type TimeTexts = Record<TimeName, string>;

/** What is wrong with a field. */
export type Wrong = 'needed' | 'wrong' | 'future' | 'before';

type Instants = Record<TimeName, number | null | undefined>;

/** The times as they are, on the clock of the zone. */
export function textsOf(
  incident: DeploymentIncident,
  timeZone: string,
): TimeTexts {
  const text = (at: string | null) => (at ? toZonedText(at, timeZone) : '');
  return {
    detected: text(incident.detectedAt),
    mitigated: text(incident.mitigatedAt),
    resolved: text(incident.resolvedAt),
  };
}

/** The times that differ from those of the incident; null for one that is emptied. */
export function changedTimes(
  incident: DeploymentIncident,
  texts: TimeTexts,
  timeZone: string,
) {
  const before = textsOf(incident, timeZone);
  const instants = instantsOf(incident, texts, timeZone);
  const changed = TIMES.filter(name => texts[name] !== before[name]).map(
    name => {
      const at = instants[name];
      return [`${name}At`, at ? new Date(at).toISOString() : null];
    },
  );
  return Object.fromEntries(changed) as Partial<
    Pick<DeploymentIncident, 'detectedAt' | 'mitigatedAt' | 'resolvedAt'>
  >;
}

/** What is wrong with each field; nothing where all is well. */
export function wrongTimes(
  incident: DeploymentIncident,
  texts: TimeTexts,
  timeZone: string,
  now: number,
): Partial<Record<TimeName, Wrong>> {
  const instants = instantsOf(incident, texts, timeZone);
  const found = TIMES.flatMap(name => {
    const wrong = wrongOf(name, instants, now);
    return wrong ? [[name, wrong]] : [];
  });
  return Object.fromEntries(found);
}

function wrongOf(
  name: TimeName,
  instants: Instants,
  now: number,
): Wrong | undefined {
  const at = instants[name];
  if (at === undefined) {
    return 'wrong';
  }
  if (at === null) {
    return name === 'detected' ? 'needed' : undefined;
  }
  if (at > now) {
    return 'future';
  }
  return instants.detected && at < instants.detected ? 'before' : undefined;
}

/** A field that nobody touched keeps its seconds; undefined is no time. */
function instantsOf(
  incident: DeploymentIncident,
  texts: TimeTexts,
  timeZone: string,
): Instants {
  const before = textsOf(incident, timeZone);
  const instant = (name: TimeName): number | null | undefined => {
    const told = incident[`${name}At`];
    if (texts[name] === before[name]) {
      return told === null ? null : Date.parse(told);
    }
    return texts[name] === '' ? null : fromZonedText(texts[name], timeZone);
  };
  return {
    detected: instant('detected'),
    mitigated: instant('mitigated'),
    resolved: instant('resolved'),
  };
}
