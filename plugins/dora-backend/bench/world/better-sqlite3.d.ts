/** The part of better-sqlite3, which brings no types, that this folder uses. */
declare module 'better-sqlite3' {
  export interface Statement {
    all(...values: unknown[]): unknown[];
    run(values: unknown[]): void;
  }

  export default class Database {
    constructor(file: string);
    prepare(sql: string): Statement;
    exec(sql: string): void;
    pragma(pragma: string): unknown;
    close(): void;
  }
}
