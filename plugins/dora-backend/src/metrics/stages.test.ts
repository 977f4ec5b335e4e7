import { Stage, STAGES } from '@dora-metrics/backstage-plugin-dora-common';
import fc from 'fast-check';
import {
  divideLeadTime,
  sampleStages,
  stageBreakdown,
  StageInterval,
  whatIf,
} from './stages';

const MINUTE = 60_000;

function interval(
  stage: StageInterval['stage'],
  from: number,
  to: number,
): StageInterval {
  return { stage, fromMs: from * MINUTE, toMs: to * MINUTE };
}

const minutes = (parts: number[]) =>
  Object.fromEntries(
    STAGES.map((stage, index) => [stage, parts[index] / 60]).filter(
      ([, value]) => value !== 0,
    ),
  );

const divide = (to: number, ...intervals: StageInterval[]) =>
  minutes(divideLeadTime(0, to * MINUTE, intervals));

describe('divideLeadTime', () => {
  it('gives waiting all that nobody told about', () => {
    expect(divide(60)).toEqual({ waiting: 60 });
    expect(divide(60, interval('build', 10, 25))).toEqual({
      build: 15,
      waiting: 45,
    });
  });

  it('counts a moment once, for the latest stage', () => {
    expect(
      divide(60, interval('review', 0, 50), interval('test', 40, 60)),
    ).toEqual({ review: 40, test: 20 });
    expect(
      divide(60, interval('test', 0, 30), interval('test', 10, 40)),
    ).toEqual({ test: 40, waiting: 20 });
  });

  it('cuts what lies outside', () => {
    expect(
      divide(60, interval('review', -30, 10), interval('deploy', 50, 90)),
    ).toEqual({ review: 10, deploy: 10, waiting: 40 });
    expect(divide(60, interval('build', 70, 80))).toEqual({ waiting: 60 });
  });

  it('has nothing to divide between clocks that disagree', () => {
    expect(divideLeadTime(10, 10, [])).toEqual(STAGES.map(() => 0));
    expect(divideLeadTime(10, 5, [])).toEqual(STAGES.map(() => 0));
  });

  it('always adds up to the lead time', () => {
    const arbitrary = fc.array(
      fc.record({
        stage: fc.constantFrom(...STAGES.slice(0, -1)) as fc.Arbitrary<
          StageInterval['stage']
        >,
        fromMs: fc.integer({ min: -100, max: 300 }),
        toMs: fc.integer({ min: -100, max: 300 }),
      }),
    );
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 1, max: 200 }), (list, to) => {
        const parts = divideLeadTime(0, to, list);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(
          to / 1000,
          9,
        );
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

/** Seconds in the order of `STAGES`, of minutes by stage. */
const commit = (taken: Partial<Record<Stage, number>>) =>
  STAGES.map(stage => (taken[stage] ?? 0) * 60);

/** The seed's two hours. */
const seed = commit({ review: 45, build: 15, test: 35, deploy: 25 });

const arbitraryCommits = fc.array(
  fc.array(fc.integer({ min: 0, max: 100_000 }), {
    minLength: STAGES.length,
    maxLength: STAGES.length,
  }),
  { minLength: 1, maxLength: 40 },
);

const breakdownOf = (commits: number[][]) =>
  stageBreakdown(sampleStages(commits));

describe('stageBreakdown', () => {
  it('shares lead time as the seed does', () => {
    const breakdown = breakdownOf(Array(5).fill(seed));
    expect(breakdown).toMatchObject({
      n: 5,
      meanLeadTime: 7200,
      leadTimeP50: 7200,
      leadTimeP95: null,
      bottlenecks: ['review', 'test', 'deploy', 'build'],
    });
    const percent = breakdown.stages
      .filter(({ share }) => share > 0)
      .map(({ stage, share }) => [stage, Math.round(share * 100)]);
    expect(percent).toEqual([
      ['review', 38],
      ['build', 13],
      ['test', 29],
      ['deploy', 21],
    ]);
    expect(breakdown.stages[0]).toEqual({
      stage: 'review',
      mean: 2700,
      median: 2700,
      share: 0.375,
      reported: 5,
    });
  });

  it.each([
    [{ review: 45, test: 35 }, ['review', 'test'], 45 / 35],
    [{ review: 30, waiting: 90 }, ['waiting', 'review'], 3],
    [{ build: 20, test: 20 }, ['build', 'test'], 1],
    [{ test: 20 }, ['test'], null],
  ])('names the largest of %j with its margin', (taken, names, margin) => {
    const { bottlenecks, margin: found } = breakdownOf(
      Array(5).fill(commit(taken)),
    );
    expect(bottlenecks).toEqual(names);
    expect(found).toBe(margin);
  });

  it('tells the median and, from 20 commits on, the 95th percentile', () => {
    const commits = (n: number) =>
      Array.from({ length: n }, (_, index) =>
        commit({ review: index + 1, waiting: index + 1 }),
      );
    expect(breakdownOf(commits(19))).toMatchObject({
      leadTimeP50: 20 * 60,
      leadTimeP95: null,
    });
    // 0.95 × 19 = 18.05: between the 19th, 38 min, and the 20th, 40 min.
    const { leadTimeP50, leadTimeP95 } = breakdownOf(commits(20));
    expect(leadTimeP50).toBe(21 * 60);
    expect(leadTimeP95).toBeCloseTo(38.1 * 60, 9);
  });

  it.each([
    ['fewer than five commits', Array(4).fill(seed)],
    [
      'commits of which no stage was told',
      Array(9).fill(commit({ waiting: 1 })),
    ],
    ['commits without lead time', Array(9).fill(commit({}))],
  ])('names no bottleneck for %s', (_, commits) => {
    expect(breakdownOf(commits)).toMatchObject({
      bottlenecks: [],
      margin: null,
    });
  });

  it('is empty without commits', () => {
    expect(breakdownOf([])).toEqual({
      n: 0,
      meanLeadTime: null,
      stages: [],
      bottlenecks: [],
      margin: null,
      leadTimeP50: null,
      leadTimeP95: null,
    });
  });

  it('has means that add up to the lead time, and shares to one', () => {
    fc.assert(
      fc.property(arbitraryCommits, commits => {
        const { stages, meanLeadTime } = breakdownOf(commits);
        const total = (values: number[]) =>
          values.reduce((sum, value) => sum + value, 0);
        expect(total(stages.map(({ mean }) => mean))).toBeCloseTo(
          meanLeadTime!,
          6,
        );
        expect(total(stages.map(({ share }) => share))).toBeCloseTo(
          meanLeadTime === 0 ? 0 : 1,
          9,
        );
      }),
    );
  });

  it('does not depend on the order of commits', () => {
    fc.assert(
      fc.property(arbitraryCommits, commits => {
        expect(breakdownOf([...commits].reverse())).toEqual(
          breakdownOf(commits),
        );
      }),
    );
  });
});

describe('whatIf', () => {
  const minutesAfter = (...asked: Parameters<typeof whatIf>) => {
    const { before, after } = whatIf(...asked);
    return [before, after].map(({ mean, p50 }) => [mean! / 60, p50! / 60]);
  };

  it('X16: makes 98 of the seed’s 120 minutes when review takes 22 fewer', () => {
    expect(whatIf([seed], { review: 23 / 45 }).after.p50).toBeCloseTo(
      98 * 60,
      9,
    );
    expect(Math.round(whatIf([seed], { review: 0.5 }).after.p50! / 60)).toBe(
      98,
    );
  });

  it('computes each commit anew, which medians of stages cannot replace', () => {
    const commits = [
      commit({ review: 100, test: 10 }),
      commit({ review: 10, test: 50 }),
      commit({ review: 20, test: 70 }),
    ];
    // 110, 60 and 90 min become 60, 55 and 80: the median goes from 90 to 60.
    // Half of review's median of 20 would have been a saving of 10.
    expect(minutesAfter(commits, { review: 0.5 })).toEqual([
      [260 / 3, 90],
      [65, 60],
    ]);
  });

  it.each([
    [{}, 120],
    [{ review: 1, test: 1 }, 120],
    [{ scan: 0 }, 120],
    [{ review: 0 }, 75],
    [{ review: 0.8, test: 0.2 }, 83],
  ])('with %j', (factors, expected) => {
    expect(minutesAfter([seed], factors)[1][1]).toBeCloseTo(expected, 9);
  });

  it('takes all time away when every stage takes none', () => {
    const factors = Object.fromEntries(STAGES.map(stage => [stage, 0]));
    expect(whatIf(Array(20).fill(seed), factors).after).toEqual({
      mean: 0,
      p50: 0,
      p95: 0,
    });
  });

  it('tells the 95th percentile from 20 commits on', () => {
    expect(whatIf(Array(19).fill(seed), {}).before.p95).toBeNull();
    expect(whatIf(Array(20).fill(seed), { review: 0 })).toMatchObject({
      n: 20,
      before: { p95: 7200 },
      after: { p95: 4500 },
    });
  });

  it('is empty without commits', () => {
    const nothing = { mean: null, p50: null, p95: null };
    expect(whatIf([], { review: 0.5 })).toEqual({
      n: 0,
      before: nothing,
      after: nothing,
    });
  });

  it('never makes anything longer, and scales with all stages', () => {
    fc.assert(
      fc.property(
        arbitraryCommits,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (commits, factor) => {
          const all = Object.fromEntries(STAGES.map(stage => [stage, factor]));
          const { before, after } = whatIf(commits, all);
          expect(after.p50).toBeCloseTo(before.p50! * factor, 4);
          expect(after.mean).toBeCloseTo(before.mean! * factor, 4);
          const one = whatIf(commits, { review: factor });
          expect(one.after.p50!).toBeLessThanOrEqual(one.before.p50! + 1e-6);
        },
      ),
    );
  });
});
