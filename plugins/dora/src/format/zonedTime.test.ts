import { fromZonedText, toZonedText } from './zonedTime';

const at = (text: string, zone: string) => {
  const instant = fromZonedText(text, zone);
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

describe('toZonedText', () => {
  it.each([
    ['2026-03-11T12:20:00.000Z', 'UTC', '2026-03-11T12:20'],
    ['2026-03-11T23:50:59.000Z', 'Europe/Berlin', '2026-03-12T00:50'],
    ['2026-03-11T12:20:00.000Z', 'Asia/Kolkata', '2026-03-11T17:50'],
  ])('%s in %s', (instant, zone, text) => {
    expect(toZonedText(instant, zone)).toBe(text);
  });
});

describe('fromZonedText', () => {
  it.each([
    ['2026-03-11T12:20', 'UTC', '2026-03-11T12:20:00.000Z'],
    ['2026-07-01T00:10', 'Europe/Berlin', '2026-06-30T22:10:00.000Z'],
    ['2026-03-11T17:50', 'Asia/Kolkata', '2026-03-11T12:20:00.000Z'],
    ['2026-03-11T12:20', 'America/New_York', '2026-03-11T16:20:00.000Z'],
  ])('%s in %s', (text, zone, instant) => {
    expect(at(text, zone)).toBe(instant);
  });

  it('takes the first of an hour that is twice', () => {
    expect(at('2026-10-25T02:30', 'Europe/Berlin')).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });

  it.each(['2026-03-29T02:30', '2026-02-30T10:00', 'tomorrow', ''])(
    'knows no instant for %j in Berlin',
    text => {
      expect(at(text, 'Europe/Berlin')).toBeUndefined();
    },
  );
});
