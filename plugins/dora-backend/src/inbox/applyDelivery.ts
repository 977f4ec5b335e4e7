import { DoraFact } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { storeDeliverySubjects } from '../facts/deliverySubjects';
import { implausibility } from '../facts/plausibility';
import { storeFact } from '../facts/storeFact';
import { hasDuplicateKeys } from '../sources/reading/duplicateKeys';
import { describeParseError } from '../sources/reading/problems';
import { Outcome, PendingDelivery } from './Inbox';
import { COMPARISON_SOURCE_ID, Sources } from './Sources';

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
  const note = implausibility(facts, delivery.receivedAt);
  const isSent = delivery.sourceId !== COMPARISON_SOURCE_ID;
  await storeDeliverySubjects(trx, delivery.id, facts, isSent && !note);
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
  const parseBody = sources.parserOf(delivery.sourceId);
  if (!parseBody) {
    return end({
      state: 'ignored',
      note: 'The source is no longer configured',
    });
  }
  try {
    const result = parseBody(delivery);
    return 'facts' in result
      ? { outcome: { state: 'done', ...noteOn(delivery) }, facts: result.facts }
      : end({ state: 'ignored', note: result.ignored });
  } catch (error) {
    return end({ state: 'unparseable', note: describeParseError(error) });
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
