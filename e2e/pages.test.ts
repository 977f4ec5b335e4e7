import { join } from 'node:path';
import { Locator, Page } from '@playwright/test';
import { expect, test } from './support/demo';
import { METRICS, openOverview, openTab, tile } from './support/tab';

const IMAGES = join(__dirname, '../docs/images');
const WIDE = 1400;
const NARROW = 600;

/** What a reader finds on each page, whatever its width and its colours. */
const PAGES: {
  image: string;
  component: string;
  check: (page: Page) => Promise<void>;
}[] = [
  {
    image: 'tab',
    component: 'checkout',
    check: async page => {
      await checkTiles(page);
      await expect(tile(page, METRICS[0])).toContainText('per day');
      await expect(
        page.getByRole('heading', { name: 'Lead time for changes' }),
      ).toBeVisible();
      const table = page.getByRole('table', { name: 'Deployments' });
      await expect(table.getByRole('row')).toHaveCount(26);
    },
  },
  {
    image: 'few-events',
    component: 'events-pipeline',
    check: async page => {
      await checkTiles(page);
      await expect(tile(page, 'Change failure rate')).toContainText('Too few');
      await expect(
        page.getByRole('table', { name: 'Deployments' }),
      ).toBeVisible();
    },
  },
  {
    image: 'no-events',
    component: 'feature-flags',
    check: async page => {
      await expect(page.getByText('No events received yet.')).toBeVisible();
      await expect(
        page.getByText('POST /api/dora/webhooks/github'),
      ).toBeVisible();
    },
  },
  {
    image: 'not-linked',
    component: 'mail-relay',
    check: async page => {
      await expect(
        page.getByText("This component isn't linked to a repository"),
      ).toBeVisible();
      await page.getByRole('button', { name: 'Show the annotation' }).click();
      await expect(page.getByText('github.com/project-slug')).toBeVisible();
    },
  },
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [WIDE, NARROW]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({
        colorScheme,
        viewport: { width, height: 900 },
        // Charts stand still at once.
        contextOptions: { reducedMotion: 'reduce' },
      });

      for (const { image, component, check } of PAGES) {
        test(`the tab of ${component}`, async ({ app, demo }) => {
          await openTab(app, demo.url, component);
          await check(app);
          await checkNothingIsCutOff(app);
          await showAll(app);
          await photograph(app, `${image}-${colorScheme}`, width);
        });
      }

      test('the card on the overview', async ({ app, demo }) => {
        await openOverview(app, demo.url, 'checkout');
        const card = app.getByRole('article').filter({
          has: app.getByRole('heading', { name: 'DORA metrics' }),
        });
        await checkTiles(app);
        await expect(card.getByRole('link', { name: 'Open' })).toBeVisible();
        await checkNothingIsCutOff(app);
        await photograph(card, `card-${colorScheme}`, width);
      });
    });
  }
}

async function checkTiles(page: Page) {
  for (const metric of METRICS) {
    await expect(tile(page, metric)).toBeVisible();
  }
}

async function checkNothingIsCutOff(page: Page) {
  const hidden = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(hidden).toBeLessThanOrEqual(0);
}

/** Makes the window as high as its content, so that the sidebar goes along. */
async function showAll(page: Page) {
  const height = await page.evaluate(
    () => document.documentElement.scrollHeight,
  );
  await page.setViewportSize({ ...page.viewportSize()!, height });
}

/** With SCREENSHOTS=1, takes the pictures of the documentation. */
async function photograph(
  subject: Page | Locator,
  name: string,
  width: number,
) {
  if (process.env.SCREENSHOTS === '1') {
    const narrow = width === NARROW ? '-narrow' : '';
    await subject.screenshot({ path: join(IMAGES, `${name}${narrow}.png`) });
  }
}
