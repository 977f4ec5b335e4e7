import {
  serviceSubject,
  SourceSettings,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { environmentName, keyText } from './reading/texts';

/** Names and values that monitoring tools attach to alerts; a name may recur. */
export type Labels = Array<[name: string, value: string]>;

/** Labels that name the service, the most explicit first. */
export const SERVICE_LABELS = [
  'dora_service',
  'service',
  'app',
  'app_kubernetes_io_name',
] as const;

/** Labels that name the environment, the most explicit first. */
const ENVIRONMENT_LABELS = ['environment', 'env'] as const;

const MAX_LABELS = 500;
const MAX_SERVICES = 100;

/** Field that holds an object of labels; values that are no texts are left out. */
export const labelsField = z.record(z.unknown()).transform(
  (labels): Labels =>
    Object.entries(labels)
      .filter(
        (label): label is [string, string] => typeof label[1] === 'string',
      )
      .slice(0, MAX_LABELS),
);

/**
 * Tags such as `service:checkout` or `service=checkout`; any other is a label
 * without a value.
 */
export function labelsOfTags(tags: string[]): Labels {
  return tags.slice(0, MAX_LABELS).map(tag => {
    const end = tag.search(/[:=]/);
    const [name, value] =
      end < 0 ? [tag, ''] : [tag.slice(0, end), tag.slice(end + 1)];
    return [name.trim().toLowerCase(), value.trim()];
  });
}

/** The first value of each label, for the rules of a source. */
export function labelValues(labels: Labels): Record<string, string> {
  return Object.fromEntries([...labels].reverse());
}

/** All services that the most explicit label names; none when no label does. */
export function serviceSubjectsOf(labels: Labels): Subject[] {
  for (const label of SERVICE_LABELS) {
    const names = valuesOf(labels, label).flatMap(name => keyText(name) ?? []);
    if (names.length > 0) {
      return [...new Set(names.map(serviceSubject))]
        .sort()
        .slice(0, MAX_SERVICES);
    }
  }
  return [];
}

/** The environment that a label names, else the default of the source. */
export function environmentOf(
  labels: Labels,
  { defaultEnvironment }: SourceSettings,
): string {
  const names = ENVIRONMENT_LABELS.flatMap(label => valuesOf(labels, label));
  return (
    names.flatMap(name => environmentName(name) ?? [])[0] ?? defaultEnvironment
  );
}

/** The first value of a label. */
export function labelValue(labels: Labels, name: string): string | undefined {
  return valuesOf(labels, name)[0];
}

function valuesOf(labels: Labels, label: string): string[] {
  return labels.filter(([name]) => name === label).map(([, value]) => value);
}
