import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './freePort.mjs';
import { findPrometheus } from './prometheus.mjs';
import { until } from './until';

const READY_SECONDS = 30;

/** A real Prometheus that scrapes one backend every second. */
export class Prometheus {
  readonly #url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.#url = url;
    this.#process = process;
  }

  static async start(options: {
    directory: string;
    backendUrl: string;
    token: string;
  }): Promise<Prometheus> {
    const { directory, backendUrl, token } = options;
    const url = `http://127.0.0.1:${await freePort()}`;
    const config = join(directory, 'prometheus.yml');
    // JSON is YAML.
    writeFileSync(
      config,
      JSON.stringify({
        scrape_configs: [
          {
            job_name: 'dora',
            scrape_interval: '1s',
            scrape_timeout: '1s',
            metrics_path: '/api/dora/v1/prometheus',
            authorization: { credentials: token },
            static_configs: [{ targets: [new URL(backendUrl).host] }],
          },
        ],
      }),
    );
    const child = spawn(
      findPrometheus(),
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(directory, 'prometheus')}`,
        `--web.listen-address=${new URL(url).host}`,
        '--log.level=error',
      ],
      { stdio: 'ignore' },
    );
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    await until('Prometheus is ready', READY_SECONDS, () =>
      fetch(`${url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return new Prometheus(url, child);
  }

  /** The value of a query that answers with one number; undefined while it has none. */
  async query(expression: string): Promise<number | undefined> {
    const response = await fetch(
      `${this.#url}/api/v1/query?query=${encodeURIComponent(expression)}`,
    );
    const { data } = await response.json();
    const value = data?.result?.[0]?.value?.[1];
    return value === undefined ? undefined : Number(value);
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }
}
