import { Subject } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { deleteLinksOf } from '../attribution/links';
import { forgetSums } from '../cells/staleSums';
import {
  forgetIncidentCorrections,
  forgetServiceCorrections,
} from '../corrections/forgetCorrections';
import { takeTurn } from '../database/locks';
import { markServicesDirty, markSubjectsDirty } from '../facts/dirtyServices';
import { emptyBodies } from '../inbox/emptyBodies';
import { DERIVED_TABLES, FIGURE_TABLES } from './tables';

const AT_ONCE = 200;
const BEGINNING = 0;

/** What is erased; found out before anything of it is gone. */
export interface ErasureScope {
  entityRef: string;
  /** Names that stand for this service alone. */
  subjects: Subject[];
  repositories: string[];
  /** The last delivery that was there at the start. */
  upTo: string;
}

interface Phase {
  /** How many rows it will erase, as far as that is worth knowing. */
  count?(trx: Knex.Transaction, scope: ErasureScope): Promise<number>;
  /** Erases some and answers how many; zero when none is left. */
  erase(trx: Knex.Transaction, scope: ErasureScope): Promise<number>;
}

/** All that is known of a service, in the order in which it goes. */
export const SERVICE_ERASURE: Phase[] = [
  {
    count: (trx, scope) =>
      countRows(deliveriesAbout(trx, scope), 'delivery_id'),
    erase: eraseDeliveries,
  },
  {
    count: (trx, { subjects }) =>
      countRows(trx('dora_deployments').whereIn('subject', subjects), 'id'),
    erase: (trx, { subjects }) =>
      eraseById(
        trx,
        'dora_deployments',
        trx('dora_deployments').whereIn('subject', subjects),
      ),
  },
  {
    count: (trx, scope) => countRows(incidentsAbout(trx, scope), 'incident_id'),
    erase: eraseIncidents,
  },
  { erase: erasePushes },
  { erase: eraseCommits },
  {
    erase: (trx, { repositories, subjects }) =>
      eraseById(
        trx,
        'dora_stage_runs',
        trx('dora_stage_runs')
          .whereIn('repository', repositories)
          .orWhereIn('subject', subjects),
      ),
  },
  { erase: eraseDeployments },
  { erase: eraseRest },
];

function deliveriesAbout(
  trx: Knex.Transaction,
  { subjects, upTo }: ErasureScope,
) {
  return trx('dora_delivery_subjects')
    .whereIn('subject', subjects)
    .where('delivery_id', '<=', upTo);
}

async function eraseDeliveries(
  trx: Knex.Transaction,
  scope: ErasureScope,
): Promise<number> {
  const rows = await deliveriesAbout(trx, scope)
    .distinct('delivery_id')
    .limit(AT_ONCE);
  const ids = rows.map(row => String(row.delivery_id));
  await emptyBodies(trx, ids, Date.now());
  await trx('dora_delivery_subjects')
    .whereIn('delivery_id', ids)
    .whereIn('subject', scope.subjects)
    .delete();
  return ids.length;
}

function incidentsAbout(trx: Knex.Transaction, { subjects }: ErasureScope) {
  return trx('dora_incident_subjects').whereIn('subject', subjects);
}

async function eraseIncidents(
  trx: Knex.Transaction,
  scope: ErasureScope,
): Promise<number> {
  const rows = await incidentsAbout(trx, scope)
    .distinct('incident_id')
    .limit(AT_ONCE);
  const ids = rows.map(row => row.incident_id);
  await incidentsAbout(trx, scope).whereIn('incident_id', ids).delete();
  const shared = await trx('dora_incident_subjects').whereIn(
    'incident_id',
    ids,
  );
  const kept = new Set(shared.map(row => row.incident_id));
  const alone = ids.filter(id => !kept.has(id));
  // People may have said that they are another service's.
  const linked = await trx('dora_incident_links')
    .whereIn('incident_id', alone)
    .whereNot('service_ref', scope.entityRef)
    .pluck('service_ref');
  await markServicesDirty(trx, linked, BEGINNING, 'rebuild');
  await forgetIncidentCorrections(trx, alone);
  await trx('dora_incident_moments').whereIn('incident_id', alone).delete();
  await trx('dora_incidents').whereIn('id', alone).delete();
  for (const id of kept) {
    const left = shared.filter(row => row.incident_id === id);
    await trx('dora_incidents')
      .where({ id })
      .update({
        subjects: JSON.stringify(left.map(row => row.subject).sort()),
      });
  }
  await markSubjectsDirty(
    trx,
    shared.map(row => row.subject),
    BEGINNING,
    'rebuild',
  );
  return ids.length;
}

async function erasePushes(
  trx: Knex.Transaction,
  { repositories }: ErasureScope,
): Promise<number> {
  const ids = await trx('dora_pushes')
    .whereIn('repository', repositories)
    .limit(AT_ONCE)
    .pluck('id');
  await trx('dora_push_commits').whereIn('push_id', ids).delete();
  return trx('dora_pushes').whereIn('id', ids).delete();
}

async function eraseCommits(
  trx: Knex.Transaction,
  { repositories }: ErasureScope,
): Promise<number> {
  let erased = 0;
  for (const [table, key] of [
    ['dora_commits', 'sha'],
    ['dora_changes', 'number'],
    ['dora_artifacts', 'name'],
    ['dora_comparisons', 'head_sha'],
  ]) {
    for (const repository of repositories) {
      const some = trx(table).where({ repository }).limit(AT_ONCE).select(key);
      erased += await trx(table)
        .where({ repository })
        .whereIn(key, some)
        .delete();
    }
  }
  return erased;
}

async function eraseDeployments(
  trx: Knex.Transaction,
  { entityRef }: ErasureScope,
): Promise<number> {
  const ids = await trx('dora_deployment_links')
    .where('service_ref', entityRef)
    .limit(AT_ONCE)
    .pluck('id');
  await deleteLinksOf(trx, ids);
  return trx('dora_deployment_links').whereIn('id', ids).delete();
}

// At the end, so that nothing is derived of facts that are still there.
async function eraseRest(
  trx: Knex.Transaction,
  { entityRef, subjects, repositories }: ErasureScope,
): Promise<number> {
  await takeTurn(trx, 'attribution');
  await forgetSums(
    trx,
    trx('dora_cell_blocks').where('service_ref', entityRef),
  );
  for (const table of DERIVED_TABLES) {
    await trx(table).where('service_ref', entityRef).delete();
  }
  for (const table of FIGURE_TABLES) {
    await trx(table).where('service_ref', entityRef).delete();
  }
  await trx('dora_targets').where('entity_ref', entityRef).delete();
  await trx('dora_interventions').where('entity_ref', entityRef).delete();
  await forgetServiceCorrections(trx, entityRef);
  await trx('dora_service_subjects')
    .where('service_ref', entityRef)
    .whereIn(
      'subject',
      trx('dora_mappings').where('service_ref', entityRef).select('subject'),
    )
    .delete();
  await trx('dora_mappings').where('service_ref', entityRef).delete();
  await trx('dora_subjects')
    .whereIn('subject', subjects)
    .whereNotExists(
      trx('dora_delivery_subjects').whereRaw(
        'dora_delivery_subjects.subject = dora_subjects.subject',
      ),
    )
    .delete();
  await eraseDirectory(trx, entityRef);
  await markUsers(trx, repositories);
  return 0;
}

async function eraseDirectory(trx: Knex.Transaction, entityRef: string) {
  const removed = await trx('dora_services')
    .where('entity_ref', entityRef)
    .whereNotNull('removed_at')
    .delete();
  if (removed > 0) {
    await trx('dora_service_subjects').where('service_ref', entityRef).delete();
    await trx('dora_dirty_services').where('service_ref', entityRef).delete();
    return;
  }
  const present = await trx('dora_services')
    .where('entity_ref', entityRef)
    .pluck('entity_ref');
  await markServicesDirty(trx, present, BEGINNING, 'rebuild');
}

// Other services that have deployed its commits know of these no more.
async function markUsers(trx: Knex.Transaction, repositories: string[]) {
  const refs = await trx('dora_commit_lookups')
    .whereIn('repository', repositories)
    .distinct('service_ref')
    .pluck('service_ref');
  await markServicesDirty(trx, refs, BEGINNING, 'rebuild');
}

async function eraseById(
  trx: Knex.Transaction,
  table: string,
  about: Knex.QueryBuilder,
): Promise<number> {
  const ids = await about.limit(AT_ONCE).pluck('id');
  return trx(table).whereIn('id', ids).delete();
}

async function countRows(
  query: Knex.QueryBuilder,
  column: string,
): Promise<number> {
  const [{ count }] = await query.countDistinct({ count: column });
  return Number(count);
}
