import { AskedRange, BlockPart } from './cellQuery';

/** The bytes of a block, or of several joined, for they add up. */
export type BlockBytes = Partial<Record<BlockPart, Buffer>>;

/** What the cells of some services over one range of days are added up from. */
export class RangeBytes {
  rows = 0;
  readonly added: BlockBytes[] = [];
  /** Having been added too much. */
  readonly takenBack: BlockBytes[] = [];
}

/** Cells as they are stored. */
export class CellBytes {
  /** Of each range, and of each of its groups. */
  readonly ranges: RangeBytes[][];

  constructor(ranges: readonly AskedRange[]) {
    this.ranges = ranges.map(({ groups }) =>
      groups.map(() => new RangeBytes()),
    );
  }
}
