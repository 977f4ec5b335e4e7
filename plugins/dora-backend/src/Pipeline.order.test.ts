import fc from 'fast-check';
import { PipelineBench } from './__testUtils__/bench';
import { databases } from './__testUtils__/doraBackend';

// Dozens of whole stories, each on a real database.
jest.setTimeout(60_000);

const REPOSITORY = 'https://github.com/acme/checkout';
const sha = (letter: string) => letter.repeat(40);
const time = (hour: number, minute = 0) =>
  new Date(Date.UTC(2026, 2, 2, hour, minute)).toISOString();

function commit(letter: string, parent: string | undefined, hour: number) {
  return {
    type: 'commit',
    repository: REPOSITORY,
    branch: 'main',
    sha: sha(letter),
    ...(parent && { parent: sha(parent) }),
    authoredAt: time(hour),
  };
}

function deployment(id: string, letter: string, hour: number, more = {}) {
  return {
    type: 'deployment',
    id,
    service: 'checkout',
    repository: REPOSITORY,
    revision: sha(letter),
    status: 'succeeded',
    startedAt: time(hour),
    finishedAt: time(hour, 10),
    ...more,
  };
}

/** Changes, a release to two regions, a rollback, a fix, and incidents of two services. */
const story: object[] = [
  commit('a', undefined, 1),
  commit('b', 'a', 2),
  commit('c', 'b', 3),
  commit('c', undefined, 3),
  commit('d', 'c', 9),
  {
    type: 'stage',
    repository: REPOSITORY,
    sha: sha('c'),
    name: 'test',
    startedAt: time(3, 20),
    finishedAt: time(3, 40),
  },
  deployment('1', 'a', 2),
  { ...deployment('2-eu', 'c', 4), status: 'running', finishedAt: undefined },
  deployment('2-eu', 'c', 4, { environment: 'prod-eu' }),
  deployment('2-us', 'c', 4, { environment: 'prod', finishedAt: time(4, 40) }),
  deployment('2-fix', 'g', 5, {
    startedAt: time(5, 15),
    finishedAt: time(5, 20),
  }),
  deployment('3', 'a', 6),
  deployment('4', 'd', 10, { degradedAt: time(11) }),
  deployment('5', 'd', 12),
  deployment('6', 'e', 13, { status: 'failed' }),
  deployment('cart-1', 'f', 5, { service: 'cart' }),
  {
    type: 'incident',
    id: 'INC-1',
    services: ['checkout', 'cart'],
    severity: 'SEV1',
    detectedAt: time(5, 30),
  },
  { type: 'incident', id: 'INC-1', mitigatedAt: time(6, 15) },
  { type: 'incident', id: 'INC-1', resolvedAt: time(7) },
  { type: 'incident', id: 'INC-1', reopenedAt: time(8) },
  { type: 'incident', id: 'INC-1', resolvedAt: time(9) },
  {
    type: 'incident',
    id: 'INC-2',
    service: 'checkout',
    detectedAt: time(14),
    deployment: '4',
  },
];

const RUNS: Record<string, number> = { SQLITE_3: 40, POSTGRES_15: 12 };

describe.each(databases.eachSupportedId())('order on %s', databaseId => {
  let bench: PipelineBench;

  beforeEach(async () => {
    bench = await PipelineBench.create(await databases.init(databaseId));
  });

  async function tell(batches: object[][]) {
    await bench.clear();
    await bench.learn('checkout', 'cart');
    for (const batch of batches) {
      await bench.receive(batch);
      await bench.work();
    }
    return { facts: await bench.facts(), derived: await bench.derived() };
  }

  it('changes nothing, nor do copies and batches', async () => {
    const expected = await tell([story]);
    expect(expected.derived.dora_deployment_links.length).toBeGreaterThan(5);
    expect(expected.derived.dora_incident_links).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...story, ...story], {
          minLength: story.length * 2,
        }),
        fc.array(fc.integer({ min: 1, max: story.length * 2 - 1 }), {
          maxLength: 5,
        }),
        async (shuffled, cuts) => {
          expect(await tell(split(shuffled, cuts))).toEqual(expected);
        },
      ),
      { numRuns: RUNS[databaseId] ?? 12 },
    );
  });

  it('lets each event come alone after all others', async () => {
    const expected = await tell([story]);
    for (const late of story) {
      const others = story.filter(event => event !== late);
      expect(await tell([others, [late]])).toEqual(expected);
    }
  });

  it('does not matter to services that the catalog learns late', async () => {
    const expected = await tell([story]);
    await bench.clear();
    await bench.receive(story);
    await bench.work();
    await bench.learn('checkout', 'cart');
    await bench.work();
    expect(await bench.derived()).toEqual(expected.derived);
  });

  it('is no part of what a rebuild gives', async () => {
    const expected = await tell(story.map(event => [event]));
    await bench.rebuild();
    expect(await bench.derived()).toEqual(expected.derived);
  });
});

function split(events: object[], cuts: number[]): object[][] {
  const borders = [0, ...[...cuts].sort((a, b) => a - b), events.length];
  return borders
    .slice(1)
    .map((end, index) => events.slice(borders[index], end));
}
