import { PercentileMethod } from '@dora-metrics/backstage-plugin-dora-common';
import { Span, StageSamples, Tally } from '../metrics';

/** Counts the rows of some services over spans of time. */
export interface Tallies {
  readonly percentiles: PercentileMethod;
  /**
   * All rows of some of the services together; an incident of several of them
   * counts once.
   *
   * @param span - One of those that were read.
   * @param part - `core` for what the four metrics need, which takes less.
   */
  tally(
    serviceRefs: readonly string[],
    span: Span,
    part?: 'core' | 'all',
  ): Tally;
  /**
   * The same of all of some services, over each of some spans, on the way past
   * each service.
   *
   * @param visit - Sees the core of each service over each of the spans, which
   * is gone afterwards.
   */
  tallyEach(
    serviceRefs: readonly string[],
    spans: readonly Span[],
    visit: (ref: string, tallies: Tally[]) => void,
  ): Tally[];
  stages(serviceRefs: readonly string[], span: Span): StageSamples;
}

/** Tallies that are counted in one way over some spans, and in another over the rest. */
export class DividedTallies implements Tallies {
  readonly percentiles: PercentileMethod;
  readonly #tallies: Tallies;
  readonly #others: Tallies;
  readonly #spansOfOthers: ReadonlySet<Span>;

  constructor(
    tallies: Tallies,
    others: { tallies: Tallies; spans: readonly Span[] },
  ) {
    this.percentiles = tallies.percentiles;
    this.#tallies = tallies;
    this.#others = others.tallies;
    this.#spansOfOthers = new Set(others.spans);
  }

  tally(...[refs, span, part]: Parameters<Tallies['tally']>): Tally {
    return this.#over(span).tally(refs, span, part);
  }

  /** @throws Error when the spans are not counted in the same way. */
  tallyEach(...[refs, spans, visit]: Parameters<Tallies['tallyEach']>) {
    const [tallies, ...others] = new Set(spans.map(span => this.#over(span)));
    if (others.length > 0) {
      throw new Error('The spans are counted in different ways');
    }
    return tallies.tallyEach(refs, spans, visit);
  }

  stages(serviceRefs: readonly string[], span: Span): StageSamples {
    return this.#over(span).stages(serviceRefs, span);
  }

  #over(span: Span): Tallies {
    return this.#spansOfOthers.has(span) ? this.#others : this.#tallies;
  }
}
