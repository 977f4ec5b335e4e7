import { decodeJsonObject } from './json';
import { text } from './texts';

const MAX_EVENT_LENGTH = 100;

/**
 * The kind of event that a body names in a field, for whoever looks at the
 * inbox. Undefined where it names none, whatever is wrong with the body.
 */
export function eventInBody(
  body: Buffer,
  ...path: string[]
): string | undefined {
  let value: unknown;
  try {
    value = decodeJsonObject(body);
  } catch {
    return undefined;
  }
  for (const key of path) {
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : null;
  }
  return typeof value === 'string' ? text(value, MAX_EVENT_LENGTH) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
