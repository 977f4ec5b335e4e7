import { STAGES } from '@dora-metrics/backstage-plugin-dora-common';
import fc from 'fast-check';
import { deployment, june } from './__fixtures__/rows';
import { divideLeadTime, stageBreakdown, StageInterval } from './stages';

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

describe('stageBreakdown', () => {
  // Review 45, build 15, test 35 and deploy 25 minutes of two hours.
  const commit = [45, 15, 35, 0, 0, 25, 0, 0].map(part => part * 60);

  it('shares lead time as the seed does', () => {
    const { stages, meanLeadTime, bottlenecks } = stageBreakdown(
      [deployment({ stageSeconds: Array(5).fill(commit) })],
      june,
    );
    expect(meanLeadTime).toBe(7200);
    expect(bottlenecks).toEqual(['review', 'test', 'deploy', 'build']);
    const percent = stages
      .filter(({ share }) => share > 0)
      .map(({ stage, share }) => [stage, Math.round(share * 100)]);
    expect(percent).toEqual([
      ['review', 38],
      ['build', 13],
      ['test', 29],
      ['deploy', 21],
    ]);
    expect(stages[0]).toEqual({
      stage: 'review',
      mean: 2700,
      median: 2700,
      share: 0.375,
      reported: 5,
    });
  });

  it('names no bottleneck for a few commits, or when nobody told of a stage', () => {
    const few = [deployment({ stageSeconds: Array(4).fill(commit) })];
    expect(stageBreakdown(few, june).bottlenecks).toEqual([]);
    const untold = [0, 0, 0, 0, 0, 0, 0, 60];
    expect(
      stageBreakdown(
        [deployment({ stageSeconds: Array(9).fill(untold) })],
        june,
      ).bottlenecks,
    ).toEqual([]);
  });

  it('is empty without commits', () => {
    expect(stageBreakdown([deployment()], june)).toEqual({
      n: 0,
      meanLeadTime: null,
      stages: [],
      bottlenecks: [],
    });
  });
});
