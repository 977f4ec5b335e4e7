import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Backend, GITHUB_SECRET } from './support/Backend';
import { DoraApi } from './support/DoraApi';
import { commitId, deployment, push, sendDelivery } from './support/github';

const ANNOTATED = 'parcels';
const NEWCOMER = 'labels';
const DAYS = 'from=2026-05-01&to=2026-05-28';
const DEPLOYMENTS = 12;
const DAY_MS = 86_400_000;
const START = Date.parse('2026-05-02T09:00:00Z');

let directory: string;
let backend: Backend;
let api: DoraApi;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  directory = mkdtempSync(join(tmpdir(), 'dora-mapping-'));
  const catalog = join(directory, 'catalog.yaml');
  writeFileSync(
    catalog,
    [
      component(ANNOTATED, { 'github.com/project-slug': `acme/${ANNOTATED}` }),
      component(NEWCOMER),
    ]
      .map(entity => JSON.stringify(entity))
      .join('\n---\n'),
  );
  backend = await Backend.start({
    directory,
    database: { client: 'better-sqlite3', connection: { directory } },
    config: {
      catalog: { locations: [{ type: 'file', target: catalog }] },
      dora: {
        sources: { github: { secrets: [GITHUB_SECRET] } },
        catalog: { refreshSeconds: 1 },
        demo: { enabled: false },
      },
    },
  });
  api = await DoraApi.signIn(backend.url);
  await api.knows(ANNOTATED);
});

test.afterAll(async () => {
  await backend?.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('D1: events of an unknown repository wait, are mapped in the page and count as if known from the start', async ({
  page,
}) => {
  await sendStory(ANNOTATED, 1);
  await sendStory(NEWCOMER, 1001);
  await api.settled();
  const expected = await numbersOf(ANNOTATED);
  expect(expected).toMatch(new RegExp(`"n": ?${DEPLOYMENTS - 1}\\b`));
  expect(await numbersOf(NEWCOMER)).not.toBe(expected);

  await page.goto(backend.url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'DORA', exact: true }).click();
  await page.getByRole('link', { name: 'Data health' }).click();
  const unmatched = page.getByRole('region', { name: 'Unmatched names' });
  const row = unmatched.getByRole('row', { name: `acme/${NEWCOMER}` });
  await expect(row).toContainText(String(2 * DEPLOYMENTS));
  await row.getByRole('button', { name: /^Map/ }).click();

  const dialog = page.getByRole('dialog', { name: `Map github.com/acme` });
  await dialog.getByLabel('Service').fill('lab');
  await page.getByRole('option', { name: NEWCOMER }).click();
  await dialog.getByRole('button', { name: 'Map', exact: true }).click();

  await expect(dialog).toBeHidden();
  await expect(row).toBeHidden();
  await expect(
    page
      .getByRole('region', { name: 'Mapped names' })
      .getByRole('row', { name: `acme/${NEWCOMER}` }),
  ).toBeVisible();
  await api.settled();
  expect(await numbersOf(NEWCOMER)).toBe(expected);
});

function component(name: string, annotations: object = {}) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'nobody' },
  };
}

/** A commit and its deployment on each of some days, one of them failed. */
async function sendStory(service: string, firstNumber: number) {
  const repository = `acme/${service}`;
  for (let day = 0; day < DEPLOYMENTS; day++) {
    const at = (hours: number) =>
      new Date(START + day * DAY_MS + hours * 3_600_000);
    const subject = { repository, sha: commitId(`day ${day}`) };
    for (const delivery of [
      push({ ...subject, id: `${service}-${day}-push`, at: at(0) }),
      deployment({
        ...subject,
        id: `${service}-${day}`,
        number: firstNumber + day,
        at: at(day + 1),
        state: day === 5 ? 'failure' : 'success',
      }),
    ]) {
      expect(await sendDelivery(backend.url, delivery)).toBe(202);
    }
  }
}

/** Metrics, trends and stages as the API answers, but for the names. */
async function numbersOf(service: string): Promise<string> {
  const answers = [];
  for (const report of ['metrics', 'series', 'stages']) {
    answers.push(
      await api.text(
        `/v1/services/default/component/${service}/${report}?${DAYS}`,
      ),
    );
  }
  return answers.join('\n').replaceAll(service, 'service');
}
