import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

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
}

/**
 * Reads an incident's life off the set of all that was told. Service is
 * restored at the first mitigation that no reopening follows, and the incident
 * is over at the last resolution that none follows: a reopened incident counts
 * from its first detection to its final end.
 */
export function incidentTimes(moments: IncidentMoment[]): IncidentTimes {
  const at = (kind: IncidentMoment['kind']) =>
    moments
      .filter(moment => moment.kind === kind)
      .map(moment => moment.at)
      .sort((a, b) => a - b);
  const reopened = at('reopened');
  const lastReopened = reopened.at(-1) ?? -Infinity;
  const final = (kind: IncidentMoment['kind']) =>
    at(kind).filter(instant => instant > lastReopened);
  return {
    acknowledgedAt: at('acknowledged').at(0) ?? null,
    mitigatedAt: final('mitigated').at(0) ?? null,
    resolvedAt: final('resolved').at(-1) ?? null,
    reopens: reopened.length,
  };
}
