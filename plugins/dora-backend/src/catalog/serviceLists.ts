import { Instant, Subject } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { flag, instant, requiredInstant } from '../database/columns';

/** What somebody said belongs to a service. */
export interface Mapping {
  subject: Subject;
  entityRef: string;
  mappedAt: Instant;
}

/** A service that has left the catalog and has numbers. */
export interface Orphan {
  entityRef: string;
  title: string;
  removedAt: Instant;
  lastEventAt: Instant | null;
}

/** What is known of a service at all. */
export interface Covered {
  entityRef: string;
  hasDeployments: boolean;
  hasCommits: boolean;
  hasIncidents: boolean;
}

/** What people mapped, in the order of subjects. */
export async function readMappings(db: Knex): Promise<Mapping[]> {
  const rows = await db('dora_mappings').orderBy([
    { column: 'subject' },
    { column: 'service_ref' },
  ]);
  return rows.map(row => ({
    subject: row.subject,
    entityRef: row.service_ref,
    mappedAt: requiredInstant(row.mapped_at),
  }));
}

/** Services that have left the catalog and have numbers. */
export async function readOrphans(db: Knex): Promise<Orphan[]> {
  const rows = await db('dora_services as service')
    .whereNotNull('removed_at')
    .whereExists(
      db('dora_cell_blocks as cell')
        .whereRaw('cell.service_ref = service.entity_ref')
        .select(db.raw('1')),
    )
    .orderBy('entity_ref');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    title: row.title,
    removedAt: requiredInstant(row.removed_at),
    lastEventAt: instant(row.last_event_at),
  }));
}

/** The services of the catalog that events are expected of or came from. */
export async function readCoverage(db: Knex): Promise<Covered[]> {
  // The limit makes the search one look into the index for each repository.
  const aCommit = db('dora_commits as told')
    .whereRaw('told.repository = substr(answer.subject, 6)')
    .limit(1)
    .select(db.raw('1'));
  const withCommits = await db('dora_service_subjects as answer')
    .where('answer.subject', 'like', 'repo:%')
    .whereRaw('? is not null', [aCommit])
    .distinct('answer.service_ref');
  const committed = new Set(withCommits.map(row => row.service_ref));
  const rows = await db('dora_services')
    .whereNull('removed_at')
    .where(query =>
      query.where('linked', true).orWhereNotNull('first_event_at'),
    )
    .orderBy('entity_ref')
    .select('entity_ref', 'last_deployment_at', 'has_incidents');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    hasDeployments: row.last_deployment_at !== null,
    hasCommits: committed.has(row.entity_ref),
    hasIncidents: flag(row.has_incidents),
  }));
}
