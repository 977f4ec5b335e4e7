import { Page } from '@playwright/test';
import { expect, test } from './support/demo';
import { photograph } from './support/photograph';
import { METRICS, tile } from './support/tab';

const DAY_MS = 86_400_000;

async function openTeam(page: Page, url: string, team: string, query = '') {
  await page.goto(`${url}/catalog/default/group/${team}/dora${query}`);
}

/** Makes the window as high as its content, so that the sidebar goes along. */
async function showAll(page: Page) {
  const height = await page.evaluate(
    () => document.documentElement.scrollHeight,
  );
  await page.setViewportSize({ ...page.viewportSize()!, height });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`groups, ${colorScheme}`, () => {
    test.use({
      colorScheme,
      viewport: { width: 1400, height: 900 },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('the team page pools services and shows sibling teams', async ({
      app,
      demo,
    }) => {
      await openTeam(app, demo.url, 'payments');
      for (const metric of METRICS) {
        await expect(tile(app, metric)).toBeVisible();
      }
      const services = app.getByRole('table', { name: 'Services' });
      await expect(
        services.getByRole('link', { name: 'payments-gateway' }),
      ).toBeVisible();
      const siblings = app.getByRole('table', { name: /Sibling teams/ });
      await expect(
        siblings.getByRole('row').filter({ hasText: 'this team' }),
      ).toContainText('Payments');
      await showAll(app);
      await photograph(app, `team-${colorScheme}`);
    });

    test('the organisation page sums up and compares teams', async ({
      app,
      demo,
    }) => {
      await app.goto(demo.url);
      await app.getByRole('link', { name: 'DORA', exact: true }).click();
      const summary = app.getByRole('region', { name: 'Summary' });
      await expect(summary).toContainText(/DF: .+\/day \(\w+\)/);
      await expect(summary).toContainText(/MTTR: .+ \(\w+\)/);
      const board = app.getByRole('table', { name: /Teams, last 90 days/ });
      await expect(board.getByRole('row')).toHaveCount(7);
      await expect(app.getByText('Association, not cause.')).toBeVisible();
      await showAll(app);
      await photograph(app, `organisation-${colorScheme}`);
    });
  });
}

test('includes sub-teams when asked to', async ({ app, demo }) => {
  await openTeam(app, demo.url, 'shopping');
  await app.getByRole('checkbox', { name: 'Include sub-teams' }).check();
  await expect(app).toHaveURL(/subteams=1/);
  await expect(
    app
      .getByRole('table', { name: 'Services' })
      .getByRole('link', { name: 'checkout' }),
  ).toBeVisible();
});

test('a target is set in the page and shows its progress', async ({
  app,
  demo,
}) => {
  await openTeam(app, demo.url, 'identity');
  await app.getByRole('button', { name: 'Set a target' }).click();
  const dialog = app.getByRole('dialog', { name: 'Set a target' });
  await dialog.getByLabel('Target').fill('9');
  await dialog
    .getByLabel('Due')
    .fill(new Date(Date.now() + 60 * DAY_MS).toISOString().slice(0, 10));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const targets = app.getByRole('region', { name: 'Targets' });
  await expect(targets).toContainText('of 9');
  await app.reload();
  await expect(targets).toContainText('of 9');
});
