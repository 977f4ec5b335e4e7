import { SourceSettings } from '@dora-metrics/backstage-plugin-dora-node';
import { environmentName, keyText, severityWord } from './reading/texts';

/** Longer labels than GitHub, GitLab or Gitea allow are looked at no further. */
const MAX_LABEL_LENGTH = 255;
/** `severity: high`, `severity/high` and, as GitLab scopes labels, `severity::high`. */
const NAMED_VALUE = /^\s*([a-z]+)\s*[:/=]{1,2}\s*(\S.*)$/i;
const SEVERITY_NAMES = ['severity', 'sev'];
const PRIORITY_NAMES = ['priority', 'prio'];
const GRADE = /^\s*(?:sev|severity|s|p|priority)[-_ ]?[0-5]\s*$/i;

/** Whether labels, or the type, of an issue make it an incident. */
export function hasIncidentLabel(
  labels: string[],
  { incidentLabels }: SourceSettings,
): boolean {
  return labels.some(label =>
    incidentLabels.includes(label.trim().toLowerCase()),
  );
}

/**
 * How severe an issue is, in its labels' own words: what stands after
 * `severity:`, else a label such as `sev1` or `P1`, else what stands after
 * `priority:`.
 */
export function severityIn(labels: string[]): string | undefined {
  const word =
    valuesOf(SEVERITY_NAMES, labels)[0] ??
    short(labels).find(label => GRADE.test(label)) ??
    valuesOf(PRIORITY_NAMES, labels)[0];
  return severityWord(word);
}

/** The services that labels such as `service: checkout` name. */
export function servicesIn(labels: string[]): string[] {
  return valuesOf(['service'], labels).flatMap(name => keyText(name) ?? []);
}

/** The environment that a label such as `environment: staging` names. */
export function environmentIn(labels: string[]): string | undefined {
  return environmentName(valuesOf(['environment', 'env'], labels)[0]);
}

function valuesOf(names: string[], labels: string[]): string[] {
  return short(labels).flatMap(label => {
    const [, name, value] = NAMED_VALUE.exec(label) ?? [];
    return name && names.includes(name.toLowerCase()) ? [value] : [];
  });
}

function short(labels: string[]): string[] {
  return labels.filter(label => label.length <= MAX_LABEL_LENGTH);
}
