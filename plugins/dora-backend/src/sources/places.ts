import { keyText } from './reading/texts';

/** The name of a place where something runs, as of its cluster and namespace. */
export function placeName(
  ...parts: (string | null | undefined)[]
): string | undefined {
  return keyText(parts.flatMap(part => keyText(part) ?? []).join('/'));
}
