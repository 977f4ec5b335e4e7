import fc from 'fast-check';
import { leastSquaresSplit, pettitt } from './changePoint';
import { controlChart } from './controlChart';
import { correlation, spearman } from './correlation';
import { discoveries } from './falseDiscovery';
import { hodgesLehmann } from './hodgesLehmann';
import { newcombe, wilson } from './intervals';
import { mannKendall } from './kendall';
import { ascending, distribution, quantile } from './percentiles';
import { compareShares, compareValues } from './significance';
import { kaplanMeier, Observation, restrictedMean } from './survival';

const RUNS = { numRuns: 60 };

const value = fc.integer({ min: -1000, max: 1000 });
const values = fc.array(value, { minLength: 1, maxLength: 40 });
/** At least eight values that are not all the same, and gaps. */
const weeks = fc
  .array(fc.option(value, { freq: 6 }), { minLength: 10, maxLength: 30 })
  .filter(some => some.filter(v => v !== null).length >= 8)
  .filter(some => new Set(some.filter(v => v !== null)).size > 1);
const factor = fc.integer({ min: 1, max: 86_400 });
const offset = fc.integer({ min: -5000, max: 5000 });
const share = fc
  .tuple(fc.nat(60), fc.nat(60))
  .filter(([part, rest]) => part + rest > 0)
  .map(([part, rest]) => ({ part, n: part + rest }));
const pairs = fc.array(fc.tuple(value, value), { minLength: 4, maxLength: 20 });
const observations = fc.array(
  fc.record({ duration: fc.nat(50), ended: fc.boolean() }),
  { minLength: 1, maxLength: 40 },
);

/** The same in any order, beside the original. */
function shuffled<T>(arrays: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> {
  return arrays.chain(array =>
    fc.tuple(
      fc.constant(array),
      fc.shuffledSubarray(array, { minLength: array.length }),
    ),
  );
}

function expectClose(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null) {
    expect(actual).toBe(expected);
    return;
  }
  const scale = Math.max(1, Math.abs(expected));
  expect(Math.abs(actual - expected) / scale).toBeLessThan(1e-9);
}

const median = (some: number[]) => quantile(ascending(some), 0.5);

describe('shift and scale', () => {
  const moved = fc.record({ scale: factor, shift: offset });

  it('move quantiles with the values', () => {
    fc.assert(
      fc.property(
        values,
        moved,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (some, { scale, shift }, p) => {
          expectClose(
            quantile(ascending(some.map(v => v * scale + shift)), p),
            quantile(ascending(some), p)! * scale + shift,
          );
        },
      ),
      RUNS,
    );
  });

  it('scale the shift of values, and leave their ranks', () => {
    fc.assert(
      fc.property(values, values, moved, (before, after, { scale, shift }) => {
        const move = (some: number[]) => some.map(v => v * scale + shift);
        expectClose(
          hodgesLehmann(move(before), move(after)),
          hodgesLehmann(before, after)! * scale,
        );
        expectClose(
          hodgesLehmann(
            before,
            after.map(v => v + shift),
          ),
          hodgesLehmann(before, after)! + shift,
        );
        expect(compareValues(move(before), move(after))).toEqual(
          compareValues(before, after),
        );
      }),
      RUNS,
    );
  });

  it('scale trends, and leave their tests', () => {
    fc.assert(
      fc.property(weeks, moved, (some, { scale, shift }) => {
        const movedWeeks = some.map(v =>
          v === null ? null : v * scale + shift,
        );
        const from = mannKendall(some)!;
        const to = mannKendall(movedWeeks)!;
        expect([to.s, to.pValue]).toEqual([from.s, from.pValue]);
        expectClose(to.slope, from.slope * scale);
        expectClose(to.intercept, from.intercept * scale + shift);
        expect(pettitt(movedWeeks)).toEqual(pettitt(some));
      }),
      RUNS,
    );
  });

  it('scale control charts, and leave their signals', () => {
    fc.assert(
      fc.property(weeks, moved, (some, { scale, shift }) => {
        const from = controlChart(some)!;
        const to = controlChart(
          some.map(v => (v === null ? null : v * scale + shift)),
        )!;
        expectClose(to.mean, from.mean * scale + shift);
        expectClose(to.low, from.low * scale + shift);
        expectClose(to.high, from.high * scale + shift);
        expectClose(to.rangeHigh, from.rangeHigh * scale);
        expect(to.signals).toEqual(from.signals);
      }),
      RUNS,
    );
  });

  it('scale how long things last', () => {
    fc.assert(
      fc.property(observations, factor, (some, scale) => {
        const from = kaplanMeier(some)!;
        const to = kaplanMeier(
          some.map(one => ({ ...one, duration: one.duration * scale })),
        )!;
        expectClose(to.median, from.median && from.median * scale);
        expectClose(
          restrictedMean(to, to.longest),
          restrictedMean(from, from.longest)! * scale,
        );
      }),
      RUNS,
    );
  });

  it('leave correlations', () => {
    fc.assert(
      fc.property(pairs, moved, (some, { scale, shift }) => {
        const other = some.map(([x, y]) => [x * scale + shift, y] as const);
        expectClose(correlation(other).r, correlation(some).r);
        expect(spearman(other)).toEqual(spearman(some));
      }),
      RUNS,
    );
  });
});

describe('the order of rows', () => {
  it('does not matter to distributions', () => {
    fc.assert(
      fc.property(shuffled(values), ([some, other]) => {
        expect(distribution(other)).toEqual(distribution(some));
      }),
      RUNS,
    );
  });

  it('does not matter to comparisons', () => {
    fc.assert(
      fc.property(shuffled(values), shuffled(values), ([a, a2], [b, b2]) => {
        expect(compareValues(a2, b2)).toEqual(compareValues(a, b));
        expect(hodgesLehmann(a2, b2)).toBe(hodgesLehmann(a, b));
      }),
      RUNS,
    );
  });

  it('does not matter to correlations', () => {
    fc.assert(
      fc.property(shuffled(pairs), ([some, other]) => {
        expectClose(correlation(other).r, correlation(some).r);
        expectClose(spearman(other).pValue, spearman(some).pValue);
      }),
      RUNS,
    );
  });

  it('does not matter to survival', () => {
    fc.assert(
      fc.property(shuffled(observations), ([some, other]) => {
        expect(kaplanMeier(other)).toEqual(kaplanMeier(some));
      }),
      RUNS,
    );
  });

  it('does not matter to findings', () => {
    const p = fc.option(fc.double({ min: 0, max: 0.2, noNaN: true }));
    fc.assert(
      fc.property(shuffled(fc.array(p)), ([some, other]) => {
        const found = (list: Array<number | null>) =>
          discoveries(list)
            .flatMap((is, i) => (is ? [list[i]!] : []))
            .sort((a, b) => a - b);
        expect(found(other)).toEqual(found(some));
      }),
      RUNS,
    );
  });
});

describe('pooling', () => {
  const services = fc.array(values, { minLength: 1, maxLength: 6 });

  it('is merging the rows of services, whichever comes first', () => {
    fc.assert(
      fc.property(shuffled(services), ([some, other]) => {
        const merged = other.reduce(
          (all, rows) => ascending([...all, ...ascending(rows)]),
          [],
        );
        expect(distribution(merged)).toEqual(distribution(some.flat()));
      }),
      RUNS,
    );
  });

  it('keeps a share within those of the services', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), some => {
        const sum = (key: 'part' | 'n') =>
          some.reduce((all, one) => all + one[key], 0);
        const interval = wilson(sum('part'), sum('n'))!;
        const shares = some.map(({ part, n }) => part / n);
        expect(interval.low).toBeLessThanOrEqual(Math.max(...shares));
        expect(interval.high).toBeGreaterThanOrEqual(Math.min(...shares));
      }),
      RUNS,
    );
  });
});

describe('the two sides of a comparison', () => {
  it('can change places', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const there = compareValues(before, after)!;
        const back = compareValues(after, before)!;
        expectClose(back.pValue, there.pValue);
        expect(back.u).toBe(before.length * after.length - there.u);
        expectClose(
          hodgesLehmann(after, before),
          -hodgesLehmann(before, after)!,
        );
      }),
      RUNS,
    );
  });

  it('can change places for shares', () => {
    fc.assert(
      fc.property(share, share, (before, after) => {
        expectClose(compareShares(after, before), compareShares(before, after));
        const there = newcombe(before, after)!;
        const back = newcombe(after, before)!;
        expectClose(back.low, -there.high);
        expectClose(back.high, -there.low);
        const difference = after.part / after.n - before.part / before.n;
        expect(there.low).toBeLessThanOrEqual(difference);
        expect(there.high).toBeGreaterThanOrEqual(difference);
      }),
      RUNS,
    );
  });
});

describe('the quick way', () => {
  it('finds the median of all differences', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const all = after.flatMap(y => before.map(x => y - x));
        expect(hodgesLehmann(before, after)).toBe(median(all));
      }),
      RUNS,
    );
  });

  it('counts the same pairs as one by one', () => {
    fc.assert(
      fc.property(weeks, some => {
        const points = some.flatMap((y, t) => (y === null ? [] : [{ t, y }]));
        const all = points.flatMap((a, i) =>
          points.slice(i + 1).map(b => ({ t: b.t - a.t, y: b.y - a.y })),
        );
        const trend = mannKendall(some)!;
        expect(trend.s).toBe(all.reduce((sum, { y }) => sum + Math.sign(y), 0));
        expect(trend.slope).toBe(median(all.map(({ t, y }) => y / t)));
      }),
      RUNS,
    );
  });

  it('splits no worse than any other split', () => {
    fc.assert(
      fc.property(weeks, some => {
        const { sse: least } = leastSquaresSplit(some)!;
        const present = some.filter(v => v !== null);
        for (let size = 1; size < present.length; size++) {
          const sse = [present.slice(0, size), present.slice(size)]
            .map(part => {
              const level = part.reduce((sum, v) => sum + v, 0) / part.length;
              return part.reduce((sum, v) => sum + (v - level) ** 2, 0);
            })
            .reduce((sum, squares) => sum + squares, 0);
          expect(least).toBeLessThanOrEqual(sse * (1 + 1e-9));
        }
      }),
      RUNS,
    );
  });
});

describe('survival without open ones', () => {
  it('is the plain share and the plain mean', () => {
    fc.assert(
      fc.property(observations, some => {
        const durations = some.map(({ duration }) => duration);
        const curve = kaplanMeier(
          durations.map((duration): Observation => ({ duration, ended: true })),
        )!;
        for (const { time, survival } of curve.steps) {
          const longer = durations.filter(d => d > time).length;
          expectClose(survival, longer / durations.length);
        }
        expectClose(
          restrictedMean(curve, curve.longest),
          distribution(durations).mean,
        );
      }),
      RUNS,
    );
  });
});
