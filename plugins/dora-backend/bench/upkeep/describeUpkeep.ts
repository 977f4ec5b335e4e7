import { Engine } from '../ingest/databases';
import { duration, table, whole } from '../table';
import { UpkeepResult } from './benchUpkeep';

/** Events per second, and whether the cells equal those of a full recompute. */
export function describeUpkeep(
  results: Array<UpkeepResult & { engine: Engine }>,
): string {
  return table(
    [
      'Database',
      'events',
      'batches',
      'events/s, cells alone',
      'events/s with storing',
      'upkeep',
      'full recompute',
      'blocks',
      'cells',
    ],
    results.map(result => {
      const perSecond = (ms: number) => whole((result.events / ms) * 1000);
      return [
        result.engine,
        whole(result.events),
        whole(result.batches),
        perSecond(result.cellsMs),
        perSecond(result.applyMs + result.cellsMs),
        duration(result.cellsMs),
        duration(result.recomputeMs),
        whole(result.blocks),
        result.differing.length === 0
          ? 'equal'
          : `${whole(result.differing.length)} DIFFER`,
      ];
    }),
  );
}
