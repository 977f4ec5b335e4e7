import { parseInstant } from './instants';

const T = Date.UTC(2020, 10, 2, 12, 55, 12);

describe('parseInstant', () => {
  it.each<[unknown, number]>([
    ['2020-11-02T12:55:12Z', T],
    ['2020-11-02t12:55:12z', T],
    [' 2020-11-02T12:55:12Z ', T],
    ['2020-11-02T12:55Z', T - 12_000],
    ['2020-11-02T14:55:12+02:00', T],
    ['2020-11-02T14:55:12+0200', T],
    ['2020-11-02T14:55:12+02', T],
    ['2020-11-02T18:40:12+05:45', T],
    ['2020-11-02T04:55:12-08:00', T],
    ['2020-11-02T12:55:12+0000', T],
    ['2020-11-02 12:55:12 UTC', T],
    ['2020-11-02 14:55:12 +0200', T],
    ['2020-11-02 12:55:12 +0000 UTC', T],
    ['2020-11-02T12:55:12.5Z', T + 500],
    ['2020-11-02T12:55:12,25Z', T + 250],
    ['2020-11-02T12:55:12.0039Z', T + 3],
    ['2020-11-02T12:55:12.1234567Z', T + 123],
    ['2020-11-02T12:55:12.999999999Z', T + 999],
    [T / 1000, T],
    [T / 1000 + 0.25, T + 250],
    [T, T],
    [T * 1000 + 999, T],
    [T * 1_000_000, T],
    [`${T / 1000}`, T],
    [`${T}`, T],
    [`${T}603000000`.slice(0, 19), T],
    ['1606322640603000000', 1606322640603],
    ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2000-01-01T00:00:00Z', Date.UTC(2000, 0, 1)],
    ['2100-12-31T23:59:59Z', Date.UTC(2101, 0, 1) - 1000],
  ])('reads %j', (value, instant) => {
    expect(parseInstant(value, 'Asia/Tokyo')).toBe(instant);
  });

  it.each<[string, string, string]>([
    ['2020-11-02T12:55:12', 'UTC', '2020-11-02T12:55:12.000Z'],
    ['2020-11-02 12:55:12', 'America/New_York', '2020-11-02T17:55:12.000Z'],
    ['2020-07-02 12:55:12', 'America/New_York', '2020-07-02T16:55:12.000Z'],
    ['2020-11-02 12:55:12', 'Asia/Kathmandu', '2020-11-02T07:10:12.000Z'],
    // Skipped in spring: moves forward by the hour that is missing.
    ['2026-03-29 02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    // Twice in autumn: the earlier.
    ['2026-10-25 02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25 03:00:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ])('reads %s in %s', (value, zone, instant) => {
    expect(new Date(parseInstant(value, zone)!).toISOString()).toBe(instant);
  });

  it.each([
    undefined,
    null,
    '',
    '  ',
    '<no value>',
    0,
    '0',
    '0001-01-01T00:00:00Z',
    '0001-01-01 00:00:00 +0000 UTC',
    '1970-01-01T00:00:00Z',
    '1970-01-01T01:00:00+01:00',
  ])('takes %j for missing', value => {
    expect(parseInstant(value, 'UTC')).toBeUndefined();
  });

  it.each<unknown>([
    'yesterday',
    '2020-11-02',
    '12:55:12',
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:61Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00 PST',
    '2026-01-01T00:00:00.1234567890Z',
    '1999-12-31T23:59:59Z',
    '2101-01-01T00:00:00Z',
    '+275761-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    1,
    -T,
    1e400,
    NaN,
    1e15 * 1e6,
    '99999999999999999999999',
    true,
    {},
    [T],
    '2'.repeat(1_000_000),
  ])('refuses %j', value => {
    expect(() => parseInstant(value, 'UTC')).toThrow(/^(is|has) no/);
  });

  it('refuses a reading without zone when the assumed one does not exist', () => {
    const read = () => parseInstant('2020-11-02 12:55:12', 'Mars/Olympus');
    expect(read).toThrow('none can be assumed');
  });
});
