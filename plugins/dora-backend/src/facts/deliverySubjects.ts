import {
  DoraFact,
  repositorySubject,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';

/** A delivery about more than these is found by the first of them only. */
const MOST_SUBJECTS = 200;

/**
 * What facts tell of, as bits of `dora_delivery_subjects.steps`. There is an
 * index for each bit.
 */
export const STEP_BITS = { git: 1, ci: 2, deployments: 4, incidents: 8 };

export type FactStep = keyof typeof STEP_BITS;

/** Whom facts are about, sorted: services by the names that the facts use. */
export function subjectsOf(facts: DoraFact[]): Subject[] {
  return [...new Set(facts.flatMap(subjectsOfFact))]
    .sort()
    .slice(0, MOST_SUBJECTS);
}

/** What facts tell of each service, as bits. */
export function stepsOf(facts: DoraFact[]): Map<Subject, number> {
  const steps = new Map<Subject, Set<number>>();
  for (const fact of facts) {
    for (const subject of subjectsOfFact(fact)) {
      const others = steps.get(subject) ?? new Set<number>();
      steps.set(subject, others.add(STEP_BITS[stepOfFact(fact)]));
    }
  }
  return new Map(
    [...steps].map(([subject, bits]) => [
      subject,
      [...bits].reduce((sum, bit) => sum + bit, 0),
    ]),
  );
}

/**
 * Remembers whom a delivery is about, in the transaction of its facts. What was
 * remembered of it before is forgotten, for a parser may have learnt since.
 *
 * @param ticks - Whether they tick the steps of a set-up: a sender has told
 * them, and they become part of the numbers.
 */
export async function storeDeliverySubjects(
  trx: Knex.Transaction,
  deliveryId: string,
  facts: DoraFact[],
  ticks: boolean,
): Promise<void> {
  const steps = ticks ? stepsOf(facts) : new Map<Subject, number>();
  await trx('dora_delivery_subjects').where('delivery_id', deliveryId).delete();
  for (const part of chunks(subjectsOf(facts))) {
    await trx('dora_subjects')
      .insert(part.map(subject => ({ subject })))
      .onConflict('subject')
      .ignore();
    await trx('dora_delivery_subjects').insert(
      part.map(subject => ({
        subject,
        delivery_id: deliveryId,
        steps: steps.get(subject) ?? 0,
      })),
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

function stepOfFact(fact: DoraFact): FactStep {
  switch (fact.type) {
    case 'deployment':
      return 'deployments';
    case 'incident':
      return 'incidents';
    case 'stage_run':
    case 'artifact':
      return 'ci';
    default:
      return 'git';
  }
}
