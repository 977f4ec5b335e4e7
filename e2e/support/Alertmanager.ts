import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAlertmanager } from './alertmanager.mjs';
import { freePort } from './freePort.mjs';
import { until } from './until';

const READY_SECONDS = 30;

/** An alert as Prometheus tells it. */
export interface PostedAlert {
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  startsAt: string;
  endsAt?: string;
  generatorURL?: string;
}

/** A real Alertmanager that tells one webhook of all alerts, again and again. */
export class Alertmanager {
  readonly #url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.#url = url;
    this.#process = process;
  }

  static async start(options: {
    directory: string;
    webhookUrl: string;
    token: string;
  }): Promise<Alertmanager> {
    const { directory } = options;
    const url = `http://127.0.0.1:${await freePort()}`;
    const config = join(directory, 'alertmanager.yml');
    // JSON is YAML.
    writeFileSync(config, JSON.stringify(configFor(options)));
    const child = spawn(
      findAlertmanager(),
      [
        `--config.file=${config}`,
        `--storage.path=${join(directory, 'alertmanager')}`,
        `--web.listen-address=${new URL(url).host}`,
        '--cluster.listen-address=',
        '--log.level=error',
      ],
      { stdio: 'ignore' },
    );
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    await until('Alertmanager is ready', READY_SECONDS, () =>
      fetch(`${url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return new Alertmanager(url, child);
  }

  /** Tells it of an alert, as Prometheus does every few seconds. */
  async post(alert: PostedAlert): Promise<void> {
    const response = await fetch(`${this.#url}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify([alert]),
    });
    if (!response.ok) {
      throw new Error(`Alertmanager answers ${response.status}`);
    }
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }
}

function configFor(options: { webhookUrl: string; token: string }) {
  return {
    receivers: [
      {
        name: 'dora',
        webhook_configs: [
          {
            url: options.webhookUrl,
            send_resolved: true,
            max_alerts: 0,
            http_config: {
              authorization: { type: 'Bearer', credentials: options.token },
            },
          },
        ],
      },
    ],
    route: {
      receiver: 'dora',
      group_by: ['alertname', 'service'],
      group_wait: '1s',
      group_interval: '1s',
      repeat_interval: '1s',
    },
  };
}
