import fc from 'fast-check';

const ACTS = [
  'merge',
  'squash',
  'squash',
  'rebase',
  'push',
  'release',
  'release',
  'release',
  'release',
  'fail',
  'repeat',
  'goBack',
] as const;

const step = fc.record({
  act: fc.constantFrom(...ACTS),
  /** Minutes since the step before: often none, so that roll-outs overlap. */
  gap: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 45 }),
    fc.integer({ min: 60, max: 2_900 }),
  ),
  /** Minutes that the roll-out takes. */
  takes: fc.integer({ min: 0, max: 90 }),
  /** Minutes before the merge at which each commit was written. */
  written: fc.array(fc.integer({ min: 1, max: 9_000 }), {
    minLength: 1,
    maxLength: 4,
  }),
  /** How far back a branch begins, or a rollback goes. */
  back: fc.integer({ min: 1, max: 3 }),
  /** Whether a second place follows, or a rollback is told to be one. */
  isMore: fc.boolean(),
});

const trouble = fc.record({
  /** Which of all releases it is near to, which another it may be told to be of. */
  near: fc.nat(),
  told: fc.nat(),
  toldBy: fc.constantFrom('nothing', 'nothing', 'nothing', 'id', 'commit'),
  services: fc.subarray([0, 1, 2], { minLength: 0, maxLength: 2 }),
  moment: fc.constantFrom('start', 'during', 'after', 'edge', 'beyond'),
  minutes: fc.integer({ min: 1, max: 2_000 }),
  lasts: fc.integer({ min: 1, max: 600 }),
  ends: fc.constantFrom('mitigated', 'resolved', 'both', 'open'),
});

/** A step in the life of a service. */
export type Step = Parameters<Parameters<typeof step.map>[0]>[0];
/** An incident, relative to what was released. */
export type Trouble = Parameters<Parameters<typeof trouble.map>[0]>[0];

/** What a world is made of. */
export interface Plan {
  steps: Step[][];
  troubles: Trouble[];
}

/** The plan of this seed, which is always the same. */
export function planOf(seed: number): Plan {
  const plan = fc.record({
    steps: fc.array(
      fc.array(step, { minLength: 30, maxLength: 45, size: 'max' }),
      { minLength: 3, maxLength: 3 },
    ),
    troubles: fc.array(trouble, { minLength: 20, maxLength: 30, size: 'max' }),
  });
  return fc.sample(plan, { seed, numRuns: 1 })[0];
}
