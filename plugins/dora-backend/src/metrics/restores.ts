import { SeverityRestore } from '@dora-metrics/backstage-plugin-dora-common';
import { ascending, distribution, mean } from './percentiles';
import { SelectedIncident } from './selectedRows';
import { contains, Span } from './windows';

const UNKNOWN = 'unknown';

/** The incidents of a span that can be counted. */
export interface Restores {
  closed: SelectedIncident[];
  open: SelectedIncident[];
  /** Restore times, ascending. */
  seconds: number[];
}

function split(incidents: readonly SelectedIncident[]): Restores {
  const counted = incidents.filter(row => row.excluded === null);
  return {
    closed: counted.filter(row => !row.isOpen),
    open: incidents.filter(
      row => row.excluded === 'open' || (row.excluded === null && row.isOpen),
    ),
    seconds: ascending(counted.flatMap(row => row.seconds ?? [])),
  };
}

/** The incidents detected in a span that count, and those that are still open. */
export function restores(
  incidents: readonly SelectedIncident[],
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
  const average = (end: 'mitigatedSeconds' | 'resolvedSeconds') =>
    mean(ascending(closed.flatMap(row => row[end] ?? [])));
  return {
    severity,
    n: closed.length,
    open: open.length,
    mitigatedMean: average('mitigatedSeconds'),
    resolvedMean: average('resolvedSeconds'),
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
