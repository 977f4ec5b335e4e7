import { Locator, Page } from '@playwright/test';

/** The four metrics, as their tiles call them. */
export const METRICS = [
  'Deployment frequency',
  'Lead time for changes',
  'Change failure rate',
  'Time to restore',
];

/** Opens the DORA tab of a component of the example organisation. */
export async function openTab(page: Page, url: string, component: string) {
  await page.goto(`${url}/catalog/default/component/${component}/dora`);
}

/** Opens the overview of a component, with the DORA card on it. */
export async function openOverview(page: Page, url: string, component: string) {
  await page.goto(`${url}/catalog/default/component/${component}`);
}

/** The tile of a metric: all that surrounds the link of its name. */
export function tile(page: Page, metric: string): Locator {
  return page
    .getByRole('link', { name: metric, exact: true })
    .locator('xpath=../..');
}
