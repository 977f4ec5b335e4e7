import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { freePort } from './freePort.mjs';
import { until } from './until';

const ROOT = resolve(__dirname, '../..');
const BACKEND = join(ROOT, 'packages/backend');
const READY_SECONDS = 60;
const STOP_MS = 10_000;
const LOG_TAIL = 4_000;

/** The secret of the source `github` in every backend that tests start. */
export const GITHUB_SECRET = 'github-secret-of-the-e2e-tests';

export interface BackendOptions {
  /** Where its log and its configuration go. */
  directory: string;
  database: object;
  /** Files that override app-config.yaml, the later before the earlier. */
  configFiles?: string[];
  /** Overrides app-config.yaml and all files. */
  config?: { backend?: object; [section: string]: unknown };
  /** Of a backend that ran before, to take its place; else a free one. */
  port?: number;
  /** In addition to the environment of this process. */
  env?: NodeJS.ProcessEnv;
}

/** A backend with the plugin, as a process of its own. */
export class Backend {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #log: string;

  private constructor(url: string, process: ChildProcess, log: string) {
    this.url = url;
    this.#process = process;
    this.#log = log;
  }

  /** Starts `packages/backend` and waits until it answers. */
  static async start(options: BackendOptions): Promise<Backend> {
    const port = options.port ?? (await freePort());
    const url = `http://localhost:${port}`;
    const overlay = join(options.directory, `app-config.${port}.yaml`);
    // JSON is YAML.
    writeFileSync(
      overlay,
      JSON.stringify(mergeConfig(url, port, options), null, 2),
    );
    const configFiles = [...(options.configFiles ?? []), overlay];
    const log = join(options.directory, `backend.${port}.log`);
    const child = spawn(process.execPath, backendArguments(configFiles), {
      cwd: BACKEND,
      // Guests may sign in to a backend under development only.
      env: {
        ...process.env,
        NODE_ENV: 'development',
        LOG_LEVEL: 'warn',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const file = createWriteStream(log, { flags: 'a' });
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    // Whatever becomes of the tests, no backend survives them.
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    const backend = new Backend(url, child, log);
    await backend.#ready();
    return backend;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** What it has said so far, and those before it in the same place. */
  log(): string {
    return readFileSync(this.#log, 'utf8');
  }

  hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** How much memory it uses now; only Linux tells. */
  residentMegabytes(): number {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  }

  /** Ends the process as a crash would: at once, whatever it is doing. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /**
   * Asks the process to end, and ends it when it does not. Resolves with
   * whether it ended by itself.
   */
  async stop(): Promise<boolean> {
    const force = setTimeout(() => this.#process.kill('SIGKILL'), STOP_MS);
    await this.#end('SIGTERM');
    clearTimeout(force);
    return this.#process.signalCode !== 'SIGKILL';
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.hasEnded()) {
      return;
    }
    const ended = once(this.#process, 'exit');
    this.#process.kill(signal);
    await ended;
  }

  async #ready(): Promise<void> {
    try {
      await until('the backend is ready', READY_SECONDS, async () => {
        if (this.hasEnded()) {
          throw new Error('The backend ended before it was ready');
        }
        return fetch(`${this.url}/.backstage/health/v1/readiness`).then(
          response => response.ok,
          () => false,
        );
      });
    } catch (error) {
      await this.kill();
      throw new Error(
        `${(error as Error).message}\n${this.log().slice(-LOG_TAIL)}`,
      );
    }
  }
}

// As `backstage-cli package start` does it, without the process that watches
// files and starts the backend again: whoever is killed here must stay dead.
function backendArguments(configFiles: string[]): string[] {
  const resolveFrom = createRequire(join(ROOT, 'package.json'));
  return [
    '--enable-source-maps',
    '--require',
    resolveFrom.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
    'src/index',
    ...[join(ROOT, 'app-config.yaml'), ...configFiles].flatMap(file => [
      '--config',
      file,
    ]),
  ];
}

function mergeConfig(
  url: string,
  port: number,
  { database, config }: { database: object; config?: { backend?: object } },
): object {
  return {
    ...config,
    app: { baseUrl: url },
    backend: {
      ...config?.backend,
      baseUrl: url,
      listen: { host: 'localhost', port },
      cors: { origin: url },
      database,
    },
  };
}
