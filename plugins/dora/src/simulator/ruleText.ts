import {
  DefinitionDomain,
  DefinitionValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';

/** The value of a rule as a field holds it. */
export function toText(value: DefinitionValue): string {
  if (Array.isArray(value)) {
    return value.join(', ');
  }
  return value === null ? '' : String(value);
}

/** What a field holds as the value of a rule; what is wrong is left to the backend. */
export function fromText(
  accepts: DefinitionDomain,
  text: string,
): DefinitionValue {
  switch (accepts.type) {
    case 'boolean':
      return text === 'true';
    case 'number':
      return text.trim() === '' ? null : Number(text);
    case 'choice':
      return text as DefinitionValue;
    default:
      return text
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== '') as DefinitionValue;
  }
}

/** What can be chosen; undefined for what is written. */
export function optionsOf(
  accepts: DefinitionDomain,
  t: Translate,
): Array<{ value: string; label: string }> | undefined {
  switch (accepts.type) {
    case 'boolean':
      return [
        { value: 'true', label: t('definitions.simulator.yes') },
        { value: 'false', label: t('definitions.simulator.no') },
      ];
    case 'choice':
      return accepts.choices.map(choice => ({
        value: choice,
        label: choice.replace(/_/g, ' '),
      }));
    default:
      return undefined;
  }
}

/** A rule as it is written in the configuration file and in an annotation. */
export function snippetsOf(
  tried: Array<{
    key: string;
    annotation: string | null;
    value: DefinitionValue;
  }>,
): { configuration: string; annotations: string } {
  const inYaml = (value: DefinitionValue) =>
    value === null ? 'none' : JSON.stringify(value).replace(/"/g, "'");
  const inAnnotation = (value: DefinitionValue) => {
    if (value === null) {
      return 'none';
    }
    return Array.isArray(value) ? value.join(',') : String(value);
  };
  return {
    configuration: [
      'dora:',
      '  definitions:',
      ...tried.map(({ key, value }) => `    ${key}: ${inYaml(value)}`),
    ].join('\n'),
    annotations: [
      'metadata:',
      '  annotations:',
      ...tried.flatMap(({ annotation, value }) =>
        annotation ? [`    ${annotation}: '${inAnnotation(value)}'`] : [],
      ),
    ].join('\n'),
  };
}
