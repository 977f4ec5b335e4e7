/** A bigint column: PostgreSQL answers a string, SQLite a number. */
export function instant(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** A bigint column that is never null. */
export function requiredInstant(value: unknown): number {
  return Number(value);
}

/** A text column of JSON. */
export function json<T>(value: unknown, whenNull: T): T {
  return value === null || value === undefined
    ? whenNull
    : (JSON.parse(String(value)) as T);
}

/** A boolean column: SQLite answers 0 or 1. */
export function flag(value: unknown): boolean {
  return Boolean(value);
}

/** Splits a list so that a statement stays within the engines' limit of bindings. */
export function chunks<T>(items: readonly T[], size = 200): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    result.push(items.slice(start, start + size));
  }
  return result;
}
