import fc from 'fast-check';
import { medianInterval } from './intervals';
import { ascending, distribution, mean, quantile } from './percentiles';
import { valuesOf } from './samples';
import { compareValues } from './significance';
import { ValueCounts } from './valueCounts';

const values = fc.array(fc.integer({ min: 1, max: 12 }), {
  minLength: 1,
  maxLength: 60,
});

function counted(all: readonly number[]): ValueCounts {
  const distinct = [...new Set(ascending(all))];
  return new ValueCounts(
    distinct,
    distinct.map(value => all.filter(other => other === value).length),
    { n: all.length, sum: all.reduce((sum, value) => sum + value, 0) },
  );
}

describe('ValueCounts', () => {
  it('tells the same as the values themselves', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const [a, b] = [ascending(before), ascending(after)];
        const [x, y] = [counted(before), counted(after)];
        expect(valuesOf(x)).toEqual(a);
        expect(distribution(x)).toEqual(distribution(a));
        expect(medianInterval(x)).toEqual(medianInterval(a));
        expect(compareValues(x, y)).toEqual(compareValues(a, b));
      }),
    );
  });

  it('of none has nothing', () => {
    const none = new ValueCounts([], [], { n: 0, sum: 0 });
    expect(none.n).toBe(0);
    expect(quantile(none, 0.5)).toBeNull();
    expect(mean(none)).toBeNull();
  });
});
