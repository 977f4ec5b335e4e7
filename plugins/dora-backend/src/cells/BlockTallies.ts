import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import {
  contains,
  pool,
  RELATIVE_ERROR,
  SelectedIncident,
  SelectedRows,
  Span,
  StageSamples,
  Tally,
} from '../metrics';
import { Cell } from './Cell';
import { addCore, addDetail, addStages, decodeYoung } from './cellCodec';
import { RangeBytes } from './readBlocks';
import { Tallies } from './tallies';

/** What tallies of many rows are added up from. */
export interface BlockSources {
  /** Services whose blocks were added up together; a tally is of whole groups. */
  groups: ReadonlyArray<readonly string[]>;
  /** Of each group, by the index of the span. */
  blocks: ReadonlyArray<readonly RangeBytes[]>;
  spans: readonly Span[];
  /** Incidents that are in no block. */
  listed: ReadonlyMap<string, SelectedIncident[]>;
  /** Of the services that have no blocks yet. */
  rows: ReadonlyMap<string, SelectedRows>;
}

/** Tallies of many rows: added up from blocks of days, values within 1 %. */
export class BlockTallies implements Tallies {
  readonly percentiles = {
    method: 'sketch',
    relativeError: RELATIVE_ERROR,
  } as const;
  readonly #sources: BlockSources;
  readonly #groupOf: ReadonlyMap<string, number>;
  readonly #timeZone: string;
  readonly #now: Instant;

  constructor(
    sources: BlockSources,
    { timeZone, now }: { timeZone: string; now: Instant },
  ) {
    this.#sources = sources;
    this.#groupOf = new Map(
      sources.groups.flatMap((refs, index) =>
        refs.map(ref => [ref, index] as const),
      ),
    );
    this.#timeZone = timeZone;
    this.#now = now;
  }

  tally(
    serviceRefs: readonly string[],
    span: Span,
    part: 'core' | 'all' = 'all',
  ): Tally {
    return this.#cell(serviceRefs, span, part).toTally();
  }

  stages(serviceRefs: readonly string[], span: Span): StageSamples {
    return this.#cell(serviceRefs, span, 'all').toStages();
  }

  #cell(
    serviceRefs: readonly string[],
    span: Span,
    part: 'core' | 'all',
  ): Cell {
    const cell = new Cell();
    const index = this.#sources.spans.indexOf(span);
    const groups = new Set(
      serviceRefs.flatMap(ref => this.#groupOf.get(ref) ?? []),
    );
    for (const group of groups) {
      this.#addBytes(cell, this.#sources.blocks[group][index], part);
    }
    for (const ref of serviceRefs) {
      this.#addDeployments(cell, ref, span);
    }
    for (const incident of this.#incidents(serviceRefs)) {
      if (contains(span, incident.detectedAt)) {
        cell.addIncident(incident);
      }
    }
    return cell;
  }

  #addBytes(
    cell: Cell,
    { blocks, young }: RangeBytes,
    part: 'core' | 'all',
  ): void {
    for (const { sign, parts } of blocks) {
      if (parts.core) addCore(parts.core, cell, sign);
      if (part === 'all') {
        if (parts.detail) addDetail(parts.detail, cell, sign);
        if (parts.stages) addStages(parts.stages, cell, sign);
      }
    }
    for (const bytes of young) {
      decodeYoung(bytes).forEach(row => cell.takeBack(row, this.#now));
    }
  }

  #addDeployments(cell: Cell, ref: string, span: Span): void {
    for (const row of this.#sources.rows.get(ref)?.deployments ?? []) {
      if (contains(span, row.finishedAt)) {
        cell.addDeployment(row, this.#timeZone);
        if (row.notInFailureRate === null) {
          cell.takeBack(row, this.#now);
        }
      }
    }
  }

  #incidents(serviceRefs: readonly string[]): SelectedIncident[] {
    const { listed, rows } = this.#sources;
    return pool(
      serviceRefs.map(ref => ({
        deployments: [],
        incidents: [
          ...(listed.get(ref) ?? []),
          ...(rows.get(ref)?.incidents ?? []),
        ],
      })),
    ).incidents;
  }
}
