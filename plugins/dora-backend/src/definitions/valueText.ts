import {
  DefinitionKey,
  DefinitionValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { RULES } from './rules';

/** The value of a rule as a person reads it. */
export function valueText(key: DefinitionKey, value: DefinitionValue): string {
  const { accepts } = RULES[key];
  if (Array.isArray(value)) {
    return value.length > 0 ? value.map(words).join(', ') : 'none';
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (accepts.type === 'number') {
    return value === null ? 'none' : `${value} ${accepts.unit}`;
  }
  return words(String(value));
}

function words(name: string): string {
  return name.replace(/_/g, ' ');
}
