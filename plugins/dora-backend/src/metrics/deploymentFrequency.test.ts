import {
  DAY_MS,
  deployment,
  deployments,
  inputOf,
  june,
  may,
} from './__fixtures__/rows';
import { deploymentFrequency } from './deploymentFrequency';

describe('deploymentFrequency', () => {
  it.each([
    [150, 5, 'elite', 4.231872, 5.867239],
    [90, 3, 'high', 2.412354, 3.687509],
    [3, 0.1, 'medium', 0.020622, 0.292242],
    [0, 0, 'low', 0, 0.122963],
  ])('%d in 30 days are %d a day: %s', (count, value, level, low, high) => {
    const found = deploymentFrequency(
      inputOf({ deployments: deployments(count) }),
    );
    expect(found).toMatchObject({
      value,
      unit: 'per_day',
      n: count,
      missing: null,
      level,
      unrated: null,
      minimum: 14,
    });
    expect(found.interval!.low).toBeCloseTo(low, 6);
    expect(found.interval!.high).toBeCloseTo(high, 6);
  });

  it('keeps days without deployments in the denominator', () => {
    const window = {
      fromMs: june.fromMs,
      toMs: june.fromMs + 28 * DAY_MS,
      elapsedDays: 28,
      frequencyDays: 28,
      timeZone: 'UTC',
    };
    const found = deploymentFrequency(
      inputOf({ deployments: deployments(12) }, { window }),
    );
    expect(found.value).toBeCloseTo(0.428571, 6);
  });

  it('counts neither redeploys, rollbacks nor failed attempts', () => {
    const rows = [
      deployment(),
      deployment({ kind: 'redeploy' }),
      deployment({ kind: 'rollback' }),
      deployment({ succeeded: false, failures: ['sync_failed'] }),
      deployment({ kind: 'redeploy', succeeded: false }),
    ];
    expect(deploymentFrequency(inputOf({ deployments: rows }))).toMatchObject({
      n: 1,
      failedAttempts: 1,
    });
  });

  it.each([
    [june.fromMs - 1, 0],
    [june.fromMs, 1],
    [june.toMs - 1, 1],
    [june.toMs, 0],
  ])('counts a deployment by its finish: %d', (finishedAt, n) => {
    const rows = [deployment({ startedAt: june.fromMs, finishedAt })];
    expect(deploymentFrequency(inputOf({ deployments: rows })).n).toBe(n);
  });

  it.each([
    [13.99, null, 'too_few'],
    [14, 'elite', null],
  ])('with %d observed days has level %s', (elapsedDays, level, unrated) => {
    const window = { ...june, elapsedDays, frequencyDays: elapsedDays };
    const found = deploymentFrequency(
      inputOf({ deployments: deployments(100) }, { window }),
    );
    expect(found).toMatchObject({ level, unrated });
    expect(found.value).toBeCloseTo(100 / elapsedDays, 9);
  });

  it('has no value where nothing was received', () => {
    expect(
      deploymentFrequency(inputOf({}, { hasEvents: false })),
    ).toMatchObject({
      value: null,
      missing: 'no_events',
      level: null,
      unrated: 'no_events',
      interval: null,
      change: null,
    });
  });

  it('has no value in an empty window', () => {
    const window = {
      ...june,
      fromMs: june.toMs,
      elapsedDays: 0,
      frequencyDays: 0,
    };
    expect(deploymentFrequency(inputOf({}, { window }))).toMatchObject({
      value: null,
      missing: 'no_deployments',
      interval: null,
    });
  });

  it.each([
    [21, 35, 66.666667, 0.081427, 'unclear'],
    [35, 40, 14.285714, 0.644464, 'unclear'],
    [35, 70, 100, 0.000821, 'better'],
    [70, 35, -50, 0.000821, 'worse'],
    [0, 5, NaN, 0.0625, 'unclear'],
    [35, 35, 0, 1, 'same'],
  ])('%d to %d a week: %s %', (before, after, percent, pValue, verdict) => {
    const week = (toMs: number) => ({
      fromMs: toMs - 7 * DAY_MS,
      toMs,
      elapsedDays: 7,
      frequencyDays: 7,
      timeZone: 'UTC',
    });
    const [last, current] = [week(june.fromMs), week(june.fromMs + 7 * DAY_MS)];
    const { change } = deploymentFrequency(
      inputOf(
        { deployments: deployments(after) },
        {
          window: current,
          previous: {
            window: last,
            rows: {
              deployments: deployments(before, { from: last.fromMs }),
              incidents: [],
            },
          },
        },
      ),
    );
    expect(change).toMatchObject({
      previous: before / 7,
      previousN: before,
      verdict,
    });
    expect(change!.pValue).toBeCloseTo(pValue, 6);
    expect(Number(change!.percent?.toFixed(6) ?? NaN)).toBe(percent);
  });

  it('compares rates of windows that differ in length', () => {
    const rows = {
      deployments: [
        ...deployments(31, { from: may.fromMs }),
        ...deployments(30, { from: june.fromMs }),
      ],
      incidents: [],
    };
    const found = deploymentFrequency(
      inputOf(rows, { previous: { rows, window: may } }),
    );
    expect(found.change).toMatchObject({ previous: 1, verdict: 'same' });
  });
});
