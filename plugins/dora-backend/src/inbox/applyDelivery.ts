import { Knex } from 'knex';
import { storeFact } from '../facts/storeFact';
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
  for (const fact of facts) {
    await storeFact(trx, delivery.sourceId, fact);
  }
  return outcome;
}

function parse(delivery: PendingDelivery, sources: Sources) {
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
      ? { outcome: { state: 'done' } as Outcome, facts: result.facts }
      : end({ state: 'ignored', note: result.ignored });
  } catch (error) {
    return end({ state: 'unparseable', note: (error as Error).message });
  }
}

function end(outcome: Outcome) {
  return { outcome, facts: [] };
}
