import {
  DAY_MS,
  deployment,
  deployments,
  inputOf,
  june,
  may,
} from './__fixtures__/rows';
import { changeFailureRate } from './changeFailureRate';

const HOUR_MS = 3_600_000;
const attempt = deployment({ succeeded: false, failures: ['sync_failed'] });

describe('changeFailureRate', () => {
  it.each([
    [8, 100, 0.08, 'elite', 0.041093, 0.149981],
    [8, 150, 0.053333, 'elite', 0.02727, 0.101704],
    [6, 72, 0.083333, 'elite', 0.038752, 0.170124],
    [3, 20, 0.15, 'elite', 0.052369, 0.360419],
    [0, 20, 0, 'elite', 0, 0.161125],
    [1, 4, 0.25, null, 0.045587, 0.699358],
    [0, 3, 0, null, 0, 0.561497],
  ])('%d of %d is %d: %s', (failed, n, value, level, low, high) => {
    const found = changeFailureRate(
      inputOf({ deployments: deployments(n, { failed }) }),
    );
    expect(found).toMatchObject({
      unit: 'fraction',
      n,
      failed,
      level,
      unrated: level ? null : 'too_few',
      minimum: 20,
    });
    expect(found.value).toBeCloseTo(value, 6);
    expect(found.interval!.low).toBeCloseTo(low, 6);
    expect(found.interval!.high).toBeCloseTo(high, 6);
  });

  it('counts a deployment once, whatever rules it broke', () => {
    const rows = [
      ...deployments(9),
      deployment({ failures: ['rollback', 'incident', 'health_degraded'] }),
    ];
    expect(changeFailureRate(inputOf({ deployments: rows }))).toMatchObject({
      value: 0.1,
      failed: 1,
      causes: { rollback: 1, incident: 1, sync_failed: 0, health_degraded: 1 },
    });
  });

  it('leaves out rollbacks and redeploys, though they fail', () => {
    const rows = [
      deployment(),
      deployment({ kind: 'rollback', failures: ['incident'] }),
      deployment({ kind: 'redeploy', failures: ['health_degraded'] }),
      deployment({
        kind: 'redeploy',
        succeeded: false,
        failures: ['sync_failed'],
      }),
    ];
    expect(changeFailureRate(inputOf({ deployments: rows }))).toMatchObject({
      value: 0,
      n: 1,
      failed: 0,
      causes: { rollback: 0, incident: 0, sync_failed: 0, health_degraded: 0 },
    });
  });

  it.each([
    [true, 0.25, 4, 1],
    [false, 0, 3, 0],
  ])(
    'with failed roll-outs counted (%s) is %d',
    (countFailedRollouts, value, n, failed) => {
      const rows = [...deployments(3), attempt];
      const found = changeFailureRate(
        inputOf(
          { deployments: rows },
          { definitions: { countFailedRollouts } },
        ),
      );
      expect(found).toMatchObject({ value, n, failed });
      expect(found.causes.sync_failed).toBe(failed);
    },
  );

  it('judges a deployment when 24 hours have passed', () => {
    const now = june.fromMs + 5 * DAY_MS;
    const rows = [
      deployment({ finishedAt: now - 24 * HOUR_MS }),
      deployment({ finishedAt: now - 24 * HOUR_MS + 1 }),
      deployment({ finishedAt: now - HOUR_MS, failures: ['incident'] }),
    ];
    expect(
      changeFailureRate(inputOf({ deployments: rows }, { now })),
    ).toMatchObject({
      value: 0,
      n: 1,
      provisional: 2,
      provisionalFailed: 1,
      causes: { incident: 0 },
    });
  });

  it.each([
    ['no_events', [], false, june.toMs],
    ['no_deployments', [], true, june.toMs],
    ['no_deployments', [deployment({ kind: 'rollback' })], true, june.toMs],
    ['not_mature', [deployment()], true, june.fromMs + DAY_MS],
  ])('is missing: %s', (missing, rows, hasEvents, now) => {
    expect(
      changeFailureRate(inputOf({ deployments: rows }, { hasEvents, now })),
    ).toMatchObject({
      value: null,
      n: 0,
      missing,
      level: null,
      unrated: missing,
      interval: null,
      change: null,
    });
  });

  it.each([
    [12, 100, 9, 100, -0.03, 0.645478, 'unclear'],
    [60, 500, 30, 500, -0.06, 0.001246, 'better'],
    [30, 500, 60, 500, 0.06, 0.001246, 'worse'],
  ])(
    '%d of %d to %d of %d differs by %d',
    (failed, n, failed2, n2, absolute, pValue, verdict) => {
      const rows = {
        deployments: [
          ...deployments(n, { failed, from: may.fromMs }),
          ...deployments(n2, { failed: failed2 }),
        ],
        incidents: [],
      };
      const { change } = changeFailureRate(
        inputOf(rows, { previous: { rows, window: may } }),
      );
      expect(change).toMatchObject({ previousN: n, verdict });
      expect(change!.absolute).toBeCloseTo(absolute, 12);
      expect(change!.pValue).toBeCloseTo(pValue, 6);
    },
  );
});
