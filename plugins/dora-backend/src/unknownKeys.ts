import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** @throws InputError that names a key that nothing reads, and the one that was probably meant. */
export function refuseUnknown(
  config: Config | undefined,
  path: string,
  known: readonly string[],
): void {
  const unknown = config?.keys().find(key => !known.includes(key));
  if (unknown !== undefined) {
    throw new InputError(
      `${path}.${unknown}: there is no such key; is ${closest(
        unknown,
        known,
      )} meant?`,
    );
  }
}

function closest(name: string, names: readonly string[]): string {
  return names.reduce((best, other) =>
    distance(name, other) < distance(name, best) ? other : best,
  );
}

/** Letters to insert, delete or replace, after Levenshtein, whatever their case. */
function distance(a: string, b: string): number {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, replaced));
    }
    row = next;
  }
  return row[to.length];
}
