import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, Page, test as base } from '@playwright/test';
import { Backend, GITHUB_SECRET } from './Backend';
import { DoraApi } from './DoraApi';

const APP = resolve(__dirname, '../../packages/app/dist/index.html');

/** A backend with the example organisation, serving the built app. */
export interface Demo {
  url: string;
  api: DoraApi;
}

/** Tests in the browser, against the example organisation. */
export const test = base.extend<
  { app: Page; browserErrors: string[] },
  { demo: Demo }
>({
  demo: [
    // Playwright finds fixtures by the names in the pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      if (!existsSync(APP)) {
        throw new Error('packages/app is not built: run yarn build first');
      }
      const directory = mkdtempSync(join(tmpdir(), 'dora-e2e-'));
      const backend = await Backend.start({
        directory,
        database: { connection: { directory } },
        config: { dora: { sources: { github: { secrets: [GITHUB_SECRET] } } } },
      });
      try {
        const api = await DoraApi.signIn(backend.url);
        await api.knows('checkout');
        await api.settled();
        await use({ url: backend.url, api });
      } finally {
        await backend.stop();
        rmSync(directory, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 240_000 },
  ],

  browserErrors: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'error') {
        errors.push(message.text());
      }
    });
    await use(errors);
  },

  // A page of a guest who has signed in; any error in the browser fails the test.
  app: async ({ page, demo, browserErrors }, use) => {
    await page.goto(demo.url);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'checkout' }).first().waitFor();
    await use(page);
    expect(browserErrors).toEqual([]);
  },
});

export { expect };
