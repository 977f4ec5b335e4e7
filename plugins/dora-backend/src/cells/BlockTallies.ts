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
import { CellBytes, RangeBytes } from './CellBytes';
import { BlockPart, groupsOf, ServiceGroups } from './cellQuery';
import { SketchPool } from './SketchPool';
import { Tallies } from './tallies';

const ADD = { core: addCore, detail: addDetail, stages: addStages };

/** A span, and what was read of it. */
export interface ReadSpan {
  span: Span;
  parts: readonly BlockPart[];
  /** A tally is of whole ones. */
  groups: ServiceGroups;
}

/** What tallies of many rows are added up from. */
export interface BlockSources {
  /** A span may be there several times, with different parts. */
  spans: readonly ReadSpan[];
  /** Of each span and group. */
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

  constructor(
    sources: BlockSources,
    { timeZone, now }: { timeZone: string; now: Instant },
  ) {
    this.#sources = sources;
    for (const { groups } of sources.spans) {
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
    const cell = new Cell({ now: this.#now });
    this.#addPart(cell, 'core', serviceRefs, span);
    if (part === 'all') {
      this.#addPart(cell, 'detail', serviceRefs, span);
    }
    return this.#tallyOf(cell, serviceRefs, span);
  }

  tallyEach(...[refs, spans, visit]: Parameters<Tallies['tallyEach']>) {
    const all = spans.map(() => new Cell({ now: this.#now }));
    const sketches = new SketchPool();
    for (const ref of refs) {
      const tallies = spans.map((span, index) => {
        const cell = new Cell({
          now: this.#now,
          createSketch: () => sketches.lend(),
        });
        this.#addPart(cell, 'core', [ref], span);
        all[index].mergeCore(cell);
        return this.#tallyOf(cell, [ref], span);
      });
      visit(ref, tallies);
      sketches.takeBack();
    }
    return spans.map((span, index) => {
      this.#addPart(all[index], 'detail', refs, span);
      return this.#tallyOf(all[index], refs, span);
    });
  }

  stages(serviceRefs: readonly string[], span: Span): StageSamples {
    const cell = new Cell({ now: this.#now });
    this.#addPart(cell, 'stages', serviceRefs, span);
    this.#addRows(cell, serviceRefs, span);
    return cell.toStages();
  }

  #addPart(
    cell: Cell,
    part: BlockPart,
    serviceRefs: readonly string[],
    span: Span,
  ): void {
    const index = this.#sources.spans.findIndex(
      one => one.span === span && one.parts.includes(part),
    );
    const add = ADD[part];
    for (const { added, takenBack } of this.#bytesOf(serviceRefs, index)) {
      added.forEach(bytes => bytes[part] && add(bytes[part], cell));
      takenBack.forEach(bytes => bytes[part] && add(bytes[part], cell, -1));
    }
  }

  /** Of a span by its index; none of one that is not there. */
  #bytesOf(serviceRefs: readonly string[], index: number): RangeBytes[] {
    if (index < 0) {
      return [];
    }
    const groupOf = this.#groupOf.get(this.#sources.spans[index].groups)!;
    const ranges = this.#sources.cells.ranges[index];
    if (serviceRefs.length === 1) {
      const group = groupOf.get(serviceRefs[0]);
      return group === undefined ? [] : [ranges[group]];
    }
    const groups = new Set(serviceRefs.map(ref => groupOf.get(ref)));
    return [...groups].flatMap(group =>
      group === undefined ? [] : ranges[group],
    );
  }

  /** What is counted, with the rows of services that have no cells. */
  #tallyOf(cell: Cell, serviceRefs: readonly string[], span: Span): Tally {
    this.#addRows(cell, serviceRefs, span);
    cell.listed.select(this.#now).forEach(row => cell.addIncident(row));
    return cell.toTally();
  }

  #addRows(cell: Cell, serviceRefs: readonly string[], span: Span): void {
    for (const ref of serviceRefs) {
      this.#addRowsOf(cell, ref, span);
    }
  }

  #addRowsOf(cell: Cell, ref: string, span: Span): void {
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
