import { ValueCounts, Values } from '../metrics';

/** Counts small whole numbers, each exactly. */
export class SizeCounts implements Values {
  readonly counts = new Map<number, number>();

  add(size: number): void {
    this.addTimes(size, 1);
  }

  addTimes(size: number, times: number): void {
    this.counts.set(size, (this.counts.get(size) ?? 0) + times);
  }

  /** Each size and how often it occurs, ascending. */
  ascending(): Array<[size: number, times: number]> {
    return [...this.counts]
      .filter(([, times]) => times !== 0)
      .sort(([a], [b]) => a - b);
  }

  toSample(more: readonly number[] = []): ValueCounts {
    if (more.length > 0) {
      const all = new SizeCounts();
      this.counts.forEach((times, size) => all.addTimes(size, times));
      more.forEach(size => all.add(size));
      return all.toSample();
    }
    const pairs = this.ascending();
    return new ValueCounts(
      pairs.map(([size]) => size),
      pairs.map(([, times]) => times),
      {
        n: pairs.reduce((n, [, times]) => n + times, 0),
        sum: pairs.reduce((sum, [size, times]) => sum + size * times, 0),
      },
    );
  }
}
