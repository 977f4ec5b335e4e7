import { batchSize } from './batchSize';
import {
  DAY_MS,
  deployment,
  incident,
  inputOf,
  june,
  may,
  MINUTE_MS,
} from './__fixtures__/rows';
import { recoveryTime } from './recoveryTime';
import { reworkRate } from './reworkRate';

const cause = {
  deploymentId: 'd1',
  startedAt: june.fromMs,
  finishedAt: june.fromMs,
};

describe('recoveryTime', () => {
  it('is the median over incidents that a deployment has caused', () => {
    const incidents = [
      incident(10, { cause }),
      incident(30, { cause }),
      incident(20, { cause }),
      incident(600),
      incident(null, { cause, severity: 'SEV1' }),
    ];
    expect(recoveryTime(inputOf({ incidents }))).toMatchObject({
      value: 1200,
      n: 3,
      open: 1,
      mean: 1200,
      missing: null,
      level: null,
      unrated: 'no_levels',
      statistic: 'median',
    });
  });

  it.each([
    [[incident(10)], true, 'no_incidents'],
    [[incident(null, { cause })], true, 'all_open'],
    [[], false, 'no_events'],
  ])('is missing: %#', (incidents, hasEvents, missing) => {
    expect(recoveryTime(inputOf({ incidents }, { hasEvents }))).toMatchObject({
      value: null,
      missing,
    });
  });
});

describe('reworkRate', () => {
  it('is 8 of 48: 16.7 %', () => {
    const deployments = [
      ...Array.from({ length: 40 }, () => deployment()),
      ...(['rollback', 'hotfix', 'revert', 'hotfix'] as const).flatMap(kind => [
        deployment({ kind }),
        deployment({ kind }),
      ]),
      deployment({ kind: 'redeploy' }),
      deployment({ kind: 'dismissed' }),
      deployment({ kind: 'hotfix', succeeded: false }),
    ];
    const found = reworkRate(inputOf({ deployments }));
    expect(found).toMatchObject({ n: 48, rework: 8, unrated: 'no_levels' });
    expect(found.value).toBeCloseTo(0.166667, 6);
    // Wilson, by hand: centre (8 + z²/2) / (48 + z²).
    expect(found.interval!.low).toBeCloseTo(0.086955, 6);
    expect(found.interval!.high).toBeCloseTo(0.295778, 6);
  });

  it('is told for half a year beside the window', () => {
    const rows = {
      deployments: [
        deployment({ kind: 'rollback', finishedAt: may.fromMs + DAY_MS }),
        deployment({ finishedAt: june.fromMs + DAY_MS }),
      ],
    };
    const halfYear = { ...june, fromMs: may.fromMs, elapsedDays: 61 };
    expect(reworkRate(inputOf(rows, { halfYear }))).toMatchObject({
      value: 0,
      n: 1,
      halfYear: { value: 0.5, n: 2 },
    });
  });

  it('of nothing is none', () => {
    expect(reworkRate(inputOf({}))).toMatchObject({
      value: null,
      missing: 'no_deployments',
      interval: null,
      change: null,
      halfYear: null,
    });
  });
});

describe('batchSize', () => {
  it('is the median of the commits of deployments that bring any', () => {
    const sized = (...sizes: number[]) =>
      sizes.map((size, index) =>
        deployment({
          finishedAt: june.fromMs + index * MINUTE_MS,
          leadSeconds: Array.from({ length: size }, () => 60),
        }),
      );
    const found = batchSize(inputOf({ deployments: sized(1, 0, 9, 2, 3) }));
    expect(found).toMatchObject({
      value: 2.5,
      n: 4,
      unit: 'commits',
      p95: null,
    });
  });

  it('of nothing is none', () => {
    expect(batchSize(inputOf({}))).toMatchObject({
      value: null,
      missing: 'no_commits',
    });
  });
});
