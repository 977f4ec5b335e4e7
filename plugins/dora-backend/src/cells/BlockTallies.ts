import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import {
  contains,
  RELATIVE_ERROR,
  SelectedRows,
  Span,
  StageSamples,
  Tally,
} from '../metrics';
import { Cell } from './Cell';
import { addCore, addDetail, addStages } from './cellCodec';
import { BlockBytes, CellBytes, RangeBytes } from './CellBytes';
import { groupsOf, ServiceGroups } from './cellQuery';
import { SketchPool } from './SketchPool';
import { Tallies } from './tallies';

/** What tallies of many rows are added up from. */
export interface BlockSources {
  spans: readonly Span[];
  /** Of each span; a tally is of whole groups. */
  groups: readonly ServiceGroups[];
  cells: CellBytes;
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
  /** Of each list of groups, the index of the one that a service is in. */
  readonly #groupOf = new Map<ServiceGroups, Map<string, number>>();
  readonly #timeZone: string;
  readonly #now: Instant;
  readonly #sketches = new SketchPool();

  constructor(
    sources: BlockSources,
    { timeZone, now }: { timeZone: string; now: Instant },
  ) {
    this.#sources = sources;
    for (const groups of sources.groups) {
      this.#groupOf.set(groups, groupsOf(groups));
    }
    this.#timeZone = timeZone;
    this.#now = now;
  }

  tally(
    serviceRefs: readonly string[],
    span: Span,
    part: 'core' | 'all' = 'all',
  ): Tally {
    return this.#add(serviceRefs, span, part, cell => cell.toTally());
  }

  stages(serviceRefs: readonly string[], span: Span): StageSamples {
    return this.#add(serviceRefs, span, 'all', cell => cell.toStages());
  }

  /** @param use - Of what all is added up to, which is gone afterwards. */
  #add<T>(
    serviceRefs: readonly string[],
    span: Span,
    part: 'core' | 'all',
    use: (cell: Cell) => T,
  ): T {
    const cell = new Cell({
      now: this.#now,
      createSketch: () => this.#sketches.lend(),
    });
    const index = this.#sources.spans.indexOf(span);
    const groupOf = this.#groupOf.get(this.#sources.groups[index])!;
    for (const group of new Set(serviceRefs.map(ref => groupOf.get(ref)))) {
      if (group !== undefined) {
        this.#addBytes(cell, this.#sources.cells.ranges[index][group], part);
      }
    }
    for (const ref of serviceRefs) {
      this.#addRows(cell, ref, span);
    }
    cell.listed.select(this.#now).forEach(row => cell.addIncident(row));
    const result = use(cell);
    this.#sketches.takeBack();
    return result;
  }

  #addBytes(
    cell: Cell,
    { added, takenBack }: RangeBytes,
    part: 'core' | 'all',
  ): void {
    added.forEach(bytes => addParts(cell, bytes, part, 1));
    takenBack.forEach(bytes => addParts(cell, bytes, part, -1));
  }

  #addRows(cell: Cell, ref: string, span: Span): void {
    const rows = this.#sources.rows.get(ref);
    for (const row of rows?.deployments ?? []) {
      if (contains(span, row.finishedAt)) {
        cell.addDeployment(row, this.#timeZone);
      }
    }
    for (const row of rows?.incidents ?? []) {
      if (contains(span, row.detectedAt)) {
        cell.listed.add({ selected: row, openSince: null });
      }
    }
  }
}

function addParts(
  cell: Cell,
  { core, detail, stages }: BlockBytes,
  part: 'core' | 'all',
  sign: 1 | -1,
): void {
  if (core) addCore(core, cell, sign);
  if (part === 'all') {
    if (detail) addDetail(detail, cell, sign);
    if (stages) addStages(stages, cell, sign);
  }
}
