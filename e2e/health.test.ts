import AxeBuilder from '@axe-core/playwright';
import { Page } from '@playwright/test';
import { Demo, expect, test } from './support/demo';
import { commitId, deployment, push, sendDelivery } from './support/github';
import { photograph } from './support/photograph';

async function openHealth(page: Page, url: string) {
  await page.goto(`${url}/dora/health`);
  await page.getByRole('region', { name: 'Sources' }).waitFor();
}

/** A deployment of next year and a push of a repository that nobody knows. */
async function sendTrouble({ url, api }: Demo, name: string) {
  const subject = { repository: `acme/${name}`, sha: commitId(name) };
  const nextYear = new Date(Date.now() + 365 * 86_400_000);
  for (const delivery of [
    deployment({
      ...subject,
      id: `${name}-early`,
      number: 900_000 + name.length,
      at: nextYear,
      state: 'success',
    }),
    push({ ...subject, id: `${name}-push`, at: new Date() }),
  ]) {
    expect(await sendDelivery(url, delivery)).toBe(202);
  }
  await api.settled();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`data health, ${colorScheme}`, () => {
    test.use({
      colorScheme,
      viewport: { width: 1400, height: 900 },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('shows what came, what nobody answers to and what is stuck', async ({
      app,
      demo,
    }) => {
      await sendTrouble(demo, 'warehouse');
      await openHealth(app, demo.url);
      const sources = app.getByRole('region', { name: 'Sources' });
      await expect(sources.getByRole('row', { name: /^github/ })).toContainText(
        'HMAC-SHA256',
      );
      await expect(
        app
          .getByRole('region', { name: 'Unmatched names' })
          .getByRole('row', { name: 'acme/warehouse' }),
      ).toBeVisible();
      await expect(
        app.getByRole('region', { name: 'Inbox' }).getByRole('row').nth(1),
      ).toContainText('github');
      const height = await app.evaluate(
        () => document.documentElement.scrollHeight,
      );
      await app.setViewportSize({ width: 1400, height });
      await photograph(app, `health-${colorScheme}`);

      const { violations } = await new AxeBuilder({ page: app })
        .include('main')
        .analyze();
      const grave = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(
        grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      ).toEqual([]);
    });
  });
}

test('a delivery is looked into, replayed and discarded', async ({
  app,
  demo,
}) => {
  await sendTrouble(demo, 'depot');
  await openHealth(app, demo.url);
  const inbox = app.getByRole('region', { name: 'Inbox' });
  const rows = inbox.getByRole('row').filter({ hasText: 'github' });
  await expect(rows.first()).toBeVisible();
  const stuck = await rows.count();

  await rows.first().getByRole('button', { name: /^Open/ }).click();
  const drawer = app.getByRole('dialog');
  await expect(drawer).toContainText('acme/depot');
  await drawer.getByRole('button', { name: 'Discard' }).click();
  const dialog = app.getByRole('dialog', { name: /Discard/ });
  await dialog.getByLabel('Reason').fill('Sent by a test');
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(rows).toHaveCount(stuck - 1);
});
