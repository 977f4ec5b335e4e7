import {
  DefinitionKey,
  DefinitionValues,
  DORA_DEFINITION_PREFIX,
} from '@dora-metrics/backstage-plugin-dora-common';
import { readText } from './definitionValue';
import { DEFINITION_KEYS, RULES } from './rules';

/** Rules that a service has of its own, and what is wrong with others that it means to have. */
export interface ServiceDefinitions {
  values: Partial<DefinitionValues>;
  /** Sentences for people. */
  problems: string[];
}

/** The annotation that sets a rule for one service; null where it is for all. */
export function annotationOf(key: DefinitionKey): string | null {
  const words = key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  return RULES[key].perService ? `${DORA_DEFINITION_PREFIX}${words}` : null;
}

/** Reads the rules that the annotations of an entity set. What is wrong is left out, and told. */
export function readServiceDefinitions(
  annotations: Record<string, string>,
): ServiceDefinitions {
  const read: ServiceDefinitions = { values: {}, problems: [] };
  for (const key of DEFINITION_KEYS) {
    const annotation = annotationOf(key);
    const text = annotation === null ? undefined : annotations[annotation];
    if (annotation === null || text === undefined) {
      continue;
    }
    try {
      Object.assign(read.values, { [key]: readText(key, text) });
    } catch (error) {
      read.problems.push(`${annotation} ${(error as Error).message}`);
    }
  }
  return read;
}
