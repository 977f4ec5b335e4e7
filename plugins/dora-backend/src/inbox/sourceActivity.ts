import { DeliveryState } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { instant, requiredInstant } from '../database/columns';
import { PROBLEM_STATES } from './deliveryList';
import { LANES } from './Inbox';

/** What came from one source. */
export interface SourceActivity {
  lastReceivedAt: Instant | null;
  /** Deliveries since an instant, by state. */
  counts: Map<DeliveryState, number>;
  /** From receipt until worked off, of the latest live deliveries. */
  lagsMs: number[];
}

/** What waits in the inbox and what was put aside. */
export interface Backlog {
  pending: number;
  /** When the live delivery that has waited longest was received. */
  oldestPendingAt: Instant | null;
  /** Deliveries that somebody should look at, by state. */
  problems: Map<DeliveryState, number>;
}

/** Nobody but the worker ends in these. */
const WORKED = ['done', 'ignored', 'unparseable', 'implausible'];
const MOST_LAGS = 200;
/** Among so many of the latest deliveries, imports included, lags are looked for. */
const LATEST = 1_000;

/** Reads off what came from a source; an index ends every search early. */
export async function readSourceActivity(
  db: Knex,
  sourceId: string,
  since: Instant,
): Promise<SourceActivity> {
  const ofSource = () => db('dora_deliveries').where('source_id', sourceId);
  const last = await ofSource().max({ at: 'received_at' }).first();
  const states = await ofSource()
    .where('received_at', '>=', since)
    .groupBy('state')
    .select('state')
    .count({ count: '*' });
  const latest = await ofSource()
    .orderBy('received_at', 'desc')
    .limit(LATEST)
    .select('lane', 'state', 'received_at', 'worked_at');
  return {
    lastReceivedAt: instant(last?.at),
    counts: toCounts(states),
    lagsMs: latest
      .filter(row => row.lane === LANES.live && WORKED.includes(row.state))
      .slice(0, MOST_LAGS)
      .map(
        row =>
          requiredInstant(row.worked_at) - requiredInstant(row.received_at),
      ),
  };
}

/** Reads off what waits and what was put aside. */
export async function readBacklog(db: Knex): Promise<Backlog> {
  const counts = toCounts(
    await db('dora_deliveries')
      .whereIn('state', ['pending', ...PROBLEM_STATES])
      .groupBy('state')
      .select('state')
      .count({ count: '*' }),
  );
  // Imports and replays were received long before they came to wait.
  const oldest = await db('dora_deliveries')
    .where({ state: 'pending', lane: LANES.live })
    .orderBy('id')
    .first('received_at');
  return {
    pending: counts.get('pending') ?? 0,
    oldestPendingAt: instant(oldest?.received_at),
    problems: new Map(
      PROBLEM_STATES.map(state => [state, counts.get(state) ?? 0]),
    ),
  };
}

function toCounts(rows: any[]): Map<DeliveryState, number> {
  return new Map(rows.map(row => [row.state, Number(row.count)]));
}
