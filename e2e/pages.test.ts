import { Page } from '@playwright/test';
import { expect, test } from './support/demo';
import { photograph } from './support/photograph';
import { METRICS, openOverview, openTab, tile } from './support/tab';

const WIDE = 1400;
const NARROW = 600;
const RATE = 'Change failure rate';

/** What a reader finds on each page, whatever its width and its colours. */
const PAGES: {
  component: string;
  /** Name of its picture in the documentation. */
  picture?: string;
  check: (page: Page) => Promise<void>;
}[] = [
  {
    component: 'checkout',
    picture: 'tab',
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
    component: 'events-pipeline',
    check: async page => {
      await checkTiles(page);
      await expect(tile(page, RATE)).toContainText('Too few');
      await expect(
        page.getByRole('table', { name: 'Deployments' }),
      ).toBeVisible();
    },
  },
  {
    component: 'feature-flags',
    check: async page => {
      await expect(page.getByText('No events received yet.')).toBeVisible();
      await expect(
        page.getByRole('link', { name: 'Set up sources' }),
      ).toBeVisible();
    },
  },
  {
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

      for (const { component, picture, check } of PAGES) {
        test(`the tab of ${component}`, async ({ app, demo }) => {
          await openTab(app, demo.url, component);
          await check(app);
          await checkNothingIsCutOff(app);
          if (picture && width === WIDE) {
            await showFirstScreens(app);
            await photograph(app, `${picture}-${colorScheme}`);
          }
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
        if (width === WIDE && colorScheme === 'light') {
          await photograph(card, 'card-light');
        }
      });

      test('the explanation of a number', async ({ app, demo }) => {
        await openTab(app, demo.url, 'checkout');
        await tile(app, RATE)
          .getByRole('button', { name: `Explain “${RATE}”` })
          .click();
        const drawer = app.getByRole('dialog', { name: RATE });
        await expect(drawer).toContainText(/\d+ failed \/ \d+ deployments/);
        await expect(drawer.getByRole('listitem').first()).toBeVisible();
        await checkNothingIsCutOff(app);
        if (width === WIDE) {
          await photograph(app, `explain-${colorScheme}`);
        }
      });

      test('the definitions', async ({ app, demo }) => {
        await app.goto(`${demo.url}/dora/definitions`);
        for (const name of ['What each number is', 'Rules', 'Levels']) {
          await expect(
            app.getByRole('region', { name, exact: true }),
          ).toBeVisible();
        }
        await checkNothingIsCutOff(app);
        if (width === WIDE) {
          await showFirstScreens(app);
          await photograph(app, `definitions-${colorScheme}`);
        }
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

/** Makes the window high enough for the charts; the rest would dwarf them. */
async function showFirstScreens(page: Page) {
  await page.setViewportSize({ ...page.viewportSize()!, height: 2000 });
}
