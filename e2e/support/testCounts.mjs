import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * What jest reported with `--json --outputFile`.
 *
 * @param {string} name
 * @param {string} file
 * @returns {Counts}
 */
export function readJestCounts(name, file) {
  const report = readReport(file);
  return {
    name,
    passed: report?.numPassedTests ?? 0,
    // A file that cannot be run has no tests to fail.
    failed:
      (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/**
 * What the JSON reporter of Playwright wrote.
 *
 * @param {string} name
 * @param {string} file
 * @returns {Counts}
 */
export function readPlaywrightCounts(name, file) {
  const report = readReport(file);
  const {
    expected = 0,
    unexpected = 0,
    flaky = 0,
    skipped = 0,
  } = report?.stats ?? {};
  return {
    name,
    passed: expected,
    failed: unexpected + flaky + (report?.errors?.length ?? 0),
    skipped,
  };
}

/**
 * Prints a table, and the sum as the last line.
 *
 * @param {Counts[]} all
 */
export function printCounts(all) {
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const sum = key => all.reduce((total, counts) => total + counts[key], 0);
  const rows = [
    ['', 'passed', 'failed', 'skipped'],
    ...all.map(({ name, passed, failed, skipped }) => [
      name,
      ...[passed, failed, skipped].map(String),
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log();
  for (const [name, ...cells] of rows) {
    console.log(
      [name.padEnd(width), ...cells.map(cell => cell.padStart(9))].join(''),
    );
  }
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
