import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import {
  contains,
  pool,
  sampleStages,
  SelectedRows,
  Span,
  StageSamples,
  Tally,
  tallyRows,
} from '../metrics';
import { Tallies } from './tallies';

/** Tallies of few rows: each is in memory and every value is its own. */
export class ExactTallies implements Tallies {
  readonly percentiles = { method: 'exact', relativeError: 0 } as const;
  readonly #rowsOf: ReadonlyMap<string, SelectedRows>;
  readonly #timeZone: string;
  readonly #now: Instant;

  constructor(
    rowsOf: ReadonlyMap<string, SelectedRows>,
    { timeZone, now }: { timeZone: string; now: Instant },
  ) {
    this.#rowsOf = rowsOf;
    this.#timeZone = timeZone;
    this.#now = now;
  }

  tally(serviceRefs: readonly string[], { fromMs, toMs }: Span): Tally {
    const span = { fromMs, toMs, timeZone: this.#timeZone };
    return tallyRows(this.rows(serviceRefs), span, this.#now);
  }

  tallyEach(...[refs, spans, visit]: Parameters<Tallies['tallyEach']>) {
    for (const ref of refs) {
      visit(
        ref,
        spans.map(span => this.tally([ref], span)),
      );
    }
    return spans.map(span => this.tally(refs, span));
  }

  stages(serviceRefs: readonly string[], span: Span): StageSamples {
    return sampleStages(
      this.rows(serviceRefs)
        .deployments.filter(
          ({ succeeded, finishedAt }) =>
            succeeded && contains(span, finishedAt),
        )
        .flatMap(({ stageSeconds }) => stageSeconds),
    );
  }

  /** All rows of some of the services that were read. */
  rows(serviceRefs: readonly string[]): SelectedRows {
    return pool(serviceRefs.flatMap(ref => this.#rowsOf.get(ref) ?? []));
  }
}
