import { addDays, countDays, dayOf, isDay, startOfDay } from './days';

describe('days', () => {
  it.each([
    ['2025-03-30T00:59:59Z', 'Europe/Berlin', '2025-03-30'],
    ['2025-03-29T22:59:59Z', 'Europe/Berlin', '2025-03-29'],
    ['2025-03-29T23:00:00Z', 'Europe/Berlin', '2025-03-30'],
    ['2025-11-03T04:59:59Z', 'America/New_York', '2025-11-02'],
    ['2025-11-03T05:00:00Z', 'America/New_York', '2025-11-03'],
    ['2025-06-01T18:15:00Z', 'Asia/Kathmandu', '2025-06-02'],
    ['2025-06-01T18:14:59Z', 'Asia/Kathmandu', '2025-06-01'],
  ])('%s in %s is on %s', (instant, zone, day) => {
    expect(dayOf(Date.parse(instant), zone)).toBe(day);
  });

  it.each([
    ['2025-06-02', 'UTC', '2025-06-02T00:00:00.000Z'],
    ['2025-06-02', 'Asia/Kathmandu', '2025-06-01T18:15:00.000Z'],
    ['2025-03-31', 'Europe/Berlin', '2025-03-30T22:00:00.000Z'],
    // Midnight is skipped.
    ['2024-03-31', 'Asia/Beirut', '2024-03-30T22:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    // Midnight happens twice.
    ['2024-11-03', 'America/Havana', '2024-11-03T04:00:00.000Z'],
    ['2024-10-27', 'Atlantic/Azores', '2024-10-27T00:00:00.000Z'],
  ])('%s in %s starts at %s', (day, zone, start) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(start);
    expect(dayOf(startOfDay(day, zone), zone)).toBe(day);
    expect(dayOf(startOfDay(day, zone) - 1, zone)).toBe(addDays(day, -1));
  });

  it('counts across leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(countDays('2024-02-28', '2024-03-01')).toBe(3);
  });

  it.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2025-2-9', false],
    ['2025-02-09T00:00', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
