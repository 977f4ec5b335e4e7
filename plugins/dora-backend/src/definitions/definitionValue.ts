import {
  DefinitionDomain,
  DefinitionKey,
  DefinitionValue,
  DefinitionValues,
} from '@dora-metrics/backstage-plugin-dora-common';
import { DEFINITION_KEYS, RULES } from './rules';

const LONGEST_LIST = 50;
const LONGEST_TEXT = 200;
const NONE = 'none';

/**
 * Checks what somebody wrote as the value of a rule.
 *
 * @throws Error whose message is the rest of a sentence that begins with the key.
 */
export function checkValue(
  key: DefinitionKey,
  written: unknown,
): DefinitionValue {
  const { accepts } = RULES[key];
  switch (accepts.type) {
    case 'boolean':
      return oneOf(written, [true, false], 'true or false');
    case 'choice':
      return oneOf(
        written,
        accepts.choices,
        `one of ${accepts.choices.join(', ')}`,
      );
    case 'choices':
      return severalOf(written, accepts.choices);
    case 'number':
      return numberOf(written, accepts);
    default:
      return textsOf(written);
  }
}

/** As `checkValue`, for what stands in an annotation, where all is text. */
export function readText(key: DefinitionKey, text: string): DefinitionValue {
  const trimmed = text.trim();
  switch (RULES[key].accepts.type) {
    case 'boolean':
      return checkValue(
        key,
        ({ true: true, false: false } as Record<string, unknown>)[trimmed],
      );
    case 'number':
      return checkValue(key, trimmed === NONE ? NONE : Number(trimmed || NaN));
    case 'choice':
      return checkValue(key, trimmed);
    default:
      return checkValue(
        key,
        trimmed
          .split(',')
          .map(part => part.trim())
          .filter(part => part !== ''),
      );
  }
}

/** These rules with others in their place, in one order whatever theirs. */
export function withValues(
  values: DefinitionValues,
  ...others: Array<Partial<DefinitionValues>>
): DefinitionValues {
  const merged = Object.assign({}, values, ...others);
  return Object.fromEntries(
    DEFINITION_KEYS.map(key => [key, merged[key]]),
  ) as unknown as DefinitionValues;
}

function oneOf<T>(written: unknown, allowed: readonly T[], names: string): any {
  if (!allowed.includes(written as T)) {
    throw new Error(`must be ${names}`);
  }
  return written;
}

function severalOf(written: unknown, choices: string[]): any {
  const names = `a list of ${choices.join(', ')}`;
  if (!Array.isArray(written)) {
    throw new Error(`must be ${names}`);
  }
  written.forEach(item => oneOf(item, choices, names));
  // In one order, so that the same choice has the same fingerprint.
  return choices.filter(item => written.includes(item));
}

function numberOf(
  written: unknown,
  domain: Extract<DefinitionDomain, { type: 'number' }>,
): number | null {
  const { minimum, maximum, unit, allowsNone } = domain;
  if (allowsNone && (written === NONE || written === null)) {
    return null;
  }
  const isNumber = typeof written === 'number' && Number.isFinite(written);
  if (!isNumber || written < minimum || written > maximum) {
    const none = allowsNone ? `, or '${NONE}'` : '';
    throw new Error(`must be from ${minimum} to ${maximum} ${unit}${none}`);
  }
  return written;
}

function textsOf(written: unknown): string[] {
  const areTexts =
    Array.isArray(written) &&
    written.length <= LONGEST_LIST &&
    written.every(
      item =>
        typeof item === 'string' && item !== '' && item.length <= LONGEST_TEXT,
    );
  if (!areTexts) {
    throw new Error(`must be a list of up to ${LONGEST_LIST} texts`);
  }
  return [...(written as string[])];
}
