import {
  DefinitionDomain,
  METRIC_IDS,
} from '@dora-metrics/backstage-plugin-dora-common';
import { DEFINITION_KEYS, RULES } from '../../definitions';
import {
  complete,
  count,
  flag,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

type Schema = Record<string, unknown>;

function valueSchema(domain: DefinitionDomain): Schema {
  switch (domain.type) {
    case 'boolean':
      return flag;
    case 'choice':
      return oneOf(domain.choices);
    case 'choices':
      return list(oneOf(domain.choices));
    case 'number':
      return domain.allowsNone ? nullable(number) : number;
    default:
      return list(text);
  }
}

/** The value of each rule, by its name. */
export const definitionValues: Record<string, Schema> = Object.fromEntries(
  DEFINITION_KEYS.map(key => [key, valueSchema(RULES[key].accepts)]),
);

/** Schemas of the rules that a report was computed by. */
export const definitionSchemas = {
  LevelBand: complete({
    level: ref('Level'),
    op: oneOf(['<', '<=', '>', '>=']),
    value: nullable(number),
  }),
  LevelsOfMetrics: complete(
    Object.fromEntries(METRIC_IDS.map(id => [id, list(ref('LevelBand'))])),
  ),
  DefinitionValues: complete(definitionValues),
  Definitions: complete({
    profile: text,
    version: count,
    values: ref('DefinitionValues'),
    fingerprint: text,
    levels: ref('LevelsOfMetrics'),
  }),
};
