import { defineConfig } from '@playwright/test';
import { findChromium } from './e2e/support/chromium.mjs';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.test.ts',
  // They take hours: yarn test:reliability.
  testIgnore: 'reliability/**',
  outputDir: 'e2e/results',
  // Each test file starts backends of its own, and they are hungry.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
