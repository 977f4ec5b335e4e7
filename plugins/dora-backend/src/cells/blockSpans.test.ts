import fc from 'fast-check';
import { blockOf, coverDays } from './blockSpans';

describe('coverDays', () => {
  it.each([
    [0, 63, [[64, 0, 0]]],
    [
      1,
      9,
      [
        [1, 1, 3],
        [4, 4, 4],
        [1, 8, 9],
      ],
    ],
    [
      62,
      145,
      [
        [1, 62, 63],
        [64, 64, 64],
        [16, 128, 128],
        [1, 144, 145],
      ],
    ],
    [5, 4, []],
  ])('from %d to %d takes %j', (firstDay, lastDay, expected) => {
    expect(coverDays({ firstDay, lastDay }, Infinity)).toEqual(
      expected.map(([span, first, last]) => ({
        span,
        firstDay: first,
        lastDay: last,
      })),
    );
  });

  it('takes each day once, and single days where deployments are young', () => {
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.nat(200),
        fc.nat(700),
        (firstDay, length, youngFrom) => {
          const lastDay = firstDay + length;
          const days = coverDays({ firstDay, lastDay }, youngFrom).flatMap(
            range => {
              const found: number[] = [];
              for (
                let day = range.firstDay;
                day < range.lastDay + range.span;
                day++
              ) {
                expect(day < youngFrom || range.span === 1).toBe(true);
                found.push(day);
              }
              expect(blockOf(range.firstDay, range.span)).toBe(range.firstDay);
              return found;
            },
          );
          expect(days).toEqual(
            Array.from({ length: length + 1 }, (_, index) => firstDay + index),
          );
        },
      ),
    );
  });
});
