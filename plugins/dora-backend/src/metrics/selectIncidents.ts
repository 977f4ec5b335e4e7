import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { IncidentRow } from './rows';
import { Exclusion, SelectedIncident } from './selectedRows';

/** Counts an incident by the definitions of its service. */
export function selectIncident(
  row: IncidentRow,
  definitions: DefinitionValues,
  now: Instant,
): SelectedIncident {
  const { id, detectedAt, severity, mitigatedAt, resolvedAt } = row;
  const seconds = restoreSeconds(row, definitions, now);
  return {
    id,
    detectedAt,
    severity,
    seconds: seconds !== null && seconds >= 0 ? seconds : null,
    excluded: exclusionOf(row, seconds, definitions),
    isOpen: endOf(row, definitions) === null && !isOver(row),
    isChangeRelated: row.cause !== null,
    endedByResolution:
      definitions.restoreEnd === 'mitigated' &&
      mitigatedAt === null &&
      resolvedAt !== null,
    mitigatedSeconds: secondsBetween(detectedAt, mitigatedAt),
    resolvedSeconds: secondsBetween(detectedAt, resolvedAt),
    isReopened: row.reopens > 0,
  };
}

/** An incident of which it may depend on the moment of asking how it counts. */
export interface ListedIncident {
  selected: SelectedIncident;
  /** It is open, and counts with the time since then. */
  openSince: Instant | null;
}

/** Counts an incident so that it can be counted again later. */
export function listIncident(
  row: IncidentRow,
  definitions: DefinitionValues,
  now: Instant,
): ListedIncident {
  return {
    selected: selectIncident(row, definitions, now),
    openSince:
      definitions.restoreOpen === 'so_far' &&
      endOf(row, definitions) === null &&
      !isOver(row)
        ? startOf(row, definitions)
        : null,
  };
}

/** A listed incident as it counts at some later moment. */
export function selectListed(
  { selected, openSince }: ListedIncident,
  now: Instant,
): SelectedIncident {
  if (openSince === null) {
    return selected;
  }
  const seconds = (now - openSince) / 1000;
  const isNegative = seconds < 0;
  const mayCount =
    selected.excluded === null || selected.excluded === 'negative';
  const excluded = isNegative ? 'negative' : null;
  return {
    ...selected,
    seconds: isNegative ? null : seconds,
    excluded: mayCount ? excluded : selected.excluded,
  };
}

function exclusionOf(
  row: IncidentRow,
  seconds: number | null,
  { restorePopulation, restoreEnd }: DefinitionValues,
): Exclusion | null {
  if (row.isDuplicate) {
    return 'duplicate';
  }
  if (restorePopulation === 'change_related' && row.cause === null) {
    return 'not_change_related';
  }
  if (seconds === null) {
    return restoreEnd === 'remediated' && isOver(row) ? 'no_end' : 'open';
  }
  return seconds < 0 ? 'negative' : null;
}

/** Seconds by the definitions, negative where the clocks say so; null without an end. */
function restoreSeconds(
  row: IncidentRow,
  definitions: DefinitionValues,
  now: Instant,
): number | null {
  const end = endOf(row, definitions);
  const start = startOf(row, definitions);
  if (end === null) {
    return definitions.restoreOpen === 'so_far' && !isOver(row)
      ? (now - start) / 1000
      : null;
  }
  const paused =
    definitions.restoreReopened === 'open_time' && row.openMs !== null
      ? Math.max(0, end - row.detectedAt - row.openMs)
      : 0;
  return (end - start - paused) / 1000;
}

function isOver({ mitigatedAt, resolvedAt }: IncidentRow): boolean {
  return mitigatedAt !== null || resolvedAt !== null;
}

function startOf(
  { detectedAt, cause }: IncidentRow,
  { restoreStart }: DefinitionValues,
): Instant {
  if (cause === null || restoreStart === 'detected') {
    return detectedAt;
  }
  return restoreStart === 'deployment_started'
    ? cause.startedAt
    : cause.finishedAt;
}

function endOf(
  { mitigatedAt, resolvedAt, remediatedAt }: IncidentRow,
  { restoreEnd }: DefinitionValues,
): Instant | null {
  switch (restoreEnd) {
    case 'remediated':
      return remediatedAt;
    case 'resolved':
      return resolvedAt;
    default:
      return mitigatedAt ?? resolvedAt;
  }
}

function secondsBetween(from: Instant, to: Instant | null): number | null {
  return to === null || to < from ? null : (to - from) / 1000;
}
