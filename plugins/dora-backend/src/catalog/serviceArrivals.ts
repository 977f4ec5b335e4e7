import { Instant, Subject } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { instant, requiredInstant } from '../database/columns';
import { FactStep, STEP_BITS } from '../facts/deliverySubjects';
import { repositoriesIn } from '../facts/repositoriesIn';

const STEPS = Object.keys(STEP_BITS) as FactStep[];

/** What has ever come for a service of one step. */
export interface Arrival {
  /** The last delivery that told of it; null when it is no longer kept. */
  delivery: { sourceId: string; receivedAt: Instant } | null;
}

/** What has ever come for a service; steps of which nothing has are left out. */
export async function readArrivals(
  db: Knex,
  entityRef: string,
  subjects: Subject[],
): Promise<Map<FactStep, Arrival>> {
  const arrivals = new Map<FactStep, Arrival>();
  const latest = await readLatestDeliveries(db, entityRef);
  for (const step of STEPS) {
    const delivery = latest.get(step);
    if (delivery) {
      arrivals.set(step, { delivery });
    } else if (await hasFacts(db, step, subjects)) {
      arrivals.set(step, { delivery: null });
    }
  }
  return arrivals;
}

/** When the last target of an entity, or of one of several, was set; null without any. */
export async function readLastTarget(
  db: Knex,
  entityRefs: string[],
): Promise<Instant | null> {
  const row = await db('dora_targets')
    .whereIn('entity_ref', entityRefs)
    .whereNull('ended_at')
    .max({ at: 'set_at' })
    .first();
  return instant(row?.at);
}

/** One look into an index for each subject and step, however many deliveries there are. */
async function readLatestDeliveries(
  db: Knex,
  entityRef: string,
): Promise<Map<FactStep, NonNullable<Arrival['delivery']>>> {
  const rows: any[] = await db('dora_service_subjects as answer')
    .where('answer.service_ref', entityRef)
    .select(
      Object.fromEntries(
        STEPS.map(step => [step, latestDelivery(db, step)]),
      ) as any,
    );
  const ids = new Map(
    STEPS.map(step => [
      step,
      String(Math.max(...rows.map(row => Number(row[step] ?? 0)), 0)),
    ]),
  );
  const deliveries = await db('dora_deliveries')
    .whereIn('id', [...new Set(ids.values())])
    .select('id', 'source_id', 'received_at');
  const byId = new Map(deliveries.map(row => [String(row.id), row]));
  return new Map(
    [...ids].flatMap(([step, id]) => {
      const row = byId.get(id);
      return row
        ? [
            [
              step,
              {
                sourceId: row.source_id,
                receivedAt: requiredInstant(row.received_at),
              },
            ] as const,
          ]
        : [];
    }),
  );
}

// The condition stands as it does in the index, for only then is it used.
function latestDelivery(db: Knex, step: FactStep) {
  return db('dora_delivery_subjects as about')
    .whereRaw('about.subject = answer.subject')
    .whereRaw(`(steps & ${STEP_BITS[step]}) <> 0`)
    .orderBy('about.delivery_id', 'desc')
    .limit(1)
    .select('about.delivery_id');
}

/**
 * Whether facts are known that no delivery accounts for: it may have come before
 * deliveries were told apart by what they tell, or be forgotten by now.
 */
async function hasFacts(
  db: Knex,
  step: FactStep,
  subjects: Subject[],
): Promise<boolean> {
  for (const facts of factsOf(db, step, subjects)) {
    if (await facts.first(db.raw('1 as one'))) {
      return true;
    }
  }
  return false;
}

function factsOf(
  db: Knex,
  step: FactStep,
  subjects: Subject[],
): Knex.QueryBuilder[] {
  const repositories = repositoriesIn(subjects);
  switch (step) {
    case 'git':
      return ['dora_commits', 'dora_changes'].map(table =>
        db(table).whereIn('repository', repositories),
      );
    case 'ci':
      return [
        db('dora_stage_runs').whereIn('repository', repositories),
        db('dora_stage_runs').whereIn('subject', subjects),
      ];
    case 'deployments':
      return [db('dora_deployments').whereIn('subject', subjects)];
    default:
      return [db('dora_incident_subjects').whereIn('subject', subjects)];
  }
}
