import { SourceSettings } from '@dora-metrics/backstage-plugin-dora-node';
import { matchesNameGlob } from '../globs';

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
