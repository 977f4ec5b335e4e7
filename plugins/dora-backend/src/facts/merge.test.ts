import fc from 'fast-check';
import { mergeFact, Merged, MergeRule } from './merge';

interface Fields {
  startedAt: number | null;
  state: string | null;
  rollback: boolean | null;
}

const rules: Record<keyof Fields, MergeRule> = {
  startedAt: 'first',
  state: 'latest_state',
  rollback: 'ever',
};

type Telling = { at: number; told: Partial<Fields> };

function mergeAll(tellings: Telling[]) {
  return tellings.reduce<Merged<Fields> | undefined>(
    (known, { at, told }) => mergeFact(rules, known, told, at),
    undefined,
  );
}

const telling: fc.Arbitrary<Telling> = fc.record({
  at: fc.integer({ min: 0, max: 5 }),
  told: fc.record(
    {
      startedAt: fc.integer({ min: 0, max: 9 }),
      state: fc.constantFrom('running', 'succeeded', 'failed'),
      rollback: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
});

describe('mergeFact', () => {
  it('keeps the first instant, the last word and any yes', () => {
    const merged = mergeAll([
      { at: 2, told: { startedAt: 7, state: 'succeeded', rollback: true } },
      { at: 1, told: { startedAt: 5, state: 'running', rollback: false } },
    ]);
    expect(merged?.fields).toEqual({
      startedAt: 5,
      state: 'succeeded',
      rollback: true,
    });
  });

  it.each(['succeeded', 'failed', 'cancelled'])(
    'takes %s for the end when the clock says it ran at the same instant',
    end => {
      const merged = mergeAll([
        { at: 1, told: { state: end } },
        { at: 1, told: { state: 'running' } },
      ]);
      expect(merged?.fields.state).toBe(end);
    },
  );

  it('gives one result for every order, repetition and grouping', () => {
    fc.assert(
      fc.property(
        fc.array(telling, { minLength: 1, maxLength: 8 }).chain(tellings =>
          fc.tuple(
            fc.constant(tellings),
            fc.shuffledSubarray([...tellings, ...tellings], {
              minLength: tellings.length * 2,
            }),
          ),
        ),
        ([tellings, shuffled]) => {
          expect(mergeAll(shuffled)).toEqual(mergeAll(tellings));
        },
      ),
    );
  });
});
