import { resolve } from 'node:path';
import {
  DefinitionKey,
  DefinitionValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { markdownTable } from '../__testUtils__/markdownTable';
import { goldenPart } from '../sources/__testUtils__/goldenFiles';
import { annotationOf, DEFAULT_VALUES, DEFINITION_KEYS, RULES } from '.';

/*
 * UPDATE_GOLDEN=1 yarn workspace @dora-metrics/backstage-plugin-dora-backend test src/definitions/docs
 *
 * writes the table of rules in docs/definitions.md anew.
 */
const PAGE = resolve(__dirname, '../../../../docs/definitions.md');

it('docs/definitions.md lists every rule as it is', () => {
  const table = markdownTable([
    ['rule', 'key', 'default', 'alternatives', 'annotation'],
    ...DEFINITION_KEYS.map(key => [
      RULES[key].title,
      code(key),
      written(DEFAULT_VALUES[key]),
      alternatives(key),
      annotation(key),
    ]),
  ]);
  expect(table).toBe(goldenPart(PAGE, 'rules', table));
});

/** What else the rule accepts than its default. */
function alternatives(key: DefinitionKey): string {
  const { accepts } = RULES[key];
  const byDefault = DEFAULT_VALUES[key];
  switch (accepts.type) {
    case 'boolean':
      return written(!byDefault);
    case 'choice':
      return written(accepts.choices.filter(choice => choice !== byDefault));
    case 'choices':
      return `any of ${written(accepts.choices)}`;
    case 'number': {
      const { minimum, maximum, unit, allowsNone } = accepts;
      const none = allowsNone ? ', or `none`' : '';
      return `${minimum} to ${maximum} ${unit}${none}`;
    }
    default:
      return 'any globs';
  }
}

/** A value, or several, as configuration has them. */
function written(value: DefinitionValue): string {
  return [value].flat().map(String).map(code).join(', ');
}

function annotation(key: DefinitionKey): string {
  const name = annotationOf(key);
  return name === null ? 'for all alike' : code(name);
}

function code(text: string): string {
  return `\`${text}\``;
}
