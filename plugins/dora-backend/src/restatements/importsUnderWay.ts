import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { LANES } from '../inbox/Inbox';

/** An import that nobody has ended for so long is given up. */
const LONGEST_IMPORT_MS = 7 * 86_400_000;

/** Whether history is coming in, or is still to be worked off. */
export async function importsAreUnderWay(
  db: Knex,
  now: Instant,
): Promise<boolean> {
  const unfinished = await db('dora_imports')
    .whereNull('finished_at')
    .where('started_at', '>', now - LONGEST_IMPORT_MS)
    .first('id');
  const waiting = await db('dora_deliveries')
    .where({ state: 'pending', lane: LANES.history })
    .first('id');
  return unfinished !== undefined || waiting !== undefined;
}
