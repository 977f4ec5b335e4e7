import { SeverityRestore } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { ascending, distribution, mean } from './percentiles';
import { IncidentRow } from './rows';
import { contains, Span } from './windows';

const UNKNOWN = 'unknown';

/** The incidents of a span that can be counted. */
export interface Restores {
  /** Those with an end that is not before their detection. */
  closed: IncidentRow[];
  open: IncidentRow[];
  /** Seconds from detection to the end, ascending. */
  seconds: number[];
}

function endOf(incident: IncidentRow): Instant | null {
  return incident.mitigatedAt ?? incident.resolvedAt;
}

function secondsTo(incident: IncidentRow, end: Instant | null): number[] {
  return end === null || end < incident.detectedAt
    ? []
    : [(end - incident.detectedAt) / 1000];
}

function split(incidents: readonly IncidentRow[]): Restores {
  const closed = incidents.filter(row => secondsTo(row, endOf(row)).length > 0);
  return {
    closed,
    open: incidents.filter(row => endOf(row) === null),
    seconds: ascending(closed.flatMap(row => secondsTo(row, endOf(row)))),
  };
}

/**
 * The incidents detected in a span. They end with the mitigation or, where none
 * was told, with the resolution; those that end before they begin are left out.
 */
export function restores(
  incidents: readonly IncidentRow[],
  span: Span,
): Restores {
  return split(incidents.filter(row => contains(span, row.detectedAt)));
}

function rank(severity: string): number {
  if (severity === UNKNOWN) {
    return 2;
  }
  return /^SEV[1-4]$/.test(severity) ? 0 : 1;
}

function bySeverityOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function restoreOf(severity: string, all: Restores): SeverityRestore {
  const { closed, open, seconds } = split(
    [...all.closed, ...all.open].filter(row => row.severity === severity),
  );
  const average = (end: 'mitigatedAt' | 'resolvedAt') =>
    mean(ascending(closed.flatMap(row => secondsTo(row, row[end]))));
  return {
    severity,
    n: closed.length,
    open: open.length,
    mitigatedMean: average('mitigatedAt'),
    resolvedMean: average('resolvedAt'),
    p95: distribution(seconds).p95,
  };
}

/** Restore times by severity: SEV1 to SEV4, then other names, then unknown. */
export function restoresBySeverity(all: Restores): SeverityRestore[] {
  const severities = new Set(
    [...all.closed, ...all.open].map(row => row.severity),
  );
  return [...severities]
    .sort(bySeverityOrder)
    .map(severity => restoreOf(severity, all));
}
