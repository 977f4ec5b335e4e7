import {
  IncidentFact,
  matchesNameGlob,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';

/** Whether an alert with these labels is an incident, by the rules of its source. */
export function isIncident(
  labels: Record<string, string | undefined>,
  { alertRules }: SourceSettings,
): boolean {
  return (
    alertRules === undefined ||
    alertRules.some(rule =>
      Object.entries(rule.labels).every(([name, glob]) => {
        const value = Object.hasOwn(labels, name) ? labels[name] : undefined;
        return value !== undefined && matchesNameGlob(glob, value);
      }),
    )
  );
}

/**
 * What news of an alert says by the rules of its source. An alert that is no
 * incident may have been one before its labels changed, so its end is told all
 * the same: it ends nothing that has not begun.
 */
export function newsOfAlert(
  fact: IncidentFact,
  labels: Record<string, string | undefined>,
  settings: SourceSettings,
): ParseResult {
  if (isIncident(labels, settings)) return { facts: [fact] };
  const { type, at, key, resolvedAt } = fact;
  return resolvedAt === undefined
    ? { ignored: 'By the rules of its source, this alert is no incident.' }
    : { facts: [{ type, at, key, resolvedAt }] };
}
