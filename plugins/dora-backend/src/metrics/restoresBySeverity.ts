import { SeverityRestore } from '@dora-metrics/backstage-plugin-dora-common';
import { distribution } from './percentiles';
import { SeverityTally } from './tally';

const UNKNOWN = 'unknown';

function rank(severity: string): number {
  if (severity === UNKNOWN) {
    return 2;
  }
  return /^SEV[1-4]$/.test(severity) ? 0 : 1;
}

function bySeverityOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** Restore times by severity: SEV1 to SEV4, then other names, then unknown. */
export function restoresBySeverity(
  tallies: ReadonlyMap<string, SeverityTally>,
): SeverityRestore[] {
  return [...tallies.keys()].sort(bySeverityOrder).map(severity => {
    const { closed, open, mitigatedMean, resolvedMean, seconds } =
      tallies.get(severity)!;
    return {
      severity,
      n: closed,
      open,
      mitigatedMean,
      resolvedMean,
      p95: distribution(seconds).p95,
    };
  });
}
