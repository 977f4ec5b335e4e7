import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

const DAY_MS = 86_400_000;

/** What is opened again longer after its end than this is a new incident. */
const LONGEST_PAUSE_MS = 7 * DAY_MS;

/** Something that was told of an incident's life. */
export interface IncidentMoment {
  kind: 'acknowledged' | 'mitigated' | 'resolved' | 'reopened';
  at: Instant;
}

/** The life of an incident, as far as it is known. */
export interface IncidentTimes {
  acknowledgedAt: Instant | null;
  mitigatedAt: Instant | null;
  resolvedAt: Instant | null;
  reopens: number;
  /** How long it was open altogether, without its pauses; null while it is open. */
  openMs: number | null;
}

/** Part of what was told of an incident, which is one by itself. */
export interface IncidentLife {
  /** When it was opened again; null for the first, which begins with its detection. */
  reopenedAt: Instant | null;
  moments: IncidentMoment[];
}

/**
 * Reads an incident's life off the set of all that was told. Service is
 * restored at the first mitigation that no reopening follows, and the incident
 * is over at the last resolution that none follows: a reopened incident counts
 * from its first detection to its final end.
 */
export function incidentTimes(
  detectedAt: Instant,
  moments: IncidentMoment[],
): IncidentTimes {
  const acknowledged = instantsOf(moments, 'acknowledged');
  const reopened = instantsOf(moments, 'reopened');
  const last = endsBetween(moments, reopened.at(-1) ?? -Infinity, Infinity);
  return {
    acknowledgedAt: acknowledged.at(0) ?? null,
    mitigatedAt: last.mitigated.at(0) ?? null,
    resolvedAt: last.resolved.at(-1) ?? null,
    reopens: reopened.length,
    openMs: openTime(detectedAt, moments),
  };
}

/** Divides what was told of an incident where a reopening made it a new one. */
export function divideLives(moments: IncidentMoment[]): IncidentLife[] {
  const begins = [null, ...lateReopenings(moments)];
  return begins.map((reopenedAt, i) => {
    const from = reopenedAt ?? -Infinity;
    const to = begins[i + 1] ?? Infinity;
    return {
      reopenedAt,
      moments: moments.filter(
        ({ kind, at }) =>
          at >= from && at < to && !(kind === 'reopened' && at === from),
      ),
    };
  });
}

function lateReopenings(moments: IncidentMoment[]): Instant[] {
  const reopened = instantsOf(moments, 'reopened');
  return reopened.filter((at, i) => {
    const { mitigated, resolved } = endsBetween(
      moments,
      reopened[i - 1] ?? -Infinity,
      at,
    );
    // Without an end it was open all the time.
    const ends = [...mitigated, ...resolved];
    return ends.length > 0 && at - Math.max(...ends) > LONGEST_PAUSE_MS;
  });
}

/** Whatever is opened again while it is open has not paused. */
function openTime(
  detectedAt: Instant,
  moments: IncidentMoment[],
): number | null {
  const reopened = instantsOf(moments, 'reopened');
  let sum = 0;
  let openSince: Instant | null = detectedAt;
  for (let i = 0; i <= reopened.length; i++) {
    const { mitigated, resolved } = endsBetween(
      moments,
      reopened[i - 1] ?? -Infinity,
      reopened[i] ?? Infinity,
    );
    openSince = openSince ?? reopened[i - 1];
    const end = mitigated.at(0) ?? resolved.at(-1);
    if (end !== undefined) {
      sum += end - openSince;
      openSince = null;
    }
  }
  return openSince === null ? sum : null;
}

/** An end at the very instant of a reopening came before it. */
function endsBetween(moments: IncidentMoment[], after: Instant, to: Instant) {
  const within = moments.filter(({ at }) => at > after && at <= to);
  return {
    mitigated: instantsOf(within, 'mitigated'),
    resolved: instantsOf(within, 'resolved'),
  };
}

function instantsOf(
  moments: IncidentMoment[],
  kind: IncidentMoment['kind'],
): Instant[] {
  return moments
    .filter(moment => moment.kind === kind)
    .map(moment => moment.at)
    .sort((a, b) => a - b);
}
