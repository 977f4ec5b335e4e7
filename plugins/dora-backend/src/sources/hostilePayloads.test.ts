import {
  DoraEventSource,
  StoredDelivery,
} from '@dora-metrics/backstage-plugin-dora-node';
import { builtInEventSources } from '.';
import { CORPUS } from './__testUtils__/corpus';
import { corpusSettings } from './__testUtils__/corpusSettings';
import { expectSound } from './__testUtils__/expectSound';
import { CANARY } from './__testUtils__/hostileValues';
import { mutate } from './__testUtils__/mutate';
import { delivery } from './testDeliveries';

/** FUZZ_CASES=100000 tries that many bodies; FUZZ_SEED begins elsewhere. */
const CASES = Number(process.env.FUZZ_CASES ?? 5_000);
const SEED = Number(process.env.FUZZ_SEED ?? 0);
const MOST_MS = 100;
const LONGEST_MESSAGE = 5_000;

jest.setTimeout(30_000 + CASES * 20);

describe.each(
  builtInEventSources.map(source => [source.kind, source] as const),
)('hostile payloads for %s', (kind, source) => {
  const corpus = CORPUS[kind];

  it('are examples that make facts before anything is changed', () => {
    const parsed = corpus.map(({ event, body }) =>
      tryToParse(source, delivery(body, { event })),
    );
    expect(parsed.filter(({ error }) => error)).toEqual([]);
    expect(parsed.some(({ facts }) => facts.length > 0)).toBe(true);
  });

  it('become sound facts, or one line that does not repeat them', () => {
    const cases = Math.ceil(CASES / builtInEventSources.length);
    let understood = 0;
    for (let seed = SEED; seed < SEED + cases; seed++) {
      const { event, body } = corpus[seed % corpus.length];
      try {
        understood += check(
          source,
          deliver(kind, mutate(body, seed), event, seed),
        );
      } catch (error) {
        throw new Error(`Seed ${seed}: ${(error as Error).message}`);
      }
    }
    expect(understood).toBeGreaterThan(cases / 10);
    expect(({} as any).polluted).toBeUndefined();
  });
});

/** Every fifth of those that send forms comes as one, of which some are cut off. */
function deliver(
  kind: string,
  body: Buffer,
  event: string | null,
  seed: number,
) {
  const isForm = ['github', 'gitea'].includes(kind) && seed % 5 === 0;
  if (!isForm) return delivery(body, { event });
  const percent = body.toString('latin1').replace(/[^a-z]/gi, encodeByte);
  const form = `payload=${percent}`.slice(0, seed % 3 === 0 ? -1 : undefined);
  const contentType = 'application/x-www-form-urlencoded';
  return delivery(Buffer.from(form), { event, contentType });
}

function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function check(source: DoraEventSource, told: StoredDelivery) {
  const { facts, error, ignored } = tryToParse(source, told);
  if (error) {
    // A TypeError or RangeError would be a mistake of ours, not of the sender.
    expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
    expectOneLine(error.message);
  }
  if (ignored) {
    expectOneLine(ignored);
  }
  expectSound(facts);
  expect(fastest(() => tryToParse(source, told))).toBeLessThan(MOST_MS);
  return facts.length > 0 ? 1 : 0;
}

function expectOneLine(message: string) {
  expect(message).toMatch(/^[\x20-\x7e]+$/);
  expect(message.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
  expect(message).not.toContain(CANARY);
}

function tryToParse(source: DoraEventSource, told: StoredDelivery) {
  try {
    const result = source.parse(told, corpusSettings);
    return 'facts' in result
      ? { facts: result.facts }
      : { facts: [], ignored: result.ignored };
  } catch (error) {
    return { facts: [], error: error as Error };
  }
}

/** Milliseconds of the processor that the fastest of at most three calls takes. */
function fastest(call: () => void): number {
  let best = Infinity;
  for (let tries = 0; tries < 3 && best >= MOST_MS; tries++) {
    const before = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
