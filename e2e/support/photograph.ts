import { join } from 'node:path';
import { Locator, Page } from '@playwright/test';

const IMAGES = join(__dirname, '../../docs/images');

/** With SCREENSHOTS=1, takes a picture for the documentation. */
export async function photograph(subject: Page | Locator, name: string) {
  if (process.env.SCREENSHOTS === '1') {
    await subject.screenshot({
      path: join(IMAGES, `${name}.png`),
      // What slides in has arrived.
      animations: 'disabled',
    });
  }
}
