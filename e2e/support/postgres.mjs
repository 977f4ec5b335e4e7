import { execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOnPath, isExecutable } from './executables.mjs';
import { freePort } from './freePort.mjs';

const DEBIAN = '/usr/lib/postgresql';
const HOW_TO_GET_IT =
  'The tests need PostgreSQL 13 or newer: apt-get install postgresql, or brew install postgresql';
const READY_WITHIN_MS = 30_000;

/**
 * Starts a PostgreSQL server of its own on loopback, with an empty cluster
 * that `stop` removes. The server never syncs to the disk, for it is thrown away.
 *
 * @returns {Promise<{ connectionString: string, stop: () => void }>}
 */
export async function startPostgres() {
  const bin = findServerBinaries();
  const user = serverUser();
  const directory = mkdtempSync(join(tmpdir(), 'dora-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(directory, user.uid, user.gid);
  }
  const data = join(directory, 'data');
  const port = await freePort();
  /**
   * @param {string} program
   * @param {string[]} args
   */
  const run = (program, args) =>
    execFileSync(join(bin, program), args, {
      ...user,
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server;
  const stop = () => {
    if (server?.exitCode === null) {
      run('pg_ctl', ['stop', '-D', data, '-m', 'immediate']);
    }
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    run('initdb', [
      ...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
      '--no-sync',
    ]);
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
      max_connections: '200',
    };
    server = spawn(
      join(bin, 'postgres'),
      [
        ...['-D', data, '-p', String(port)],
        ...Object.entries(settings).flatMap(([key, value]) => [
          '-c',
          `${key}=${value}`,
        ]),
      ],
      // In a group of its own, Ctrl-C does not stop it under a running test.
      { ...user, cwd: directory, stdio: 'ignore', detached: true },
    );
    // The server ends with this process, not this process with the server.
    server.unref();
    await ready(bin, port, server);
  } catch (error) {
    stop();
    throw error;
  }
  return {
    connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop,
  };
}

function findServerBinaries() {
  const found = binaryDirectories().find(directory =>
    ['initdb', 'postgres', 'pg_ctl', 'pg_isready'].every(name =>
      isExecutable(join(directory, name)),
    ),
  );
  if (!found) {
    throw new Error(HOW_TO_GET_IT);
  }
  return found;
}

function binaryDirectories() {
  const pgConfig = findOnPath('pg_config');
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const postgres = findOnPath('postgres');
  return [
    ...(pgConfig
      ? [execFileSync(pgConfig, ['--bindir'], { encoding: 'utf8' }).trim()]
      : []),
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map(version => join(DEBIAN, version, 'bin')),
    ...(postgres ? [dirname(postgres)] : []),
  ];
}

/**
 * PostgreSQL refuses to run as root, so root lends it the user of its package.
 *
 * @returns {{ uid?: number, gid?: number }}
 */
function serverUser() {
  if (process.getuid?.() !== 0) {
    return {};
  }
  /** @param {string} flag */
  const id = flag =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    throw new Error(
      'PostgreSQL does not run as root and there is no user "postgres": apt-get install postgresql',
    );
  }
}

/**
 * @param {string} bin
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} server
 */
async function ready(bin, port, server) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && server.exitCode === null) {
    try {
      execFileSync(
        join(bin, 'pg_isready'),
        ['-h', '127.0.0.1', '-p', String(port)],
        { stdio: 'ignore' },
      );
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error('PostgreSQL does not start');
}
