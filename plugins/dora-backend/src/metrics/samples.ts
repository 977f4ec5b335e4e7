import { ValueCounts } from './valueCounts';

/** Ascending values: all of them, or counted where there are many. */
export type Sample = readonly number[] | ValueCounts;

/** How many values. */
export function sizeOf(sample: Sample): number {
  return sample instanceof ValueCounts ? sample.n : sample.length;
}

/** The value at a position of the ascending list, from 0 to the size less one. */
export function valueAt(sample: Sample, position: number): number {
  return sample instanceof ValueCounts ? sample.at(position) : sample[position];
}

/** The sum of the values, in their unit. */
export function sumOf(sample: Sample): number {
  return sample instanceof ValueCounts
    ? sample.sum
    : sample.reduce((sum, value) => sum + value, 0);
}

/** All values, ascending, each as often as it counts. */
export function valuesOf(sample: Sample): readonly number[] {
  return sample instanceof ValueCounts
    ? [...countsOf(sample)].flatMap(([value, count]) =>
        Array<number>(count).fill(value),
      )
    : sample;
}

/** Each value and how many times it counts, ascending; equal ones may be apart. */
export function* countsOf(sample: Sample): Generator<[number, number]> {
  if (sample instanceof ValueCounts) {
    for (let index = 0; index < sample.values.length; index++) {
      if (sample.counts[index] > 0) {
        yield [sample.values[index], sample.counts[index]];
      }
    }
    return;
  }
  for (const value of sample) {
    yield [value, 1];
  }
}
