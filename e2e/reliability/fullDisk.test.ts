import { setTimeout as sleep } from 'node:timers/promises';
import { Answers } from '../support/Answers';
import { onPostgres, onSqlite, TestDatabase } from '../support/databases';
import { deliverAll } from '../support/deliverAll';
import { readNumbers } from '../support/numbers';
import {
  expect,
  expectAllStoredOnce,
  scaled,
  SEED,
  test,
} from '../support/reliability';
import { knowingApi, settledApi, Site } from '../support/Site';
import { SmallDisk } from '../support/SmallDisk';
import { tellStory } from '../support/story';

const DISK_MB = 300;
const FULL_MS = 20_000;

test.setTimeout(600_000);

test.skip(
  !SmallDisk.isPossible(),
  'R13 needs the right to mount a tmpfs: run it as root on Linux',
);

test('R13: a full disk under PostgreSQL is answered with 503, and deliveries go on when there is space again', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const disk = new SmallDisk(DISK_MB);
  site.later(() => disk.remove());
  const postgres = await site.startPostgres({
    directory: disk.makeDirectory('postgres'),
    // Room that was set aside for the log would let deliveries in for long.
    settings: { max_wal_size: '32MB', min_wal_size: '32MB' },
  });
  const calls = scaled(2_000);
  const numbers = await fillUpInBurst({
    site,
    answers,
    disk,
    database: onPostgres(postgres.connectionString),
    calls,
    onSpace: async () => {
      console.log(`PostgreSQL ${postgres.isUp() ? 'survived' : 'ended'}`);
      if (!postgres.isUp()) {
        await postgres.up();
      }
    },
  });
  expect(numbers).toBe(await calmNumbers(calls));
});

test('R13: a full disk under SQLite is answered with 503, and deliveries go on when there is space again', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const disk = new SmallDisk(DISK_MB);
  site.later(() => disk.remove());
  const calls = scaled(2_000);
  const numbers = await fillUpInBurst({
    site,
    answers,
    disk,
    database: onSqlite(disk.makeDirectory('sqlite')),
    calls,
  });
  expect(numbers).toBe(await calmNumbers(calls));
});

async function fillUpInBurst(options: {
  site: Site;
  answers: Answers;
  disk: SmallDisk;
  database: TestDatabase;
  calls: number;
  onSpace?: () => Promise<void>;
}): Promise<string> {
  const { site, answers, disk, database, onSpace } = options;
  const calls = tellStory(SEED, options.calls);
  const half = calls.length / 2;
  const backend = await site.startBackend(database);
  await knowingApi(backend);
  const deliver = (from: number, to: number) =>
    deliverAll(calls.slice(from, to), {
      urls: [backend.url],
      clients: 4,
      answers,
    });
  await deliver(0, half);

  disk.fill();
  const fullAt = Date.now();
  const delivering = deliver(half, calls.length);
  await sleep(FULL_MS);
  const whileFull = answers.sentBetween(fullAt, Date.now());
  disk.empty();
  await onSpace?.();
  await delivering;

  const refused = whileFull.filter(({ status }) => status === 503);
  console.log(
    `${whileFull.length} answers on a full disk, ${refused.length} of them 503`,
  );
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(answers.all.map(({ status }) => status))).toEqual(
    new Set([202, 503]),
  );
  expect(backend.hasEnded()).toBe(false);
  const api = await settledApi(backend);
  await expectAllStoredOnce(database, calls, answers);
  return readNumbers(api);
}
