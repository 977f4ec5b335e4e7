import {
  clipToFirstEvent,
  contains,
  previousWindow,
  resolveWindow,
  toWindow,
  WindowRequest,
} from './windows';

const now = Date.parse('2025-06-10T12:00:00Z');
const resolve = (request: WindowRequest, timeZone = 'UTC', at = now) =>
  resolveWindow(request, { timeZone, now: at });

describe('resolveWindow', () => {
  it('ends a range at now and starts it with a whole day', () => {
    expect(toWindow(resolve({ range: '30d' }))).toEqual({
      from: '2025-05-12T00:00:00.000Z',
      to: '2025-06-10T12:00:00.000Z',
      elapsedDays: 29.5,
    });
    expect(resolve({ range: '30d' })).toMatchObject({
      firstDay: '2025-05-12',
      lastDay: '2025-06-10',
      calendarDays: 30,
    });
  });

  it.each([
    ['Europe/Berlin', '2025-03-30', 23],
    ['Europe/Berlin', '2025-10-26', 25],
    ['Europe/Berlin', '2025-06-01', 24],
    ['America/New_York', '2025-03-09', 23],
    ['America/New_York', '2024-11-03', 25],
    ['Asia/Kathmandu', '2025-03-30', 24],
    ['America/Havana', '2024-11-03', 25],
  ])('in %s the day %s has %d hours', (zone, day, hours) => {
    const { fromMs, toMs, elapsedDays, calendarDays } = resolve(
      { from: day, to: day },
      zone,
      Date.parse('2026-01-01T00:00:00Z'),
    );
    expect((toMs - fromMs) / 3_600_000).toBe(hours);
    expect(elapsedDays).toBeCloseTo(hours / 24, 12);
    expect(calendarDays).toBe(1);
  });

  it('uses the days of the zone', () => {
    const late = Date.parse('2025-06-10T18:30:00Z');
    expect(resolve({ range: '1d' }, 'Asia/Kathmandu', late)).toMatchObject({
      firstDay: '2025-06-11',
      fromMs: Date.parse('2025-06-10T18:15:00Z'),
      toMs: late,
    });
  });

  it('clips a last day in the future to now', () => {
    expect(resolve({ from: '2025-06-01', to: '2025-06-30' })).toMatchObject({
      toMs: now,
      lastDay: '2025-06-10',
      calendarDays: 10,
      elapsedDays: 9.5,
    });
  });

  it.each<[string, WindowRequest, string]>([
    ['number of days', { range: '30' }, 'UTC'],
    ['number of days', { range: '0d' }, 'UTC'],
    ['number of days', { range: '732d' }, 'UTC'],
    ['number of days', { range: 'd' }, 'UTC'],
    ["'from' must be a day", { from: '2025-02-30', to: '2025-03-01' }, 'UTC'],
    ["'to' must be a day", { from: '2025-02-01', to: 'today' }, 'UTC'],
    ['is after', { from: '2025-03-02', to: '2025-03-01' }, 'UTC'],
    ['at most 731 days', { from: '2023-01-01', to: '2025-03-01' }, 'UTC'],
    ['in the future', { from: '2025-06-11', to: '2025-06-12' }, 'UTC'],
    ['Unknown time zone', { range: '30d' }, 'Mars/Olympus'],
  ])('tells what is wrong: %s', (message, request, zone) => {
    expect(() => resolve(request, zone)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('covers at most two years', () => {
    expect(resolve({ range: '731d' }).calendarDays).toBe(731);
  });
});

describe('contains', () => {
  const span = { fromMs: 10, toMs: 20 };
  it.each([
    [9, false],
    [10, true],
    [19, true],
    [20, false],
  ])('%d: %s', (instant, expected) => {
    expect(contains(span, instant)).toBe(expected);
  });
});

describe('clipToFirstEvent', () => {
  const window = resolve({ range: '30d' });

  it('starts with the day of the first event', () => {
    const clipped = clipToFirstEvent(window, Date.parse('2025-06-01T17:00Z'));
    expect(clipped).toMatchObject({
      firstDay: '2025-06-01',
      calendarDays: 10,
      elapsedDays: 9.5,
    });
  });

  it('leaves a window that starts later', () => {
    expect(clipToFirstEvent(window, 0)).toEqual(window);
  });

  it.each([null, now])('is empty with a first event at %s', first => {
    expect(clipToFirstEvent(window, first)).toMatchObject({
      fromMs: now,
      toMs: now,
      elapsedDays: 0,
    });
  });
});

describe('previousWindow', () => {
  it('has as many whole days and no gap', () => {
    const window = resolve({ range: '30d' });
    const previous = previousWindow(window);
    expect(previous.toMs).toBe(window.fromMs);
    expect(previous).toMatchObject({
      firstDay: '2025-04-12',
      lastDay: '2025-05-11',
      calendarDays: 30,
      elapsedDays: 30,
    });
  });

  it.each([
    ['Europe/Berlin', '2025-03-31', 7 - 1 / 24],
    ['America/New_York', '2025-03-10', 7 - 1 / 24],
    ['Asia/Kathmandu', '2025-03-31', 7],
  ])('counts the short day in %s before %s', (zone, from, days) => {
    const window = resolve({ from, to: '2025-06-10' }, zone);
    const week = previousWindow({ ...window, calendarDays: 7 });
    expect(week.elapsedDays).toBeCloseTo(days, 12);
  });
});
