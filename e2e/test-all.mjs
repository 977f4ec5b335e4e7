/* Runs every check of this repository: `yarn test:all`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAlertmanager } from './support/alertmanager.mjs';
import { findChromium } from './support/chromium.mjs';
import { startPostgres } from './support/postgres.mjs';
import { findPrometheus } from './support/prometheus.mjs';
import { Steps } from './support/steps.mjs';
import {
  printCounts,
  readJestCounts,
  readPlaywrightCounts,
} from './support/testCounts.mjs';

const POSTGRES = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

const reports = mkdtempSync(join(tmpdir(), 'dora-test-all-'));
const jestReport = join(reports, 'jest.json');
const playwrightReport = join(reports, 'playwright.json');

/** @type {(import('./support/steps.mjs').Step & { counts?: () => import('./support/testCounts.mjs').Counts })[]} */
const plan = [
  { name: 'Formatting', command: ['yarn', 'format:check'] },
  { name: 'Lint', command: ['yarn', 'lint'] },
  { name: 'Types', command: ['yarn', 'tsc:full'] },
  { name: 'API reports', command: ['yarn', 'api-reports', '--ci'] },
  {
    name: 'Configuration',
    command: ['yarn', 'backstage-cli', 'config:check', '--lax'],
  },
  {
    name: 'Unit tests',
    command: [
      ...['yarn', 'test', '--json', `--outputFile=${jestReport}`],
      // A busy machine is slow, not wrong.
      '--testTimeout=30000',
    ],
    counts: () => readJestCounts('Unit tests', jestReport),
  },
  { name: 'Build', command: ['yarn', 'build'] },
  {
    name: 'End-to-end tests',
    command: ['yarn', 'test:e2e', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
    counts: () => readPlaywrightCounts('End-to-end tests', playwrightReport),
  },
];

const steps = new Steps(reports);
/** @type {(() => void)[]} */
const cleanUps = [
  () => rmSync(reports, { recursive: true, force: true, maxRetries: 3 }),
];
process.on('exit', () => cleanUps.forEach(cleanUp => cleanUp()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => steps.stop().then(() => process.exit(130)));
}

/** Sets what the steps find in their environment. */
async function prepare() {
  // Everywhere as strict as in CI, and never waiting for a key to be pressed.
  process.env.CI ||= 'true';
  process.env.BACKSTAGE_TEST_DISABLE_DOCKER = '1';
  process.env.CHROMIUM_PATH = findChromium();
  process.env.PROMETHEUS_PATH = findPrometheus();
  process.env.ALERTMANAGER_PATH = findAlertmanager();
  if (!process.env[POSTGRES]) {
    const postgres = await startPostgres();
    cleanUps.push(() => postgres.stop());
    process.env[POSTGRES] = postgres.connectionString;
  }
}

/** Runs the plan up to the first step that fails. */
async function runPlan() {
  const counted = [];
  for (const { counts, ...step } of plan) {
    const succeeded = await steps.run(step);
    const result = counts?.();
    if (result) {
      counted.push(result);
    }
    if (!succeeded) {
      if (!result?.failed) {
        // No test has failed, but the step has.
        counted.push({ name: step.name, passed: 0, failed: 1, skipped: 0 });
      }
      return { counted, succeeded: false };
    }
  }
  return { counted, succeeded: true };
}

try {
  await prepare();
  const { counted, succeeded } = await runPlan();
  printCounts(counted);
  process.exitCode = succeeded ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
