import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, Page, test } from '@playwright/test';
import { Backend } from './support/Backend';
import { DoraApi } from './support/DoraApi';
import { GENERIC_TOKEN, genericCall } from './support/generic';
import { tile } from './support/tab';

const SERVICE = 'parcels';
const RATE = 'Change failure rate';
const REASON = 'The payment provider was down, not this service';
const HOUR_MS = 3_600_000;
/** Numbers follow within a poll or two. */
const SOON = { timeout: 20_000 };

let directory: string;
let backend: Backend;
let api: DoraApi;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  directory = mkdtempSync(join(tmpdir(), 'dora-corrections-'));
  const catalog = join(directory, 'catalog.yaml');
  writeFileSync(catalog, JSON.stringify(component(SERVICE)));
  backend = await Backend.start({
    directory,
    database: { client: 'better-sqlite3', connection: { directory } },
    config: {
      catalog: { locations: [{ type: 'file', target: catalog }] },
      dora: {
        sources: { generic: { secrets: [GENERIC_TOKEN] } },
        catalog: { refreshSeconds: 1 },
        demo: { enabled: false },
      },
    },
  });
  api = await DoraApi.signIn(backend.url);
  await api.knows(SERVICE);
  await receiveStory();
  await api.settled();
});

test.afterAll(async () => {
  await backend?.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('a correction changes the number, survives a rebuild, and is undone', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1400, height: 1000 });
  await signIn(page);
  await page.goto(tab());
  await expect(tile(page, RATE)).toContainText('1 of 3 deployments');

  const drawer = await openFailed(page);
  await drawer.getByRole('button', { name: /^Not caused by this/ }).click();
  const dialog = page.getByRole('dialog', {
    name: 'Not caused by this deployment',
  });
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(dialog.getByText('Say why.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(REASON);
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(drawer.getByText(`Does not count: ${REASON}`)).toBeVisible(SOON);
  await closeDrawer(page);
  await expect(tile(page, RATE)).toContainText('0 of 3 deployments', SOON);

  await api.rebuild();
  await page.reload();
  await expect(tile(page, RATE)).toContainText('0 of 3 deployments');
  await checkExplanation(page);

  await page
    .getByRole('table', { name: 'Deployments' })
    .getByRole('row', { name: 'v2' })
    .getByRole('button')
    .click();
  const history = page
    .getByRole('dialog', { name: 'v2' })
    .getByRole('region', { name: 'Corrections' });
  await expect(history).toContainText(REASON);
  await expect(history).toContainText(/guest/i);
  await history.getByRole('button', { name: /^Undo/ }).click();
  await expect(history).toContainText(/Undone/);
  await closeDrawer(page);
  await expect(tile(page, RATE)).toContainText('1 of 3 deployments', SOON);
});

/** From the tile to the rows of its number, of which one is corrected. */
async function checkExplanation(page: Page) {
  await tile(page, RATE)
    .getByRole('button', { name: `Explain “${RATE}”` })
    .click();
  const explained = page.getByRole('dialog', { name: RATE });
  await expect(explained).toContainText('0 failed / 3 deployments');
  await expect(
    explained.getByRole('listitem').filter({ hasText: 'v2' }),
  ).toContainText('Corrected');
  await closeDrawer(page);
  await expect(explained).toBeHidden();
}

/** The drawer of the deployment that an incident marks as failed. */
async function openFailed(page: Page) {
  const row = page
    .getByRole('table', { name: 'Deployments' })
    .getByRole('row', { name: 'Failed: incident' });
  await row.getByRole('button').click();
  return page.getByRole('dialog', { name: 'v2' });
}

async function closeDrawer(page: Page) {
  await page.getByRole('button', { name: 'Close', exact: true }).click();
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

function tab(): string {
  return `${backend.url}/catalog/default/component/${SERVICE}/dora`;
}

async function signIn(page: Page) {
  await page.goto(backend.url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: SERVICE }).first().waitFor();
}

/** Three deployments on days that are over; an incident soon after the second. */
async function receiveStory() {
  const at = (hoursAgo: number) =>
    new Date(Date.now() - hoursAgo * HOUR_MS).toISOString();
  for (const [version, hoursAgo] of [
    ['v1', 144],
    ['v2', 96],
    ['v3', 60],
  ] as const) {
    await receive(`deployment-${version}`, {
      type: 'deployment',
      id: version,
      service: SERVICE,
      version,
      status: 'succeeded',
      finishedAt: at(hoursAgo),
    });
  }
  await receive('incident', {
    type: 'incident',
    id: 'incident',
    service: SERVICE,
    severity: 'SEV2',
    title: 'Parcels cannot be paid',
    detectedAt: at(94),
    mitigatedAt: at(93),
    resolvedAt: at(92),
  });
}

async function receive(id: string, event: object) {
  const { path, headers, body } = genericCall(id, event);
  const response = await fetch(`${backend.url}${path}`, {
    method: 'POST',
    headers,
    body,
  });
  expect(response.status).toBe(202);
}
