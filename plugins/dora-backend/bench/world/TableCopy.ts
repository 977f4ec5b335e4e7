import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const CHUNK_CHARACTERS = 256 * 1024;

/** One `copy … from stdin` under way. */
export class TableCopy {
  readonly #client: Client;
  readonly #columns: string[];
  readonly #input = new PassThrough();
  readonly #done: Promise<void>;
  #lines = '';

  private constructor(client: Client, table: string, columns: string[]) {
    this.#client = client;
    this.#columns = columns;
    const output = client.query(
      copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`),
    );
    this.#done = pipeline(this.#input, output);
  }

  static async into(
    url: string,
    table: string,
    columns: string[],
  ): Promise<TableCopy> {
    const client = new Client(url);
    await client.connect();
    return new TableCopy(client, table, columns);
  }

  /** Answers true when it is time to flush. */
  add(row: object): boolean {
    this.#lines += toLine(this.#columns, row as Record<string, unknown>);
    return this.#lines.length >= CHUNK_CHARACTERS;
  }

  async flush(): Promise<void> {
    const lines = this.#lines;
    this.#lines = '';
    if (!this.#input.write(lines)) {
      // A failed copy would never drain.
      await Promise.race([once(this.#input, 'drain'), this.#done]);
    }
  }

  async end(): Promise<void> {
    this.#input.end(this.#lines);
    await this.#done;
    await this.#client.end();
  }
}

function toLine(columns: string[], row: Record<string, unknown>): string {
  let line = '';
  for (let index = 0; index < columns.length; index++) {
    line += (index > 0 ? '\t' : '') + toField(row[columns[index]]);
  }
  return `${line}\n`;
}

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** A value in PostgreSQL's text format of COPY. */
export function toField(value: unknown): string {
  if (value === null) {
    return '\\N';
  }
  if (typeof value === 'string') {
    return value.replace(/[\\\t\n\r]/g, special => ESCAPES[special]);
  }
  return String(value);
}
