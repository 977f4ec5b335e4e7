import { DoraFact } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { storeDeliverySubjects } from '../facts/deliverySubjects';
import { implausibility } from '../facts/plausibility';
import { storeFact } from '../facts/storeFact';
import { hasDuplicateKeys } from '../sources/duplicateKeys';
import { Outcome, PendingDelivery } from './Inbox';
import { Sources } from './Sources';

/**
 * Parses a delivery and merges its facts into what is known, in the caller's
 * transaction. Doing it again changes nothing.
 */
export async function applyDelivery(
  trx: Knex.Transaction,
  delivery: PendingDelivery,
  sources: Sources,
): Promise<Outcome> {
  const { outcome, facts } = parse(delivery, sources);
  await storeDeliverySubjects(trx, delivery.id, facts);
  const note = implausibility(facts, delivery.receivedAt);
  if (note) {
    return { state: 'implausible', note };
  }
  for (const fact of facts) {
    await storeFact(trx, delivery.sourceId, fact);
  }
  return outcome;
}

function parse(
  delivery: PendingDelivery,
  sources: Sources,
): { outcome: Outcome; facts: DoraFact[] } {
  const source = sources.get(delivery.sourceId);
  if (!source) {
    return end({
      state: 'ignored',
      note: 'The source is no longer configured',
    });
  }
  try {
    const result = source.kind.parse(delivery, source.config);
    return 'facts' in result
      ? { outcome: { state: 'done', ...noteOn(delivery) }, facts: result.facts }
      : end({ state: 'ignored', note: result.ignored });
  } catch (error) {
    return end({ state: 'unparseable', note: (error as Error).message });
  }
}

function noteOn({ body }: PendingDelivery): Pick<Outcome, 'note'> {
  return hasDuplicateKeys(body)
    ? { note: 'The body names a key twice; the last one counts.' }
    : {};
}

function end(outcome: Outcome) {
  return { outcome, facts: [] };
}
