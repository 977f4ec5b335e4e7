import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  clean,
  SEVERITIES,
  Severity,
  SeverityWords,
} from './attribution/severities';

const KEY = 'dora.incidents.severities';
const LONGEST_WORD = 32;

/**
 * Reads `dora.incidents.severities`.
 *
 * @throws InputError that names the key and what is wrong with its value.
 */
export function readSeverities(root: Config): SeverityWords {
  const config = root.getOptionalConfig(KEY);
  const wrong = config?.keys().find(key => !isSeverity(key));
  if (wrong !== undefined) {
    throw new InputError(
      `${KEY}.${wrong}: is none of ${SEVERITIES.join(', ')}`,
    );
  }
  const words = Object.fromEntries(
    SEVERITIES.map(severity => [
      severity,
      config?.getOptionalStringArray(severity) ?? [],
    ]),
  );
  Object.entries(words).forEach(([severity, own]) =>
    refuseUseless(`${KEY}.${severity}`, own),
  );
  refuseDoubtful(Object.values(words).flat());
  return words;
}

function isSeverity(key: string): key is Severity {
  return (SEVERITIES as readonly string[]).includes(key);
}

function refuseUseless(key: string, words: string[]): void {
  if (words.some(word => clean(word) === '' || word.length > LONGEST_WORD)) {
    throw new InputError(
      `${key}: each word must have 1 to ${LONGEST_WORD} characters`,
    );
  }
}

function refuseDoubtful(words: string[]): void {
  const different = new Set(words.map(clean));
  if (different.size < words.length) {
    throw new InputError(`${KEY}: names a word twice`);
  }
}
