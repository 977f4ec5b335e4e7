import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, Page, test } from '@playwright/test';
import { Backend, GITHUB_SECRET } from './support/Backend';
import { DoraApi } from './support/DoraApi';
import { GENERIC_TOKEN, genericCall } from './support/generic';
import { commitId, push, sendDelivery } from './support/github';
import { photograph } from './support/photograph';

const SERVICE = 'parcels';
const STEPS = ['Git', 'Deployments', 'Incidents', 'Targets', 'CI stages'];

let directory: string;
let backend: Backend;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  directory = mkdtempSync(join(tmpdir(), 'dora-setup-'));
  const catalog = join(directory, 'catalog.yaml');
  writeFileSync(catalog, JSON.stringify(component(SERVICE)));
  backend = await Backend.start({
    directory,
    database: { client: 'better-sqlite3', connection: { directory } },
    config: {
      catalog: { locations: [{ type: 'file', target: catalog }] },
      dora: {
        sources: {
          github: { secrets: [GITHUB_SECRET] },
          generic: { secrets: [GENERIC_TOKEN] },
        },
        catalog: { refreshSeconds: 1 },
        demo: { enabled: false },
      },
    },
  });
  const api = await DoraApi.signIn(backend.url);
  await api.knows(SERVICE);
});

test.afterAll(async () => {
  await backend?.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('the set-up of a service ticks each step as its first event arrives', async ({
  page,
}) => {
  await openSetUp(page);
  await expect(page.getByText('0 of 4 steps done')).toBeVisible();
  for (const name of STEPS.filter(one => one !== 'Targets')) {
    await expect(step(page, name)).toContainText(
      'Waiting for the first event…',
    );
  }

  await receivePush('acme/letters');
  await expect(
    step(page, 'Git').getByText(/but for github\.com\/acme\/letters\.$/),
  ).toBeVisible();
  await expect(step(page, 'Git')).toContainText('Waiting');

  await receivePush(`acme/${SERVICE}`);
  await expect(step(page, 'Git')).toContainText(
    /Received \d+ s ago from github/,
  );
  await expect(page.getByRole('status')).toHaveText('Received: Git');
  await expect(step(page, 'Deployments').getByLabel('Sender')).toBeVisible();
  await page.setViewportSize({ width: 1400, height: 1600 });
  await photograph(page, 'setup-light');

  await receiveDeployment();
  await expect(step(page, 'Deployments')).toContainText(
    /Received \d+ s ago from generic/,
  );
  await expect(step(page, 'Incidents')).toContainText('Waiting');
  await expect(page.getByText('2 of 4 steps done')).toBeVisible();

  await page.getByRole('link', { name: 'Back to the metrics' }).click();
  await expect(
    page.getByRole('link', { name: 'Deployment frequency', exact: true }),
  ).toBeVisible();
});

test('the set-up shows the very address to send to', async ({ page }) => {
  await signIn(page);
  await page.goto(`${tab()}/setup`);
  await step(page, 'CI stages').getByRole('button').first().click();
  await expect(
    step(page, 'CI stages').getByText(
      `${backend.url}/api/dora/webhooks/github`,
      { exact: true },
    ),
  ).toBeVisible();
  await step(page, 'CI stages').getByLabel('Sender').selectOption('GitLab');
  await expect(
    step(page, 'CI stages').getByText(
      `${backend.url}/api/dora/webhooks/gitlab`,
      { exact: true },
    ),
  ).toBeVisible();
});

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

function tab(): string {
  return `${backend.url}/catalog/default/component/${SERVICE}/dora`;
}

/** One step, with all that is in it. */
function step(page: Page, name: string) {
  return page.getByRole('listitem').filter({
    has: page.getByRole('heading', { level: 3, name }),
  });
}

async function signIn(page: Page) {
  await page.goto(backend.url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: SERVICE }).first().waitFor();
}

async function openSetUp(page: Page) {
  await signIn(page);
  await page.goto(tab());
  await expect(page.getByText('No events received yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Set up sources' }).click();
  await expect(page).toHaveURL(`${tab()}/setup`);
}

async function receivePush(repository: string) {
  const status = await sendDelivery(
    backend.url,
    push({
      id: `push-${repository}`,
      repository,
      sha: commitId(repository),
      at: new Date(),
    }),
  );
  expect(status).toBe(202);
}

async function receiveDeployment() {
  const { path, headers, body } = genericCall('first-deployment', {
    type: 'deployment',
    id: 'first-deployment',
    service: SERVICE,
    status: 'succeeded',
    finishedAt: new Date().toISOString(),
  });
  const response = await fetch(`${backend.url}${path}`, {
    method: 'POST',
    headers,
    body,
  });
  expect(response.status).toBe(202);
}
