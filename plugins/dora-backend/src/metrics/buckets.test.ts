import { bucketSize, buckets, previousBuckets } from './buckets';
import { previousWindow, resolveWindow } from './windows';

const now = Date.parse('2025-06-11T12:00:00Z');
const windowOf = (from: string, to: string, timeZone = 'UTC') =>
  resolveWindow({ from, to }, { timeZone, now });
const rangeOf = (range: string, timeZone = 'UTC') =>
  resolveWindow({ range }, { timeZone, now });

describe('bucketSize', () => {
  it.each([
    ['1d', 'day'],
    ['31d', 'day'],
    ['32d', 'week'],
    ['180d', 'week'],
    ['181d', 'month'],
  ])('%s: %s', (range, size) => {
    expect(bucketSize(rangeOf(range))).toBe(size);
  });
});

describe('buckets', () => {
  it.each([
    ['30d', 'Europe/Berlin'],
    ['90d', 'America/New_York'],
    ['90d', 'Europe/Berlin'],
    ['365d', 'Asia/Kathmandu'],
    ['731d', 'America/New_York'],
  ])('cover %s in %s without gap or overlap', (range, zone) => {
    const window = rangeOf(range, zone);
    const all = buckets(window, now);
    expect(all[0].fromMs).toBe(window.fromMs);
    expect(all[all.length - 1].toMs).toBe(window.toMs);
    all.slice(1).forEach((bucket, index) => {
      expect(bucket.fromMs).toBe(all[index].toMs);
    });
    expect(all.filter(bucket => bucket.running)).toEqual([all.at(-1)]);
  });

  it('have 23 hours where the clock goes forward', () => {
    const all = buckets(
      windowOf('2025-03-29', '2025-03-31', 'Europe/Berlin'),
      now,
    );
    expect(all.map(b => [b.day, (b.toMs - b.fromMs) / 3_600_000])).toEqual([
      ['2025-03-29', 24],
      ['2025-03-30', 23],
      ['2025-03-31', 24],
    ]);
    expect(all.some(bucket => bucket.running)).toBe(false);
  });

  it('start weeks on Monday, cut to the window', () => {
    const days = buckets(windowOf('2025-05-01', '2025-06-05'), now);
    expect(days.map(bucket => bucket.day)).toEqual([
      '2025-05-01',
      '2025-05-05',
      '2025-05-12',
      '2025-05-19',
      '2025-05-26',
      '2025-06-02',
    ]);
    expect(days.at(-1)).toMatchObject({
      toMs: Date.parse('2025-06-06T00:00:00Z'),
      running: false,
    });
  });

  it('start months on their first day', () => {
    const days = buckets(windowOf('2024-11-15', '2025-06-11'), now);
    expect(days.map(bucket => bucket.day)).toEqual([
      '2024-11-15',
      '2024-12-01',
      '2025-01-01',
      '2025-02-01',
      '2025-03-01',
      '2025-04-01',
      '2025-05-01',
      '2025-06-01',
    ]);
    expect(days.at(-1)).toMatchObject({ toMs: now, running: true });
  });
});

describe('previousBuckets', () => {
  it.each(['30d', '90d', '365d'])('lie under those of %s', range => {
    const window = rangeOf(range, 'Europe/Berlin');
    const current = buckets(window, now);
    const before = previousBuckets(window, now);
    expect(before).toHaveLength(current.length);
    expect(before[0].day).toBe(previousWindow(window).firstDay);
    expect(before.at(-1)).toMatchObject({
      toMs: window.fromMs,
      running: false,
    });
  });
});
