import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Backend, GITHUB_SECRET } from './support/Backend';
import { dropDatabases, POSTGRES } from './support/databases';
import { DoraApi } from './support/DoraApi';
import { commitId, Delivery, deployment } from './support/github';
import { randomFrom } from './support/random';
import { sendAll } from './support/sendAll';

const SERVICE = 'parcels';
const REPOSITORY = 'acme/parcels';
const DELIVERIES = 1_000;
const CLIENTS = 3;

const COMPONENT = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: SERVICE,
    annotations: { 'github.com/project-slug': REPOSITORY },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'nobody' },
};

/** E2E_SEED=<the printed number> kills after the same number of answers again. */
const SEED = Number(process.env.E2E_SEED ?? Date.now() % 1_000_000);

test.setTimeout(300_000);

let directory: string;

test.beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dora-crash-'));
  writeFileSync(join(directory, 'catalog.yaml'), JSON.stringify(COMPONENT));
});

test.afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('R1: a crash loses no accepted delivery on SQLite', async () => {
  await crashAndRecover({
    client: 'better-sqlite3',
    connection: { directory },
  });
});

test('R1: a crash loses no accepted delivery on PostgreSQL', async () => {
  if (!POSTGRES) {
    throw new Error('This test needs PostgreSQL: yarn test:all brings it');
  }
  const prefix = `e2e_crash_${process.pid}_`;
  try {
    await crashAndRecover({ client: 'pg', connection: POSTGRES, prefix });
  } finally {
    await dropDatabases(POSTGRES, prefix);
  }
});

async function crashAndRecover(database: object) {
  const all = deliveries();
  const killAfter = 300 + randomFrom(SEED)(400);
  console.log(`Seed ${SEED}: kill after ${killAfter} of ${all.length} answers`);

  const first = await start(database);
  let killed: Promise<void> | undefined;
  const accepted = await sendAll(first.backend.url, all, {
    clients: CLIENTS,
    onAccepted: count => {
      if (count === killAfter) {
        killed = first.backend.kill();
      }
    },
  }).finally(() => killed ?? first.backend.kill());
  expect(accepted.size).toBeGreaterThanOrEqual(killAfter);
  expect(accepted.size).toBeLessThan(all.length);

  const second = await start(database);
  try {
    await second.api.settled();
    const recovered = await countedUrls(second.api);
    const missing = all
      .filter(({ id }) => accepted.has(id))
      .filter(({ id }) => !recovered.includes(urlOf(id)));
    expect(missing).toEqual([]);
    expectDistinct(recovered);

    const repeated = await sendAll(second.backend.url, all, {
      clients: CLIENTS,
    });
    expect(repeated.size).toBe(all.length);
    await second.api.settled();
    const counted = await countedUrls(second.api);
    expectDistinct(counted);
    expect(counted.sort()).toEqual(all.map(({ id }) => urlOf(id)).sort());
    expect(await second.api.countDeployments(SERVICE)).toBe(all.length);
  } finally {
    await second.backend.stop();
  }
}

async function start(database: object) {
  const backend = await Backend.start({
    directory,
    database,
    config: {
      catalog: {
        locations: [{ type: 'file', target: join(directory, 'catalog.yaml') }],
      },
      dora: {
        sources: { github: { secrets: [GITHUB_SECRET] } },
        catalog: { refreshSeconds: 1 },
        demo: { enabled: false },
      },
    },
  });
  const api = await DoraApi.signIn(backend.url);
  await api.knows(SERVICE);
  return { backend, api };
}

/** Successful deployments of distinct commits, minutes apart, up to now. */
function deliveries(): Delivery[] {
  const now = Date.now();
  return Array.from({ length: DELIVERIES }, (_, index) => {
    const id = `crash-${index}`;
    return deployment({
      id,
      number: index + 1,
      repository: REPOSITORY,
      sha: commitId(id),
      at: new Date(now - (DELIVERIES - index) * 60_000),
      state: 'success',
      url: urlOf(id),
    });
  });
}

async function countedUrls(api: DoraApi): Promise<(string | null)[]> {
  const deployments = await api.deployments(SERVICE);
  return deployments.map(({ url }) => url);
}

function urlOf(id: string): string {
  return `https://ci.example.com/${id}`;
}

function expectDistinct(values: unknown[]) {
  expect(new Set(values).size).toBe(values.length);
}
