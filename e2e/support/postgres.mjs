import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findOnPath, isExecutable } from './executables.mjs';
import { freePort } from './freePort.mjs';

const execute = promisify(execFile);

const DEBIAN = '/usr/lib/postgresql';
const HOW_TO_GET_IT =
  'The tests need PostgreSQL 13 or newer: apt-get install postgresql, or brew install postgresql';
const READY_WITHIN_MS = 30_000;

/**
 * A PostgreSQL server of its own on loopback, with a cluster that `stop` removes.
 * In between it can go down and come up again, as servers do.
 */
export class PostgresServer {
  #bin;
  #user;
  #directory;
  #port;
  #settings;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;

  /**
   * @param {string} directory
   * @param {number} port
   * @param {Record<string, string>} settings
   */
  constructor(directory, port, settings) {
    this.#bin = findServerBinaries();
    this.#user = serverUser();
    this.#directory = directory;
    this.#port = port;
    this.#settings = settings;
  }

  get connectionString() {
    return `postgresql://postgres@127.0.0.1:${this.#port}/postgres`;
  }

  get port() {
    return this.#port;
  }

  /** What the server has said so far. */
  log() {
    return readFileSync(this.#logFile, 'utf8');
  }

  isUp() {
    return this.#process?.exitCode === null && !this.#process.signalCode;
  }

  /** Makes the empty cluster. */
  create() {
    const { uid, gid } = this.#user;
    if (uid !== undefined && gid !== undefined) {
      chownSync(this.#directory, uid, gid);
    }
    this.#run('initdb', [
      ...['-D', this.#data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
      '--no-sync',
    ]);
  }

  /** Brings the server up, and waits until it lets clients in. */
  async up() {
    const log = openSync(this.#logFile, 'a');
    this.#process = spawn(
      join(this.#bin, 'postgres'),
      [
        ...['-D', this.#data, '-p', String(this.#port)],
        ...Object.entries(this.#settings).flatMap(([key, value]) => [
          '-c',
          `${key}=${value}`,
        ]),
      ],
      {
        ...this.#user,
        cwd: this.#directory,
        stdio: ['ignore', log, log],
        // In a group of its own, Ctrl-C does not stop it under a running test.
        detached: true,
      },
    );
    closeSync(log);
    // The server ends with this process, not this process with the server.
    this.#process.unref();
    await this.#ready();
  }

  /** Takes the server down as `pg_ctl stop -m immediate` does: without saving. */
  async down() {
    if (this.#process && this.isUp()) {
      const ended = once(this.#process, 'exit');
      this.#process.ref();
      this.#process.kill('SIGQUIT');
      await ended;
    }
  }

  /** Does what `pg_ctl restart -m immediate` does. */
  async restart() {
    await this.down();
    await this.up();
  }

  /** Ends the server and removes all it had. */
  stop() {
    if (this.isUp()) {
      this.#run('pg_ctl', ['stop', '-D', this.#data, '-m', 'immediate']);
    }
    rmSync(this.#directory, { recursive: true, force: true });
  }

  get #data() {
    return join(this.#directory, 'data');
  }

  get #logFile() {
    return join(this.#directory, 'server.log');
  }

  /**
   * @param {string} program
   * @param {string[]} args
   */
  #run(program, args) {
    execFileSync(join(this.#bin, program), args, {
      ...this.#user,
      cwd: this.#directory,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  async #ready() {
    const deadline = Date.now() + READY_WITHIN_MS;
    const address = ['-h', '127.0.0.1', '-p', String(this.#port)];
    while (Date.now() < deadline && this.isUp()) {
      try {
        await execute(join(this.#bin, 'pg_isready'), address);
        return;
      } catch {
        await sleep(50);
      }
    }
    throw new Error(`PostgreSQL does not start\n${this.log().slice(-2_000)}`);
  }
}

/**
 * Starts a PostgreSQL server with an empty cluster.
 *
 * @param {object} [options]
 * @param {boolean} [options.durable] whether it syncs to the disk; a server
 *   that is thrown away has no need to
 * @param {string} [options.directory] an empty one, else a temporary one
 * @param {Record<string, string>} [options.settings] of its configuration
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres(options = {}) {
  const server = new PostgresServer(
    options.directory ?? mkdtempSync(join(tmpdir(), 'dora-postgres-')),
    await freePort(),
    {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: options.durable ? 'on' : 'off',
      max_connections: '200',
      ...options.settings,
    },
  );
  try {
    server.create();
    await server.up();
  } catch (error) {
    server.stop();
    throw error;
  }
  return server;
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
