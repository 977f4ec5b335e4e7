import {
  DoraFact,
  repositorySubject,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';

/** A delivery about more than these is found by the first of them only. */
const MOST_SUBJECTS = 200;

/** Whom facts are about, sorted: services by the names that the facts use. */
export function subjectsOf(facts: DoraFact[]): Subject[] {
  return [...new Set(facts.flatMap(subjectsOfFact))]
    .sort()
    .slice(0, MOST_SUBJECTS);
}

/**
 * Remembers whom a delivery is about, in the transaction of its facts. What was
 * remembered of it before is forgotten, for a parser may have learnt since.
 */
export async function storeDeliverySubjects(
  trx: Knex.Transaction,
  deliveryId: string,
  facts: DoraFact[],
): Promise<void> {
  await trx('dora_delivery_subjects').where('delivery_id', deliveryId).delete();
  for (const part of chunks(subjectsOf(facts))) {
    await trx('dora_subjects')
      .insert(part.map(subject => ({ subject })))
      .onConflict('subject')
      .ignore();
    await trx('dora_delivery_subjects').insert(
      part.map(subject => ({ subject, delivery_id: deliveryId })),
    );
  }
}

function subjectsOfFact(fact: DoraFact): Subject[] {
  switch (fact.type) {
    case 'deployment':
      return [fact.subject];
    case 'incident':
      return fact.subjects ?? [];
    case 'stage_run':
      return [
        ...(fact.repository ? [repositorySubject(fact.repository)] : []),
        ...(fact.subject ? [fact.subject] : []),
      ];
    case 'push':
    case 'commit':
    case 'artifact':
    case 'change':
      return [repositorySubject(fact.repository)];
    default:
      return [];
  }
}
