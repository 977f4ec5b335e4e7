import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ARGOCD_TOKEN } from './argocd';
import { Backend, BackendOptions, GITHUB_SECRET } from './Backend';
import { TestDatabase } from './databases';
import { DoraApi } from './DoraApi';
import { GENERIC_TOKEN } from './generic';
import { PostgresServer, startPostgres } from './postgres.mjs';
import { PAST_SERVICES, STORY_SERVICES } from './story';

/** What one test needs: a directory, servers, backends; and the end of it all. */
export class Site {
  readonly directory = mkdtempSync(join(tmpdir(), 'dora-reliability-'));
  readonly #cleanUps: Array<() => unknown> = [];

  constructor() {
    writeFileSync(
      this.#catalog,
      [...STORY_SERVICES, ...PAST_SERVICES]
        .map(name => JSON.stringify(component(name)))
        .join('\n---\n'),
    );
    this.later(() => rmSync(this.directory, { recursive: true, force: true }));
  }

  /** Has something done at the end; the last one is done first. */
  later(cleanUp: () => unknown): void {
    this.#cleanUps.push(cleanUp);
  }

  async close(): Promise<void> {
    for (const cleanUp of this.#cleanUps.splice(0).reverse()) {
      await cleanUp();
    }
  }

  /** A directory of its own. */
  makeDirectory(name: string): string {
    const directory = join(this.directory, name);
    mkdirSync(directory);
    return directory;
  }

  /** Starts a PostgreSQL server that syncs to the disk, as in production. */
  async startPostgres(
    options?: Parameters<typeof startPostgres>[0],
  ): Promise<PostgresServer> {
    const server = await startPostgres({ durable: true, ...options });
    this.later(() => server.stop());
    return server;
  }

  /** Starts a backend whose catalog has the services of stories. */
  async startBackend(
    database: TestDatabase,
    options: Pick<BackendOptions, 'port' | 'env'> & {
      /** Besides those of stories and of Argo CD. */
      sources?: object;
    } = {},
  ): Promise<Backend> {
    const backend = await Backend.start({
      directory: this.directory,
      database: database.config,
      port: options.port,
      env: { NODE_ENV: 'production', ...options.env },
      config: this.#config(options.sources),
    });
    this.later(() => backend.kill());
    return backend;
  }

  #config(sources: object = {}) {
    return {
      // The tests sign in as guests, and run as in production.
      auth: {
        providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
      },
      catalog: { locations: [{ type: 'file', target: this.#catalog }] },
      dora: {
        sources: {
          github: { secrets: [GITHUB_SECRET] },
          generic: { secrets: [GENERIC_TOKEN] },
          argocd: { secrets: [ARGOCD_TOKEN] },
          ...sources,
        },
        catalog: { refreshSeconds: 1 },
        demo: { enabled: false },
      },
    };
  }

  get #catalog(): string {
    return join(this.directory, 'catalog.yaml');
  }
}

/** Waits until the catalog has told a backend of the services of stories. */
export async function knowingApi(backend: Backend): Promise<DoraApi> {
  const api = await DoraApi.signIn(backend.url);
  for (const service of STORY_SERVICES) {
    await api.knows(service);
  }
  return api;
}

/** Waits until a backend has worked off all that it has received. */
export async function settledApi(backend: Backend): Promise<DoraApi> {
  const api = await DoraApi.signIn(backend.url);
  await api.settled();
  return api;
}

function component(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'github.com/project-slug': `acme/${name}` },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'nobody' },
  };
}
