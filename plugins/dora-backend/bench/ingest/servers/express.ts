import { RequestListener } from 'node:http';
import BetterSqlite from 'better-sqlite3';
import express, { Request } from 'express';
import { Pool } from 'pg';
import { Database } from '../databases';
import { dedupeKeyOf, ID_HEADER, isSigned } from '../deliveries';
import { serve } from '../serve';

/** Stores one delivery, durably. Answers whether it was new. */
type StoreOne = (row: Row) => Promise<boolean>;

/** Values of the columns, in their order. */
type Row = [
  sourceId: string,
  dedupeKey: string,
  event: string | undefined,
  contentType: string | undefined,
  body: Buffer,
  receivedAt: number,
];

const COLUMNS = 'source_id, dedupe_key, event, content_type, body, received_at';
const CONNECTIONS = 15;
const LARGEST_BODY = 5 * 1024 * 1024;

/** One prepared INSERT for each request, into the same table. */
function expressServer(database: Database): RequestListener {
  const storeOne =
    database.engine === 'postgres'
      ? storeInPostgres(database.connectionString)
      : storeInSqlite(database.filename);
  return express().post(
    '/api/dora/webhooks/github',
    express.raw({ type: '*/*', limit: LARGEST_BODY }),
    (request, response, next) => {
      if (!isSigned(request.headers, request.body)) {
        response.status(401).json({ status: 'refused' });
        return;
      }
      storeOne(rowOf(request)).then(
        isNew =>
          response
            .status(202)
            .json({ status: isNew ? 'accepted' : 'duplicate' }),
        next,
      );
    },
  );
}

function storeInPostgres(connectionString: string): StoreOne {
  const pool = new Pool({ connectionString, max: CONNECTIONS });
  const query = {
    name: 'insert-delivery',
    text: `insert into dora_deliveries (${COLUMNS})
           values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
  };
  return async row => {
    const { rowCount } = await pool.query({ ...query, values: row });
    return rowCount === 1;
  };
}

function storeInSqlite(filename: string): StoreOne {
  const insert = new BetterSqlite(filename).prepare(
    `insert into dora_deliveries (${COLUMNS})
     values (?, ?, ?, ?, ?, ?) on conflict do nothing returning id`,
  );
  return async row => insert.all(...row).length === 1;
}

function rowOf(request: Request): Row {
  return [
    'github',
    dedupeKeyOf(request.get(ID_HEADER)!),
    request.get('x-github-event'),
    request.get('content-type'),
    request.body,
    Date.now(),
  ];
}

serve(expressServer);
