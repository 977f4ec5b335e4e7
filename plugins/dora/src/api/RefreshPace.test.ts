import { RefreshPace } from './RefreshPace';

const POLL = 5000;

/** The seconds at which a page loads again, of polls that each find a change. */
function secondsOf(pace: RefreshPace, polls: number): number[] {
  return Array.from({ length: polls }, (_, index) => index * POLL)
    .filter(now => pace.next(now))
    .map(now => now / 1000);
}

describe('RefreshPace', () => {
  it('slows down to twice a minute while numbers keep changing', () => {
    expect(secondsOf(new RefreshPace(), 25)).toEqual([0, 5, 15, 35, 65, 95]);
  });

  it('lets the two changes pass that one event makes', () => {
    const pace = new RefreshPace();
    secondsOf(pace, 25);
    expect(pace.next(200_000)).toBe(true);
    expect(pace.next(200_000 + POLL)).toBe(true);
  });

  it('lets pass what the reader waits for', () => {
    const pace = new RefreshPace();
    secondsOf(pace, 25);
    expect(pace.next(96_000)).toBe(false);
    pace.hasten();
    expect(pace.next(96_000)).toBe(true);
    expect(pace.next(96_000 + POLL)).toBe(true);
  });
});
