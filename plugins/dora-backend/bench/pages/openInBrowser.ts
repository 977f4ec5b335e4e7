// The browser of the repository's tests; only this file needs it.
// eslint-disable-next-line @backstage/no-undeclared-imports
import { chromium, Page } from '@playwright/test';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { findChromium } from '../../../../e2e/support/chromium.mjs';
import { Quantiles, quantilesOf } from './quantiles';
import { Demo } from './withDemo';

const WAIT_MS = 30_000;

/** How long a person waits for the tiles of a service, in ms. */
export interface OpeningTimes {
  /** Nothing is in the browser's cache. */
  first: number;
  /** The app is. */
  again: Quantiles;
}

/** Opens the tab of a service in Chromium, until its tiles show numbers. */
export async function openInBrowser(
  { url }: Demo,
  rounds: number,
): Promise<OpeningTimes> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // Chromium needs it where the benchmark runs as root.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await page.goto(url);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'checkout' }).first().waitFor();
    const first = await openTab(page, url);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await openTab(page, url));
    }
    return { first, again: quantilesOf(times) };
  } finally {
    await browser.close();
  }
}

async function openTab(page: Page, url: string): Promise<number> {
  const start = performance.now();
  await page.goto(`${url}/catalog/default/component/checkout/dora`);
  await page
    .getByText(/^\d+ deployments$/)
    .first()
    .waitFor();
  return performance.now() - start;
}
