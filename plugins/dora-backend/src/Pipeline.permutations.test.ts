import { setImmediate as idle } from 'node:timers/promises';
import { PipelineBench } from './__testUtils__/bench';
import { databases, service } from './__testUtils__/doraBackend';
import {
  LONG_STORY,
  SHORT_STORY,
  ToldEvent,
} from './__testUtils__/permutationStories';
import { RELEASE_STORY } from './__testUtils__/releaseStory';
import { Random } from './sources/__testUtils__/random';

/** PERMUTATIONS=all tells the short story in all its orders, and the long one in 2,000. */
const IS_FULL = process.env.PERMUTATIONS === 'all';
const SEED = Number(process.env.PERMUTATIONS_SEED ?? 1);
const [SHORT_ORDERS, LONG_ORDERS] = IS_FULL ? [Infinity, 2_000] : [60, 15];
/** Shares the repository of another service. */
const ADS = service('ads', {
  'github.com/project-slug': 'acme/checkout',
  'dora/paths': 'docs/**',
});
const RECEIVED_AT = Date.UTC(2026, 2, 3);
const NOW = Date.UTC(2026, 3, 1);

jest.setTimeout(IS_FULL ? 3_600_000 : 120_000);

/** What each story has come to, whatever the engine. */
const outcomes = new Map<string, object>();

describe.each(databases.eachSupportedId())('R6: orders on %s', databaseId => {
  let bench: PipelineBench;

  beforeEach(async () => {
    bench = await PipelineBench.create(await databases.init(databaseId));
  });

  async function tell(batches: ToldEvent[][]) {
    // SQLite frees what it no longer needs only while the thread is idle.
    await idle();
    await bench.clear();
    await bench.learn('checkout', 'cart', ADS);
    for (const batch of batches) {
      await bench.deliver(batch, RECEIVED_AT);
      await bench.work();
    }
    return {
      facts: await bench.facts(),
      derived: await bench.derived(),
      reports: await bench.reports(['checkout', 'cart', 'ads'], NOW),
    };
  }

  /** Tells the story in these orders, with copies and in batches; all must come to the same. */
  async function expectOneOutcome(
    name: string,
    story: ToldEvent[],
    orders: ToldEvent[][],
  ) {
    const expected = await tell([story]);
    expect(await bench.states()).not.toContain('unparseable');
    expect(outcomes.get(name) ?? expected).toEqual(expected);
    outcomes.set(name, expected);
    const random = new Random(SEED);
    for (const order of orders) {
      expect(await tell(split(withCopies(order, random), random))).toEqual(
        expected,
      );
    }
  }

  it('come to one outcome for a story of seven events', async () => {
    expect(SHORT_STORY).toHaveLength(7);
    const all = permutations(SHORT_STORY);
    expect(all).toHaveLength(5_040);
    const orders = new Random(SEED).shuffled(all).slice(0, SHORT_ORDERS);
    await expectOneOutcome('short', SHORT_STORY, orders);
  });

  it('come to one outcome for a story of forty events', async () => {
    expect(LONG_STORY).toHaveLength(40);
    const random = new Random(SEED);
    const orders = Array.from({ length: LONG_ORDERS }, () =>
      random.shuffled(LONG_STORY),
    );
    await expectOneOutcome('long', LONG_STORY, orders);
  });

  it('come to one outcome for a story of branches, images and shared repositories', async () => {
    expect(RELEASE_STORY).toHaveLength(26);
    const random = new Random(SEED);
    const orders = Array.from({ length: LONG_ORDERS }, () =>
      random.shuffled(RELEASE_STORY),
    );
    await expectOneOutcome('release', RELEASE_STORY, orders);
  });

  it('lets each event of it come alone after all others', async () => {
    const expected = await tell([RELEASE_STORY]);
    for (const late of RELEASE_STORY) {
      const others = RELEASE_STORY.filter(event => event !== late);
      expect(await tell([others, [late]])).toEqual(expected);
    }
  });
});

function permutations<T>(items: T[]): T[][] {
  if (items.length <= 1) {
    return [items];
  }
  return items.flatMap((first, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map(
      rest => [first, ...rest],
    ),
  );
}

/** Repeats a few events anywhere after. */
function withCopies(events: ToldEvent[], random: Random): ToldEvent[] {
  const result = [...events];
  for (let copies = random.below(events.length / 3); copies > 0; copies--) {
    result.splice(random.below(result.length + 1), 0, random.pick(events));
  }
  return result;
}

/** Up to three batches, each worked off before the next is received. */
function split(events: ToldEvent[], random: Random): ToldEvent[][] {
  const cuts = [random, random]
    .map(() => random.below(events.length))
    .sort((a, b) => a - b);
  const borders = [0, ...cuts, events.length];
  return borders
    .slice(1)
    .map((end, index) => events.slice(borders[index], end))
    .filter(batch => batch.length > 0);
}
