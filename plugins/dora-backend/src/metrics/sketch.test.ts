import fc from 'fast-check';
import { ascending, quantile } from './percentiles';
import { RELATIVE_ERROR, Sketch } from './sketch';

// Milliseconds to thirty years, in seconds.
const seconds = fc
  .integer({ min: 1, max: 1_000_000_000_000 })
  .map(milliseconds => milliseconds / 1000);
const share = fc.double({ min: 0, max: 1, noNaN: true });

function sketchOf(values: readonly number[]): Sketch {
  const sketch = new Sketch();
  values.forEach(value => sketch.add(value));
  return sketch;
}

describe('Sketch', () => {
  it('has 3,000 s in the bin of 3,011.57 s', () => {
    const sample = sketchOf([3000]).toSample();
    expect(sample.values[0]).toBeCloseTo(3011.570594, 6);
    expect(sample).toMatchObject({ n: 1, sum: 3000 });
  });

  it.each([
    [0, 0],
    [0.0004, 0],
    [0.001, 0.001],
    [1_000_000_000, 1_000_000_000],
  ])('keeps %d s', (value, expected) => {
    const kept = sketchOf([value]).toSample().values[0];
    expect(Math.abs(kept - expected)).toBeLessThanOrEqual(
      RELATIVE_ERROR * expected,
    );
  });

  it('has every quantile within 1 % of the true one', () => {
    fc.assert(
      fc.property(
        fc.array(seconds, { minLength: 1, maxLength: 200 }),
        share,
        (values, p) => {
          const exact = quantile(ascending(values), p)!;
          const found = quantile(sketchOf(values).toSample(), p)!;
          expect(Math.abs(found - exact)).toBeLessThanOrEqual(
            exact * RELATIVE_ERROR * (1 + 1e-9),
          );
        },
      ),
    );
  });

  it('is the same however its values are divided and in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(seconds, { maxLength: 80 }), { maxLength: 6 }),
        parts => {
          const merged = new Sketch();
          [...parts].reverse().forEach(part => merged.merge(sketchOf(part)));
          const whole = sketchOf(parts.flat());
          expect(merged.toSample()).toEqual(whole.toSample());
        },
      ),
    );
  });

  it('adds values for a moment without keeping them', () => {
    const sketch = sketchOf([60]);
    expect(sketch.toSample([120]).n).toBe(2);
    expect(sketch.toSample().n).toBe(1);
  });
});
