import { AuthService } from '@backstage/backend-plugin-api';
import { StreamEntitiesRequest } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { CatalogService as CatalogClient } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { chunks, flag, json } from '../database/columns';
import { markServicesDirty } from '../facts/dirtyServices';
import { CatalogService, toCatalogService } from './entitySubjects';
import { refreshGroups } from './groups';

const COMPONENTS: StreamEntitiesRequest = {
  filter: { kind: 'Component' },
  fields: ['kind', 'metadata', 'relations'],
};

/** Keeps what the catalog says of services beside the facts, where links can be made from it. */
export class ServiceDirectory {
  readonly #db: Knex;
  readonly #catalog: CatalogClient;
  readonly #auth: AuthService;

  constructor(options: {
    db: Knex;
    catalog: CatalogClient;
    auth: AuthService;
  }) {
    this.#db = options.db;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /**
   * Reads all groups and components and marks those whose subjects or paths have changed,
   * for facts that belonged to nobody may belong to them now. An entity that
   * has left the catalog keeps its rows, so that it finds them when it returns.
   *
   * @returns the number of services that changed.
   */
  async refresh(): Promise<number> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    await refreshGroups(this.#db, this.#catalog, credentials);
    let changed = 0;
    const pages = this.#catalog.streamEntities(COMPONENTS, { credentials });
    for await (const page of pages) {
      changed += await this.#storePage(page);
    }
    return changed;
  }

  async #storePage(entities: Entity[]): Promise<number> {
    const services = entities.map(toCatalogService);
    return this.#db.transaction(async trx => {
      const known = await readServices(
        trx,
        services.map(({ entityRef }) => entityRef),
      );
      const changed = services.filter(
        service => !isSame(service, known.get(service.entityRef)),
      );
      for (const service of changed) {
        await storeService(trx, service);
      }
      await markServicesDirty(
        trx,
        await this.#sharingSubjects(trx, changed, known),
        0,
      );
      return changed.length;
    });
  }

  // A repository that gets its second service is the first one's own no more.
  async #sharingSubjects(
    trx: Knex.Transaction,
    changed: CatalogService[],
    known: Map<string, CatalogService>,
  ): Promise<string[]> {
    const subjects = changed.flatMap(service => [
      ...service.subjects,
      ...(known.get(service.entityRef)?.subjects ?? []),
    ]);
    const refs = changed.map(({ entityRef }) => entityRef);
    for (const part of chunks([...new Set(subjects)])) {
      const rows = await trx('dora_service_subjects')
        .whereIn('subject', part)
        .select('service_ref');
      refs.push(...rows.map(row => row.service_ref));
    }
    return refs;
  }
}

/** Services by entity ref, as they were last read from the catalog. */
export async function readServices(
  trx: Knex,
  refs: string[],
): Promise<Map<string, CatalogService>> {
  const services = new Map<string, CatalogService>();
  for (const part of chunks(refs)) {
    for (const row of await trx('dora_services').whereIn('entity_ref', part)) {
      services.set(row.entity_ref, {
        entityRef: row.entity_ref,
        title: row.title,
        ownerRef: row.owner_ref,
        subjects: [],
        paths: json<string[]>(row.paths, []),
        linked: flag(row.linked),
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

async function storeService(trx: Knex.Transaction, service: CatalogService) {
  const { entityRef, subjects } = service;
  await trx('dora_services')
    .insert({
      entity_ref: entityRef,
      title: service.title,
      owner_ref: service.ownerRef,
      paths: JSON.stringify(service.paths),
      linked: service.linked,
    })
    .onConflict('entity_ref')
    .merge();
  await trx('dora_service_subjects').where('service_ref', entityRef).delete();
  await trx('dora_service_subjects')
    .insert(subjects.map(subject => ({ subject, service_ref: entityRef })))
    .onConflict()
    .ignore();
}

function isSame(a: CatalogService, b: CatalogService | undefined): boolean {
  return (
    JSON.stringify({ ...a, subjects: [...a.subjects].sort() }) ===
    JSON.stringify(b && { ...b, subjects: [...b.subjects].sort() })
  );
}
