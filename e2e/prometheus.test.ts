import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Backend, GITHUB_SECRET } from './support/Backend';
import { DoraApi } from './support/DoraApi';
import { commitId, deployment, push, sendDelivery } from './support/github';
import { Prometheus } from './support/Prometheus';

const SERVICE = 'parcels';
const REPOSITORY = 'acme/parcels';
const TOKEN = 'prometheus-token-of-the-e2e-tests';
const DAY_MS = 86_400_000;

const COMPONENT = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: SERVICE,
    annotations: { 'github.com/project-slug': REPOSITORY },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'nobody' },
};

test.setTimeout(120_000);

let directory: string;
let backend: Backend | undefined;
let prometheus: Prometheus | undefined;

test.beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dora-prometheus-'));
  writeFileSync(join(directory, 'catalog.yaml'), JSON.stringify(COMPONENT));
});

test.afterEach(async () => {
  await prometheus?.stop();
  await backend?.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('a real Prometheus answers what the API answers', async () => {
  backend = await Backend.start({
    directory,
    database: { client: 'better-sqlite3', connection: ':memory:' },
    config: {
      backend: {
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: TOKEN, subject: 'prometheus' },
              accessRestrictions: [{ plugin: 'dora' }, { plugin: 'catalog' }],
            },
          ],
        },
      },
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
  await deploySomeTimes(backend.url);
  await api.settled();

  const scraping = await Prometheus.start({
    directory,
    backendUrl: backend.url,
    token: TOKEN,
  });
  prometheus = scraping;
  const { metrics } = await api.metrics(SERVICE);
  const { deployment_frequency, change_failure_rate, lead_time } = metrics;
  expect(deployment_frequency.n).toBe(9);
  expect(change_failure_rate).toMatchObject({ n: 10, failed: 1 });
  expect(lead_time.n).toBe(9);

  const app = `{app="${SERVICE}"}`;
  const answers: Array<[string, number]> = [
    [`sum(deployment_frequency_total${app})`, deployment_frequency.n],
    [`sum(deployment_result${app})`, change_failure_rate.n],
    [
      `sum(deployment_result{app="${SERVICE}",status="failed"}) / sum(deployment_result${app})`,
      change_failure_rate.value!,
    ],
    [
      `sum(deployment_lead_time_seconds_sum${app}) / sum(deployment_lead_time_seconds_count${app})`,
      lead_time.mean!,
    ],
  ];
  for (const [expression, expected] of answers) {
    await expect
      .poll(() => scraping.query(expression), { timeout: 20_000 })
      .toBeCloseTo(expected, 9);
  }
});

/** Ten releases on ten days, of which the fourth fails to roll out. */
async function deploySomeTimes(url: string) {
  const now = Date.now();
  for (let day = 1; day <= 10; day++) {
    const at = (minutes: number) =>
      new Date(now - (12 - day) * DAY_MS + minutes * 60_000);
    const release = {
      repository: REPOSITORY,
      sha: commitId(`release ${day}`),
      number: day,
    };
    for (const delivery of [
      push({ ...release, id: `push-${day}`, at: at(0) }),
      deployment({ ...release, id: `start-${day}`, at: at(20 + day) }),
      deployment({
        ...release,
        id: `end-${day}`,
        at: at(25 + day),
        state: day === 4 ? 'failure' : 'success',
      }),
    ]) {
      expect(await sendDelivery(url, delivery)).toBe(202);
    }
  }
}
