import { Instant, Subject } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, flag, instant, json } from '../database/columns';
import { ServiceDefinitions } from '../definitions';
import { CatalogService } from './entitySubjects';

/** A service as it was last read, with the subjects that people gave it. */
export interface KnownService extends CatalogService {
  /** When the catalog knew it no more; null while it does. */
  removedAt: Instant | null;
}

/** Services by entity ref. */
export async function readServices(
  trx: Knex,
  refs: string[],
): Promise<Map<string, KnownService>> {
  const services = new Map<string, KnownService>();
  for (const part of chunks(refs)) {
    for (const row of await trx('dora_services').whereIn('entity_ref', part)) {
      services.set(row.entity_ref, {
        entityRef: row.entity_ref,
        title: row.title,
        ownerRef: row.owner_ref,
        subjects: [],
        paths: json<string[]>(row.paths, []),
        productionNames: json<string[]>(row.production_names, []),
        definitions: json<ServiceDefinitions>(row.definitions, {
          values: {},
          problems: [],
        }),
        linked: flag(row.linked),
        removedAt: instant(row.removed_at),
      });
    }
    const subjects = await trx('dora_service_subjects')
      .whereIn('service_ref', part)
      .orderBy('subject');
    for (const row of subjects) {
      services.get(row.service_ref)?.subjects.push(row.subject);
    }
  }
  return services;
}

/**
 * Stores what the catalog says of a service. What was mapped to it stays: one
 * statement deletes, so that a mapping made meanwhile is there as a whole.
 */
export async function storeService(
  trx: Knex.Transaction,
  { entityRef, subjects, ...service }: CatalogService,
): Promise<void> {
  await trx('dora_services')
    .insert({
      entity_ref: entityRef,
      title: service.title,
      owner_ref: service.ownerRef,
      paths: JSON.stringify(service.paths),
      production_names: JSON.stringify(service.productionNames),
      definitions: JSON.stringify(service.definitions),
      linked: service.linked,
      removed_at: null,
    })
    .onConflict('entity_ref')
    .merge();
  await trx('dora_service_subjects')
    .where('service_ref', entityRef)
    .whereNotIn('subject', subjects)
    .whereNotIn(
      'subject',
      trx('dora_mappings').where('service_ref', entityRef).select('subject'),
    )
    .delete();
  await trx('dora_service_subjects')
    .insert(subjects.map(subject => ({ subject, service_ref: entityRef })))
    .onConflict()
    .ignore();
}

/**
 * The services that answer to each subject, sorted: those of the catalog, or
 * those that have left it where there are no others. So what is renamed in the
 * catalog keeps its history.
 */
export async function readAnswering(
  trx: Knex,
  subjects: Subject[],
): Promise<Map<Subject, string[]>> {
  const present = new Map<Subject, string[]>();
  const removed = new Map<Subject, string[]>();
  for (const part of chunks(subjects)) {
    const rows = await trx('dora_service_subjects as answer')
      .join('dora_services as service', 'entity_ref', 'answer.service_ref')
      .whereIn('answer.subject', part)
      .orderBy('answer.service_ref')
      .select('answer.subject', 'answer.service_ref', 'service.removed_at');
    for (const row of rows) {
      const answering = row.removed_at === null ? present : removed;
      const refs = answering.get(row.subject) ?? [];
      answering.set(row.subject, [...refs, row.service_ref]);
    }
  }
  return new Map([...removed, ...present]);
}

/** All services, removed ones included, that answer to any of these subjects. */
export async function readSharing(
  trx: Knex,
  subjects: Subject[],
): Promise<string[]> {
  const refs = new Set<string>();
  for (const part of chunks([...new Set(subjects)])) {
    const rows = await trx('dora_service_subjects')
      .whereIn('subject', part)
      .select('service_ref');
    rows.forEach(row => refs.add(row.service_ref));
  }
  return [...refs];
}

/** Subjects that people gave to services, by entity ref. */
export async function readMapped(
  trx: Knex,
  refs: string[],
): Promise<Map<string, Subject[]>> {
  const mapped = new Map<string, Subject[]>();
  for (const part of chunks(refs)) {
    for (const row of await trx('dora_mappings').whereIn('service_ref', part)) {
      const subjects = mapped.get(row.service_ref) ?? [];
      mapped.set(row.service_ref, [...subjects, row.subject]);
    }
  }
  return mapped;
}
