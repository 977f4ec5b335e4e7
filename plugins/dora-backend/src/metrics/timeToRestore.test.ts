import { incident, inputOf, june, may, MINUTE_MS } from './__fixtures__/rows';
import { classicProfile } from './levels';
import { timeToRestore } from './timeToRestore';

const median = { ...classicProfile, restoreStatistic: 'median' as const };
const at = (time: string) => Date.parse(`2025-06-10T${time}:00Z`);

describe('timeToRestore', () => {
  it('is 125 minutes over 5 incidents: 25 minutes, Elite', () => {
    const incidents = [5, 15, 25, 35, 45].map(minutes => incident(minutes));
    expect(timeToRestore(inputOf({ incidents }))).toMatchObject({
      value: 1500,
      unit: 'seconds',
      n: 5,
      level: 'elite',
      minimum: 3,
      interval: null,
    });
  });

  it.each([
    [[60, 60, 60], 3600, 'high', null],
    [[20, 35, 40], 1900, 'elite', null],
    [[25, 25], 1500, null, 'too_few'],
  ])('of %j minutes is %d s: %s', (minutes, value, level, unrated) => {
    const incidents = minutes.map(m => incident(m));
    expect(timeToRestore(inputOf({ incidents }))).toMatchObject({
      value,
      level,
      unrated,
    });
  });

  it('is the median where the profile says so', () => {
    const incidents = [1, 2, 3, 4, 5, 600].map(minutes => incident(minutes));
    const found = timeToRestore(inputOf({ incidents }, { profile: median }));
    expect(found).toMatchObject({
      value: 210,
      p50: 210,
      mean: 6150,
      interval: { low: 60, high: 36000 },
    });
  });

  it('ends with the mitigation, else the resolution', () => {
    const detectedAt = at('10:20');
    const incidents = [
      incident(25, { detectedAt, resolvedAt: at('11:00') }),
      incident(null, { detectedAt, resolvedAt: at('11:00') }),
    ];
    expect(timeToRestore(inputOf({ incidents }))).toMatchObject({
      value: (25 + 40) * 30,
      endedByResolution: 1,
      bySeverity: [{ mitigatedMean: 25 * 60, resolvedMean: 40 * 60, n: 2 }],
    });
  });

  it('leaves out incidents that end before they begin', () => {
    const incidents = [
      incident(10),
      incident(-1),
      incident(-1, { resolvedAt: june.toMs }),
      incident(20, { resolvedAt: june.fromMs }),
    ];
    expect(timeToRestore(inputOf({ incidents }))).toMatchObject({
      value: 900,
      n: 2,
      open: 0,
      bySeverity: [{ n: 2, resolvedMean: null }],
    });
  });

  it('counts open incidents apart', () => {
    const incidents = [
      incident(25),
      incident(null, { detectedAt: at('12:00') }),
      incident(null, { detectedAt: at('09:00'), severity: 'SEV1' }),
    ];
    expect(timeToRestore(inputOf({ incidents }))).toMatchObject({
      value: 1500,
      n: 1,
      open: 2,
      oldestOpenSince: '2025-06-10T09:00:00.000Z',
      bySeverity: [
        { severity: 'SEV1', n: 0, open: 1, mitigatedMean: null },
        { severity: 'SEV2', n: 1, open: 1, mitigatedMean: 1500 },
      ],
    });
  });

  it('counts an incident by its detection', () => {
    const incidents = [
      incident(60, { detectedAt: june.fromMs - 1 }),
      incident(60, { detectedAt: june.toMs - 1 }),
      incident(60, { detectedAt: june.toMs }),
    ];
    expect(timeToRestore(inputOf({ incidents })).n).toBe(1);
  });

  it.each([
    ['no_events', [], false],
    ['no_incidents', [], true],
    ['no_incidents', [incident(-5)], true],
    ['all_open', [incident(null)], true],
  ])('is missing: %s', (missing, incidents, hasEvents) => {
    expect(timeToRestore(inputOf({ incidents }, { hasEvents }))).toMatchObject({
      value: null,
      n: 0,
      missing,
      level: null,
      unrated: missing,
      change: null,
    });
  });

  it('sorts severities, the unknown last', () => {
    const names = ['unknown', 'SEV3', 'minor', 'SEV1', 'SEV2', 'major', 'SEV4'];
    const incidents = names.map(severity => incident(5, { severity }));
    expect(
      timeToRestore(inputOf({ incidents })).bySeverity.map(s => s.severity),
    ).toEqual(['SEV1', 'SEV2', 'SEV3', 'SEV4', 'major', 'minor', 'unknown']);
  });

  it.each([
    [19, null],
    [20, 19.05 * 60],
  ])('of %d incidents has the P95 %s', (n, p95) => {
    const incidents = Array.from({ length: n }, (_, i) => incident(i + 1));
    const found = timeToRestore(inputOf({ incidents }));
    expect(found.p95).toEqual(p95);
    expect(found.bySeverity[0].p95).toEqual(p95);
  });

  it.each([
    [9, 'unclear'],
    [10, 'better'],
  ])('is compared from 10 incidents on: %d', (n, verdict) => {
    const since = (detectedAt: number, minutes: number) =>
      Array.from({ length: n }, (_, i) =>
        incident(minutes + i, { detectedAt: detectedAt + i * MINUTE_MS }),
      );
    const rows = {
      deployments: [],
      incidents: [...since(may.fromMs, 100), ...since(june.fromMs, 10)],
    };
    const { change } = timeToRestore(
      inputOf(rows, { previous: { rows, window: may } }),
    );
    expect(change).toMatchObject({ previousN: n, absolute: -5400, verdict });
    expect(change!.pValue).toBeLessThan(0.001);
  });
});
