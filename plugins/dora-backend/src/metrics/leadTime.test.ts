import { afterJune, deployment, inputOf, june, may } from './__fixtures__/rows';
import { leadTime } from './leadTime';
import { classicProfile } from './levels';

const HOUR = 3600;

/** One deployment for each value. */
function delivered(leadSeconds: number[], finishedAt = june.fromMs) {
  return leadSeconds.map(seconds =>
    deployment({ finishedAt, leadSeconds: [seconds] }),
  );
}

describe('leadTime', () => {
  it('is 25 minutes and Elite from 14:00 to 14:25', () => {
    const authoredAt = Date.parse('2025-06-10T14:00:00Z');
    const finishedAt = Date.parse('2025-06-10T14:25:00Z');
    const seconds = (finishedAt - authoredAt) / 1000;
    const found = leadTime(
      inputOf(
        { deployments: delivered([seconds], finishedAt) },
        {
          profile: {
            ...classicProfile,
            minimums: { ...classicProfile.minimums, leadTimeCommits: 1 },
          },
        },
      ),
    );
    expect(found).toMatchObject({ value: 1500, n: 1, level: 'elite' });
  });

  it.each([
    [Array(5).fill(1500), 1500, 'elite'],
    [Array(5).fill(HOUR), HOUR, 'high'],
    [Array(5).fill(HOUR - 1), HOUR - 1, 'elite'],
    [[1, 2, 2 * HOUR, 90 * HOUR, 900 * HOUR], 2 * HOUR, 'high'],
    [[1, 2, 3, 4], 2.5, null],
  ])('of %j has the median %d: %s', (values, value, level) => {
    const found = leadTime(inputOf({ deployments: delivered(values) }));
    expect(found).toMatchObject({
      value,
      level,
      unrated: level ? null : 'too_few',
      minimum: 5,
    });
  });

  it('shows the mean of the seed beside it', () => {
    const found = leadTime(
      inputOf({ deployments: delivered(Array(150).fill(3000)) }),
    );
    expect(found).toMatchObject({ mean: 3000, n: 150 });
  });

  it('shows percentiles and the interval of the median', () => {
    const tens = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
    const found = leadTime(
      inputOf({ deployments: delivered([...tens, ...tens]) }),
    );
    expect(found).toMatchObject({ p50: 55, p99: null, mean: 55 });
    expect(found.p95).toBe(100);
    expect(found.interval).toEqual({ low: 30, high: 80 });
  });

  it('counts each commit of a deployment, and deployments with any', () => {
    const rows = [
      deployment({ leadSeconds: [10, 20, 30] }),
      deployment(),
      deployment({ kind: 'rollback' }),
      deployment({ succeeded: false, leadSeconds: [99999] }),
    ];
    expect(leadTime(inputOf({ deployments: rows }))).toMatchObject({
      n: 3,
      value: 20,
      matchedDeployments: 1,
      deployments: 2,
    });
  });

  it.each([
    ['no_events', [], false],
    ['no_deployments', [], true],
    ['no_deployments', [deployment({ succeeded: false })], true],
    ['no_deployments', [deployment({ finishedAt: afterJune })], true],
    ['no_commits', [deployment()], true],
  ])('is missing: %s', (missing, rows, hasEvents) => {
    expect(
      leadTime(inputOf({ deployments: rows }, { hasEvents })),
    ).toMatchObject({
      value: null,
      missing,
      level: null,
      unrated: missing,
      interval: null,
      change: null,
      mean: null,
      p95: null,
    });
  });

  it('compares medians by Mann-Whitney', () => {
    const hundreds = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];
    const rows = {
      deployments: [
        ...delivered(hundreds, may.fromMs),
        ...delivered([1, 2, 3, 4, 5, 6, 7, 250, 350, 150], june.fromMs),
      ],
      incidents: [],
    };
    const { change } = leadTime(
      inputOf(rows, { previous: { rows, window: may } }),
    );
    expect(change).toMatchObject({
      previous: 550,
      previousN: 10,
      absolute: 5.5 - 550,
      percent: -99,
      verdict: 'better',
    });
    expect(change!.pValue).toBeCloseTo(0.001008, 6);
  });
});
