import { PipelineBench } from './__testUtils__/bench';
import { databases } from './__testUtils__/doraBackend';
import { CORPUS } from './sources/__testUtils__/corpus';
import { mutate } from './sources/__testUtils__/mutate';

/** FUZZ_STORED=10000 stores that many mutated bodies. */
const CASES = Number(process.env.FUZZ_STORED ?? 600);
/** Later than any time that is understood, so that none is too early to be true. */
const RECEIVED_AT = Date.UTC(2101, 0, 1);

jest.setTimeout(60_000 + CASES * 100);

const examples = Object.values(CORPUS).flat();

const deliveries = Array.from({ length: CASES }, (_, seed) => {
  const { kind, event, body } = examples[seed % examples.length];
  return {
    sourceId: kind,
    event: event ?? undefined,
    body: mutate(body, seed),
  };
});

/** What each engine makes of the same bodies. */
const outcomes = new Map<string, object>();

describe.each(databases.eachSupportedId())('hostile payloads on %s', id => {
  it('never make the work on a delivery fail, now or later', async () => {
    const bench = await PipelineBench.create(await databases.init(id));
    await bench.learn('checkout', 'cart');
    await bench.deliver(deliveries, RECEIVED_AT);
    await bench.work();

    const states = await bench.states();
    expect(states).not.toContain('failed');
    expect(states).not.toContain('pending');
    expect(states.filter(state => state === 'done').length).toBeGreaterThan(
      CASES / 4,
    );
    outcomes.set(id, {
      states,
      facts: await bench.facts(),
      derived: await bench.derived(),
    });
  });
});

it('become the same facts and links on all engines', () => {
  const [first, ...others] = [...outcomes.values()];
  expect(first).toBeDefined();
  for (const other of others) {
    expect(other).toEqual(first);
  }
});
