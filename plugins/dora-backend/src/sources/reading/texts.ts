import { createHash } from 'crypto';

const MAX_KEY_LENGTH = 200;
const MAX_ENVIRONMENT_LENGTH = 100;
const MAX_SEVERITY_LENGTH = 32;

/**
 * A sender's string as databases and pages can hold it: cut to a length, without
 * NUL and lone surrogates, trimmed. Undefined when nothing is left.
 */
export function text(
  value: string | null | undefined,
  maxLength: number,
): string | undefined {
  if (!value) return undefined;
  const clean = cut(value, maxLength)
    .replace(/\0/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  return clean === '' ? undefined : clean;
}

/** Leaves no half of a surrogate pair behind. */
function cut(value: string, maxLength: number): string {
  if (value.length <= maxLength) return value;
  return value.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '');
}

/**
 * Like `text`, for what identifies something: instead of being cut, which would
 * make different things one, an overlong value ends in a hash of the whole.
 */
export function keyText(value: string | null | undefined): string | undefined {
  if (!value || value.length <= MAX_KEY_LENGTH) {
    return text(value, MAX_KEY_LENGTH);
  }
  const hash = createHash('sha256').update(value).digest('hex').slice(0, 32);
  return `${text(value, MAX_KEY_LENGTH - 40) ?? ''}~${hash}`;
}

/**
 * The name of an environment. Environments are compared in lower case, which is
 * at most twice as long and must still fit into its column.
 */
export function environmentName(
  value: string | null | undefined,
): string | undefined {
  return text(value, MAX_ENVIRONMENT_LENGTH);
}

/** A severity, in the sender's own words. */
export function severityWord(
  value: string | null | undefined,
): string | undefined {
  return text(value, MAX_SEVERITY_LENGTH);
}
