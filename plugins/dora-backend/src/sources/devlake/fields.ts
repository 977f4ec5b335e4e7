import { idField } from '../generic/genericFields';
import { text } from '../reading/texts';

/** An id that may be left out. */
export const optionalId = idField.optional().catch(undefined);

/** The state that a word stands for, in any case and spelling. */
export function wordIn<T>(
  words: Record<string, T>,
  written: string | null | undefined,
): T | undefined {
  const word = (text(written, 50) ?? '').toUpperCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/** Ids are different within a connection only. */
export function keyIn(connection: string | undefined, id: string): string {
  return connection ? `${connection}/${id}` : id;
}
