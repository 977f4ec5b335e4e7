import { DAY, HOUR, MINUTE } from './calendar';
import { numberOn } from './identity';
import { Random } from './prng';
import { Incident } from './story';
import { symptom } from './wording';

/** Incidents per day that all services together have numbers for. */
const ROOM = 200;

/** An incident's number: services and moments of a day do not share one. */
export function incidentId(
  day: number,
  service: number,
  index: number,
): string {
  return `INC-${numberOn(day, ROOM, service * 12 + index)}`;
}

/** One incident from its detection to its end. */
export function incidentAt(
  id: string,
  service: string,
  detectedAt: number,
  restoreMinutes: number,
  random: Random,
): Incident {
  const restore = random.logNormal(restoreMinutes, 0.5) * MINUTE;
  const severity = random.weighted({ SEV1: 8, SEV2: 27, SEV3: 45, SEV4: 20 });
  // What hurts more is repaired sooner.
  const haste = { SEV1: 0.6, SEV2: 0.9, SEV3: 1.1, SEV4: 1.5 }[severity];
  const mitigatedAt = detectedAt + Math.max(3 * MINUTE, restore * haste);
  const resolvedAt = mitigatedAt + random.logNormal(50, 0.8) * MINUTE;
  const reopenedAt = resolvedAt + random.logNormal(90, 0.5) * MINUTE;
  const secondEnd =
    reopenedAt + random.logNormal(restoreMinutes / 2, 0.5) * MINUTE;
  const again = random.chance(0.03)
    ? {
        reopenedAt,
        mitigatedAt: secondEnd,
        resolvedAt: secondEnd + 40 * MINUTE,
      }
    : undefined;
  return {
    id,
    severity,
    title: symptom(random, service),
    detectedAt,
    acknowledgedAt: Math.min(
      detectedAt + random.logNormal(4, 0.6) * MINUTE,
      mitigatedAt - MINUTE,
    ),
    mitigatedAt,
    resolvedAt,
    again,
  };
}

/** Incidents that no deployment caused, at any hour. */
export function otherIncidentsOn(
  service: string,
  serviceIndex: number,
  day: number,
  perMonth: number,
  restoreMinutes: number,
  random: Random,
): Incident[] {
  return Array.from({ length: random.poisson(perMonth / 30) }, (_, index) =>
    incidentAt(
      incidentId(day, serviceIndex, 10 + Math.min(index, 1)),
      service,
      day * DAY + Math.floor(random.next() * 1440) * MINUTE,
      restoreMinutes,
      random,
    ),
  );
}

/**
 * What goes on at the end of the history whatever day it is: two incidents are
 * open, and one came back some days ago.
 */
export const CURRENT_INCIDENTS: Record<string, (now: number) => Incident> = {
  'payments-gateway': now => ({
    id: 'INC-901',
    severity: 'SEV2',
    title: 'payments-gateway: Some card payments are refused',
    detectedAt: now - 5 * HOUR,
    acknowledgedAt: now - 5 * HOUR + 6 * MINUTE,
  }),
  recommendations: now => ({
    id: 'INC-902',
    severity: 'SEV3',
    title: 'recommendations: Old results for some customers',
    detectedAt: now - 31 * HOUR,
  }),
  search: now => ({
    id: 'INC-903',
    severity: 'SEV2',
    title: 'search: Index lags behind',
    detectedAt: now - 9 * DAY - 10 * HOUR,
    acknowledgedAt: now - 9 * DAY - 10 * HOUR + 4 * MINUTE,
    mitigatedAt: now - 9 * DAY - 9 * HOUR,
    resolvedAt: now - 9 * DAY - 8 * HOUR,
    again: {
      reopenedAt: now - 9 * DAY - 5 * HOUR,
      mitigatedAt: now - 9 * DAY - 4 * HOUR,
      resolvedAt: now - 9 * DAY - 3 * HOUR,
    },
  }),
};
