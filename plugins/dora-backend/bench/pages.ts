import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pluginChunks } from './pages/bundle';
import { describePages, PagesResult } from './pages/describePages';
import { openInBrowser } from './pages/openInBrowser';
import { timePages } from './pages/timeRequests';
import { withDemo } from './pages/withDemo';
import { runCommand } from './runCommand';

/** Times what the pages of the example organisation ask of a backend on SQLite. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '20' },
      browser: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds);
  const chunks = pluginChunks();
  const result = await withDemo<PagesResult>(async demo => ({
    pages: await timePages(demo, rounds),
    chunks,
    opening:
      values.browser && chunks ? await openInBrowser(demo, rounds) : undefined,
  }));
  process.stdout.write(`${describePages(result)}\n`);
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  }
}

runCommand(main);
