import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { lockRows } from '../database/dialect';
import { emptyBodies } from '../inbox/emptyBodies';
import { Rule } from './rule';

const AT_ONCE = 200;

/** Bodies go first, then the deliveries; what waits to be worked off stays. */
export function inboxRules(limits: {
  now: Instant;
  bodiesBefore: Instant;
  deliveriesBefore: Instant;
}): Rule[] {
  return [
    trx => forgetBodies(trx, limits.bodiesBefore, limits.now),
    trx => forgetDeliveries(trx, limits.deliveriesBefore),
    forgetSubjects,
  ];
}

async function forgetBodies(
  trx: Knex.Transaction,
  before: Instant,
  now: Instant,
): Promise<number> {
  const rows = await lockRows(
    trx('dora_deliveries')
      .where('received_at', '<', before)
      .whereNull('erased_at')
      .whereNot('state', 'pending')
      .limit(AT_ONCE)
      .select('id'),
  );
  await emptyBodies(
    trx,
    rows.map(({ id }) => id),
    now,
  );
  return rows.length;
}

// One delivery without a body stays for ever: by it a rebuild of the facts
// sees that there are facts which no delivery tells any more.
async function forgetDeliveries(
  trx: Knex.Transaction,
  before: Instant,
): Promise<number> {
  const witness = await emptied(trx, before)
    .where('state', 'done')
    .orderBy('received_at', 'desc')
    .first('id');
  const rows: Array<{ id: string }> = await lockRows(
    emptied(trx, before).limit(AT_ONCE).select('id'),
  );
  const old = rows.map(({ id }) => id);
  await trx('dora_delivery_subjects').whereIn('delivery_id', old).delete();
  const ids = old.filter(id => id !== witness?.id);
  return trx('dora_deliveries').whereIn('id', ids).delete();
}

async function forgetSubjects(trx: Knex.Transaction): Promise<number> {
  const subjects = await trx('dora_subjects')
    .whereNotExists(
      trx('dora_delivery_subjects').whereRaw(
        'dora_delivery_subjects.subject = dora_subjects.subject',
      ),
    )
    .limit(AT_ONCE)
    .pluck('subject');
  return trx('dora_subjects').whereIn('subject', subjects).delete();
}

// Bodies are never kept longer than their deliveries.
function emptied(trx: Knex.Transaction, before: Instant) {
  return trx('dora_deliveries')
    .where('received_at', '<', before)
    .whereNotNull('erased_at')
    .whereNot('state', 'pending');
}
