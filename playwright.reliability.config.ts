import { defineConfig } from '@playwright/test';

/** The tests that break things on purpose: `yarn test:reliability`. */
export default defineConfig({
  testDir: 'e2e/reliability',
  testMatch: '*.test.ts',
  outputDir: 'e2e/results',
  // Each test has servers and backends of its own, and they are hungry.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
});
