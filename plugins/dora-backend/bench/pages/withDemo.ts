import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// The tests' backend is no part of a package.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { Backend } from '../../../../e2e/support/Backend';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { DoraApi } from '../../../../e2e/support/DoraApi';

/** Even where other things run beside it. */
const READY_SECONDS = 300;

/** The example organisation with its year of history, on the embedded database. */
export interface Demo {
  url: string;
  api: DoraApi;
}

/** Lends a backend of its own once it has read all of its history. */
export async function withDemo<T>(use: (demo: Demo) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'dora-bench-pages-'));
  try {
    const backend = await Backend.start({
      directory,
      database: { client: 'better-sqlite3', connection: { directory } },
    });
    try {
      const api = await DoraApi.signIn(backend.url);
      await api.knows('checkout', READY_SECONDS);
      await api.settled(READY_SECONDS);
      return await use({ url: backend.url, api });
    } finally {
      await backend.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
