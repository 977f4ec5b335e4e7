import fc from 'fast-check';
import { Beyond, blockOf, coverDays, DayRange } from './blockSpans';

const NEVER = Infinity;

/** How many times each day counts. */
function countsOf(range: DayRange, beyond: Beyond): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { span, sign, firstDay, lastDay } of coverDays(range, beyond)) {
    expect(blockOf(firstDay, span)).toBe(firstDay);
    for (let day = firstDay; day < lastDay + span; day++) {
      counts.set(day, (counts.get(day) ?? 0) + sign);
    }
  }
  return new Map([...counts].filter(([, count]) => count !== 0));
}

function each(range: DayRange): Map<number, number> {
  const days = new Map<number, number>();
  for (let day = range.firstDay; day <= range.lastDay; day++) {
    days.set(day, 1);
  }
  return days;
}

describe('coverDays', () => {
  it.each([
    [64, 127, NEVER, [[64, 1, 64, 64]]],
    [
      65,
      127,
      NEVER,
      [
        [1, -1, 64, 64],
        [64, 1, 64, 64],
      ],
    ],
    [
      64,
      73,
      NEVER,
      [
        [1, 1, 72, 73],
        [4, 1, 64, 68],
      ],
    ],
    [64, 100, 101, [[64, 1, 64, 64]]],
    [65, 64, NEVER, []],
  ])('from %d to %d takes %j', (firstDay, lastDay, future, expected) => {
    expect(coverDays({ firstDay, lastDay }, { future })).toEqual(
      expected.map(([span, sign, first, last]) => ({
        span,
        sign,
        firstDay: first,
        lastDay: last,
      })),
    );
  });

  const range = fc
    .tuple(fc.nat(400), fc.nat(200))
    .map(([firstDay, length]) => ({ firstDay, lastDay: firstDay + length }));

  it('counts each day once and no other', () => {
    fc.assert(
      fc.property(range, days => {
        expect(countsOf(days, { future: NEVER })).toEqual(each(days));
      }),
    );
  });

  it('may count days that are still to come', () => {
    fc.assert(
      fc.property(range, days => {
        const future = days.lastDay + 1;
        const counted = [...countsOf(days, { future })].filter(
          ([day]) => day < future,
        );
        expect(new Map(counted)).toEqual(each(days));
      }),
    );
  });

  it('goes no further than it may', () => {
    fc.assert(
      fc.property(range, fc.nat(3), (days, more) => {
        const beyond = { future: NEVER, last: days.lastDay + more };
        for (const { span, lastDay } of coverDays(days, beyond)) {
          expect(lastDay + span - 1).toBeLessThanOrEqual(beyond.last);
        }
        expect(countsOf(days, beyond)).toEqual(each(days));
      }),
    );
  });

  it('takes few blocks', () => {
    fc.assert(
      fc.property(range, days => {
        const blocks = coverDays(days, { future: NEVER }).reduce(
          (sum, { span, firstDay, lastDay }) =>
            sum + (lastDay - firstDay) / span + 1,
          0,
        );
        expect(blocks).toBeLessThanOrEqual(13);
      }),
    );
  });
});
