import { targetProgress } from './targets';

const DAY = 86_400_000;
const setAt = Date.UTC(2026, 0, 1);
const course = { setAt, dueAt: setAt + 90 * DAY };
const day30 = setAt + 30 * DAY;

describe('targetProgress', () => {
  // The seed's targets of three months, thirty days later.
  it.each([
    ['deployment frequency', 3, 5, 4.5, 0.75, 'on_track'],
    ['lead time', 7200, 3600, 4500, 0.75, 'on_track'],
    ['change failure rate', 0.12, 0.1, 0.09, 1.5, 'met'],
    ['time to restore', 2700, 1800, 1680, 1.133333, 'met'],
    ['no movement', 3, 5, 3, 0, 'behind'],
    ['the wrong way', 3, 5, 2, -0.5, 'behind'],
    ['just reached', 7200, 3600, 3600, 1, 'met'],
  ])('tells how far %s is', (_, baseline, value, current, progress, status) => {
    const result = targetProgress(
      { ...course, baseline, value, current },
      day30,
    );
    expect(result.progress).toBeCloseTo(progress, 6);
    expect(result.expected).toBeCloseTo(1 / 3, 9);
    expect(result.status).toBe(status);
  });

  it.each([
    [null, 5, 4],
    [3, 5, null],
    [5, 5, 5],
  ])(
    'does not know the way from %s to %s at %s',
    (baseline, value, current) => {
      expect(
        targetProgress({ ...course, baseline, value, current }, day30),
      ).toMatchObject({ progress: null, status: 'unknown' });
    },
  );

  it('does not call a target behind that was just set', () => {
    expect(
      targetProgress(
        { ...course, baseline: 3, value: 5, current: 2.999 },
        setAt + 1000,
      ).status,
    ).toBe('on_track');
  });

  it('expects all of it when the time is over', () => {
    const late = targetProgress(
      { ...course, baseline: 3, value: 5, current: 4.9 },
      setAt + 200 * DAY,
    );
    expect(late).toMatchObject({ expected: 1, status: 'behind' });
  });
});
