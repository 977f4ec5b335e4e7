import Database, { Statement } from 'better-sqlite3';

const ROWS_PER_STATEMENT = 50;

/** Collects rows of one table for statements of many rows. */
export class TableInsert {
  readonly #db: Database;
  readonly #table: string;
  readonly #columns: string[];
  readonly #full: Statement;
  #values: unknown[] = [];

  constructor(db: Database, table: string, columns: string[]) {
    this.#db = db;
    this.#table = table;
    this.#columns = columns;
    this.#full = this.#prepare(ROWS_PER_STATEMENT);
  }

  add(row: object): void {
    const values = row as Record<string, unknown>;
    for (const column of this.#columns) {
      this.#values.push(toValue(values[column]));
    }
    if (this.#values.length === ROWS_PER_STATEMENT * this.#columns.length) {
      this.#full.run(this.#values);
      this.#values = [];
    }
  }

  flush(): void {
    const rows = this.#values.length / this.#columns.length;
    if (rows > 0) {
      this.#prepare(rows).run(this.#values);
      this.#values = [];
    }
  }

  #prepare(rows: number): Statement {
    const row = `(${this.#columns.map(() => '?').join(', ')})`;
    return this.#db.prepare(
      `insert into ${this.#table} (${this.#columns.join(', ')}) values ${Array(
        rows,
      )
        .fill(row)
        .join(', ')}`,
    );
  }
}

function toValue(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}
