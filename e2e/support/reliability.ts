import { expect, test as base } from '@playwright/test';
import { Answers } from './Answers';
import { InboxRow, onSqlite, TestDatabase } from './databases';
import { deliverAll } from './deliverAll';
import { readNumbers } from './numbers';
import { knowingApi, settledApi, Site } from './Site';
import { tellStory } from './story';
import { dedupeKey, WebhookCall } from './WebhookCall';

/** E2E_SEED=<the printed number> makes every random choice again. */
export const SEED = Number(process.env.E2E_SEED ?? Date.now() % 1_000_000);

const SCALE = Number(process.env.RELIABILITY_SCALE ?? 1);

/** A number of the specification, or a share of it while a test is developed. */
export function scaled(count: number): number {
  return Math.ceil(count * SCALE);
}

/** Tests that break things on purpose. */
export const test = base.extend<
  { site: Site; answers: Answers },
  { calmNumbers: (calls: number) => Promise<string> }
>({
  // Playwright finds fixtures by the names in the pattern.
  // eslint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    console.log(`E2E_SEED=${SEED}`);
    const site = new Site();
    try {
      await use(site);
    } finally {
      await site.close();
    }
  },

  // eslint-disable-next-line no-empty-pattern
  answers: async ({}, use, testInfo) => {
    const answers = new Answers(testInfo.outputPath('answers.ndjson'));
    await use(answers);
    console.log('Answers', answers.counts());
  },

  /** The numbers of a story that nothing disturbs, told by one client to one backend. */
  calmNumbers: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use, workerInfo) => {
      const known = new Map<number, Promise<string>>();
      const file = `${workerInfo.project.outputDir}/calm-answers.ndjson`;
      await use(calls => {
        if (!known.has(calls)) {
          known.set(
            calls,
            runCalmly(tellStory(SEED, calls), new Answers(file)),
          );
        }
        return known.get(calls)!;
      });
    },
    { scope: 'worker' },
  ],
});

export { expect };

async function runCalmly(
  calls: WebhookCall[],
  answers: Answers,
): Promise<string> {
  const site = new Site();
  try {
    const backend = await site.startBackend(onSqlite(site.directory));
    await knowingApi(backend);
    await deliverAll(calls, { urls: [backend.url], clients: 1, answers });
    expect(answers.counts()).toEqual({ 202: calls.length });
    return await readNumbers(await settledApi(backend));
  } finally {
    await site.close();
  }
}

/**
 * The rules of sets: what was accepted is in the inbox, nothing is there twice,
 * and nothing else is; and none of it was parked.
 */
export async function expectAllStoredOnce(
  database: TestDatabase,
  calls: WebhookCall[],
  answers: Answers,
): Promise<void> {
  expect(answers.accepted).toEqual(new Set(calls.map(({ id }) => id)));
  const rows = await database.query<InboxRow>(
    'select dedupe_key, state, attempts from dora_deliveries',
  );
  expect(rows.map(row => row.dedupe_key).sort()).toEqual(
    calls.map(dedupeKey).sort(),
  );
  expect(rows.filter(({ state }) => state !== 'done')).toEqual([]);
}
