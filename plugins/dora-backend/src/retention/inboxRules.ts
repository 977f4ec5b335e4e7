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
    workedOff(trx, before).whereNull('erased_at').limit(AT_ONCE).select('id'),
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
  const witness = await workedOff(trx, before)
    .where('state', 'done')
    .max({ id: 'id' })
    .first();
  const old = lockRows(workedOff(trx, before).limit(AT_ONCE).select('id'));
  const rows: Array<{ id: string }> = await (witness?.id
    ? old.whereNot('id', witness.id)
    : old);
  const ids = rows.map(({ id }) => id);
  await trx('dora_delivery_subjects')
    .whereIn('delivery_id', witness?.id ? [...ids, witness.id] : ids)
    .delete();
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

function workedOff(trx: Knex.Transaction, before: Instant) {
  return trx('dora_deliveries')
    .where('received_at', '<', before)
    .whereNot('state', 'pending');
}
