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
  stages(serviceRefs: readonly string[], span: Span): StageSamples;
}
