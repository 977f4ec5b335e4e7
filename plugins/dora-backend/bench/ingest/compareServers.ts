import { Knex } from 'knex';
import { ChildProcess } from './ChildProcess';
import { Database, Databases, openDatabase } from './databases';
import { dedupeKeyOf } from './deliveries';
import { LoadJob, LoadResult } from './load';

/** The servers in the order of each round. */
export const SERVERS = ['bare', 'express', 'dora'] as const;

export type ServerKind = (typeof SERVERS)[number];

/** What a server did under one load, as medians over the rounds. */
export interface Outcome {
  server: ServerKind;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Memory before the first load, at most, and after the last one. */
  memory: { start: number; peak: number; end: number };
}

export interface Plan {
  connections: number;
  rounds: number;
  seconds: number;
}

interface Contestant {
  kind: ServerKind;
  process: ChildProcess;
  port: number;
  /** Undefined for the one that stores nothing. */
  db: Knex | undefined;
}

interface Memory {
  now: number;
  peak: number;
}

const WARM_UP_SECONDS = 2;

/** Loads the servers in turn, round by round, so that what disturbs one disturbs all. */
export async function compareServers(
  databases: Databases,
  plan: Plan,
): Promise<Outcome[]> {
  const generator = ChildProcess.start('load.ts');
  const contestants: Contestant[] = [];
  try {
    for (const kind of SERVERS) {
      contestants.push(await enter(kind, databases, plan));
    }
    return await runRounds(contestants, generator, plan);
  } finally {
    await generator.stop();
    for (const { process, db } of contestants) {
      await process.stop();
      await db?.destroy();
    }
  }
}

async function enter(
  kind: ServerKind,
  databases: Databases,
  { connections }: Plan,
): Promise<Contestant> {
  const database: Database | undefined =
    kind === 'bare'
      ? undefined
      : await databases.create(`bench_${kind}_${connections}`);
  const process = ChildProcess.start(
    `servers/${kind}.ts`,
    JSON.stringify(database ?? null),
  );
  const port = await process.answer<number>();
  return { kind, process, port, db: database && openDatabase(database) };
}

async function runRounds(
  contestants: Contestant[],
  generator: ChildProcess,
  { connections, rounds, seconds }: Plan,
): Promise<Outcome[]> {
  const seen = new Map<ServerKind, { loads: LoadResult[]; memory: Memory[] }>();
  for (const { kind } of contestants) {
    seen.set(kind, { loads: [], memory: [] });
  }
  for (let round = 0; round <= rounds; round++) {
    const isWarmUp = round === 0;
    for (const contestant of contestants) {
      const { process, kind } = contestant;
      const { loads, memory } = seen.get(kind)!;
      if (isWarmUp) memory.push(await process.ask<Memory>({}));
      const load = await loadOnce(contestant, generator, {
        port: contestant.port,
        connections,
        seconds: isWarmUp ? WARM_UP_SECONDS : seconds,
        prefix: `${kind}-${round}-`,
      });
      if (!isWarmUp) loads.push(load);
      memory.push(await process.ask<Memory>({}));
    }
  }
  return contestants.map(({ kind }) => outcome(kind, seen.get(kind)!));
}

async function loadOnce(
  { kind, db }: Contestant,
  generator: ChildProcess,
  job: LoadJob,
): Promise<LoadResult> {
  if (db) await clear(db);
  const result = await generator.ask<LoadResult>(job);
  if (result.otherAnswers > 0 || result.errors > 0) {
    throw new Error(
      `${kind}: ${result.otherAnswers} answers were not 202, ${result.errors} requests failed`,
    );
  }
  if (db) await checkRows(db, kind, job, result);
  return result;
}

/** Begins each load with an empty table and nothing left to write. */
async function clear(db: Knex): Promise<void> {
  await db('dora_deliveries').truncate();
  if (db.client.config.client === 'pg') await db.raw('checkpoint');
}

/**
 * Every 202 must be a row, and every row a request. Those whose senders hung up
 * at the end may be rows without an answer.
 */
async function checkRows(
  db: Knex,
  kind: ServerKind,
  { prefix, connections }: LoadJob,
  { sent, accepted }: LoadResult,
): Promise<void> {
  const rows: string[] = await db('dora_deliveries').pluck('dedupe_key');
  const stored = new Set(rows);
  const keyOf = (number: number) => dedupeKeyOf(prefix + number);
  const lost = accepted.filter(number => !stored.has(keyOf(number)));
  for (let number = 0; number < sent; number++) {
    stored.delete(keyOf(number));
  }
  const unanswered = rows.length - accepted.length;
  if (lost.length > 0 || stored.size > 0 || unanswered > connections) {
    throw new Error(
      `${kind}: ${lost.length} deliveries answered 202 are no rows, ${stored.size} rows were never sent, ${unanswered} were not answered`,
    );
  }
}

function outcome(
  server: ServerKind,
  { loads, memory }: { loads: LoadResult[]; memory: Memory[] },
): Outcome {
  const medianOf = (pick: (load: LoadResult) => number) =>
    median(loads.map(pick));
  return {
    server,
    requestsPerSecond: medianOf(load => load.requestsPerSecond),
    p50Ms: medianOf(load => load.p50Ms),
    p99Ms: medianOf(load => load.p99Ms),
    memory: {
      start: memory[0].now,
      peak: Math.max(...memory.map(({ peak }) => peak)),
      end: memory.at(-1)!.now,
    },
  };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
