/**
 * What PostgreSQL answers when the same statement may succeed the next time:
 * lost connections, no room for data or for more connections, a shutdown,
 * deadlocks and locks.
 */
const TRANSIENT_STATES = /^(08...|40001|40P01|53...|55P03|57P0[1-3])$/;

/** The same of SQLite and of the network. */
const TRANSIENT_CODES = new Set([
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);

/** The driver and the pool give these no code. */
const TRANSIENT_MESSAGES =
  /Connection terminated|connection error and is not queryable|Unable to acquire a connection|Timeout acquiring a connection/;

/** Whether the database could not do now what it may well do later. */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  return code === undefined
    ? error instanceof Error && TRANSIENT_MESSAGES.test(error.message)
    : TRANSIENT_STATES.test(code) || TRANSIENT_CODES.has(code);
}

/** Whether two statements waited for each other, and this one gave way. */
export function isDeadlock(error: unknown): boolean {
  return codeOf(error) === '40P01';
}

/**
 * What failed, for people and logs. The message of a database repeats the
 * values that it was given, so only its code is told.
 */
export function describeFailure(error: unknown): string {
  const code = codeOf(error);
  if (code !== undefined) {
    return `The database answered ${code}`;
  }
  return error instanceof Error ? error.message : 'Unknown error';
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
