import { discoveries } from './falseDiscovery';

/** How many of the least p-values are findings. */
const count = (pValues: Array<number | null>) =>
  discoveries(pValues).filter(Boolean).length;

describe('discoveries', () => {
  // The 15 tests of Benjamini and Hochberg's own example (1995), which keeps 4
  // where Bonferroni's rule keeps 3.
  it('matches the example of its authors', () => {
    expect(
      discoveries([
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
        0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
      ]),
    ).toEqual([...Array(4).fill(true), ...Array(11).fill(false)]);
  });

  it.each([
    ['nothing', [], 0],
    ['one finding', [0.05], 1],
    ['one that is none', [0.051], 0],
    // The limits are 0.005, 0.01, 0.015, ...
    [
      'ten tests',
      [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216],
      2,
    ],
    // The limits are 0.01, 0.02, ..., and the last p lifts the others.
    ['p-values on their limits', [0.01, 0.02, 0.03, 0.04, 0.05], 5],
    ['a last one that lifts', [0.03, 0.04, 0.045, 0.049, 0.05], 5],
    ['p-values beyond their limits', [0.011, 0.021, 0.031, 0.041, 0.051], 0],
    ['equal p-values', [0.04, 0.04, 0.04], 3],
    ['0 and 1', [0, 1], 1],
  ])('of %s', (_name, pValues, findings) => {
    expect(count(pValues)).toBe(findings);
  });

  it('keeps the order, and leaves out tests that could not be made', () => {
    expect(discoveries([0.2, null, 0.001, null, 0.03])).toEqual([
      false,
      false,
      true,
      false,
      true,
    ]);
    expect(discoveries([null, null])).toEqual([false, false]);
  });
});
