import { FRACTIONS } from './percentiles';

/** Durations in seconds; percentiles and mean are null for none. */
export interface PlainDurations {
  n: number;
  mean: number | null;
  percentiles: Record<keyof typeof FRACTIONS, number | null>;
}

/** What plain SQL finds for one key and period. */
export interface PlainFigures {
  deployments: number;
  mature: number;
  failed: number;
  lead: PlainDurations;
  restore: PlainDurations;
}

const NONE: PlainDurations = {
  n: 0,
  mean: null,
  percentiles: { p50: null, p95: null, p99: null },
};

/** Figures by key and period; zeros where there was nothing. */
export class PlainAnswer {
  readonly #figures = new Map<string, PlainFigures>();
  readonly #keys = new Set<string>();

  at(key: string, period: number): PlainFigures {
    const name = `${period} ${key}`;
    const known = this.#figures.get(name) ?? {
      deployments: 0,
      mature: 0,
      failed: 0,
      lead: NONE,
      restore: NONE,
    };
    this.#figures.set(name, known);
    this.#keys.add(key);
    return known;
  }

  /** Of whom anything was found. */
  keys(): string[] {
    return [...this.#keys];
  }
}
