/** What stands where a person was named. */
export const ERASED = '[erased]';

/**
 * Which of two texts is kept where nothing else decides: one from which a
 * person was erased, so that nobody who tells it again undoes that, else the
 * greater one.
 */
export function prevailing(a: string, b: string): string {
  const isErased = a.includes(ERASED);
  if (isErased !== b.includes(ERASED)) {
    return isErased ? a : b;
  }
  return a > b ? a : b;
}
