import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { StreamEntitiesRequest } from '@backstage/catalog-client';
import { CatalogService as CatalogClient } from '@backstage/plugin-catalog-node';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { markReportsChanged } from '../database/reportVersion';
import { markServicesDirty } from '../facts/dirtyServices';
import { CatalogService, toCatalogService } from './entitySubjects';
import { refreshGroups } from './groups';
import {
  KnownService,
  readMapped,
  readServices,
  readSharing,
  storeService,
} from './services';

const COMPONENTS: StreamEntitiesRequest = {
  filter: { kind: 'Component' },
  fields: ['kind', 'metadata', 'relations'],
};

/** Keeps what the catalog says of services beside the facts, where links can be made from it. */
export class ServiceDirectory {
  readonly #db: Knex;
  readonly #catalog: CatalogClient;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    catalog: CatalogClient;
    auth: AuthService;
    logger: LoggerService;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Reads all groups and components and marks those whose subjects, paths or rules have
   * changed, for facts that belonged to nobody may belong to them now. An entity that
   * has left the catalog keeps its rows, so that it finds them when it returns.
   *
   * @returns the number of services that changed.
   */
  async refresh(): Promise<number> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    await refreshGroups(this.#db, this.#catalog, credentials);
    const seen = new Set<string>();
    let changed = 0;
    const pages = this.#catalog.streamEntities(COMPONENTS, { credentials });
    for await (const page of pages) {
      const services = page.map(toCatalogService);
      services.forEach(({ entityRef }) => seen.add(entityRef));
      changed += await this.#storePage(services);
    }
    // Only now: a catalog that fails on the way throws, and nothing is missing.
    return changed + (await this.#storeRemoved(seen));
  }

  async #storePage(services: CatalogService[]): Promise<number> {
    const refs = services.map(({ entityRef }) => entityRef);
    return this.#db.transaction(async trx => {
      const known = await readServices(trx, refs);
      const mapped = await readMapped(trx, refs);
      const changed = services
        .filter(
          service =>
            !isSame(
              service,
              mapped.get(service.entityRef) ?? [],
              known.get(service.entityRef),
            ),
        )
        // In one order everywhere, so that two transactions cannot wait for each other.
        .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
      await markSharing(
        trx,
        changed.map(({ entityRef }) => entityRef),
        changed.flatMap(({ entityRef, subjects }) => [
          ...subjects,
          ...(known.get(entityRef)?.subjects ?? []),
        ]),
      );
      for (const service of changed) {
        await storeService(trx, service);
        this.#warnOfProblems(service, known.get(service.entityRef));
      }
      if (changed.length > 0) {
        await markReportsChanged(trx);
      }
      return changed.length;
    });
  }

  // Once, when they are new: what annotations say is read again every minute.
  #warnOfProblems(told: CatalogService, known: KnownService | undefined) {
    const { problems } = told.definitions;
    for (const problem of problems) {
      if (!known?.definitions.problems.includes(problem)) {
        this.#logger.warn(
          `The annotations of ${told.entityRef} are not wholly heeded: ${problem}`,
        );
      }
    }
  }

  async #storeRemoved(seen: Set<string>): Promise<number> {
    const rows = await this.#db('dora_services')
      .whereNull('removed_at')
      .select('entity_ref');
    const removed = rows
      .map(row => row.entity_ref as string)
      .filter(ref => !seen.has(ref));
    for (const part of chunks(removed)) {
      await this.#db.transaction(async trx => {
        const known = await readServices(trx, part);
        await markSharing(
          trx,
          part,
          [...known.values()].flatMap(({ subjects }) => subjects),
        );
        await trx('dora_services')
          .whereIn('entity_ref', part)
          .update({ removed_at: this.#now() });
        await markReportsChanged(trx);
      });
    }
    return removed.length;
  }
}

// A repository that gets its second service is the first one's own no more.
// Before the services change: whoever derives one holds its mark, then the row.
async function markSharing(
  trx: Knex.Transaction,
  refs: string[],
  subjects: string[],
): Promise<void> {
  const sharing = await readSharing(trx, subjects);
  await markServicesDirty(trx, [...refs, ...sharing], 0, 'catalog');
}

function isSame(
  told: CatalogService,
  mapped: string[],
  known: KnownService | undefined,
): boolean {
  const subjects = [...new Set([...told.subjects, ...mapped])];
  return (
    JSON.stringify({ ...told, subjects: subjects.sort(), removedAt: null }) ===
    JSON.stringify(known && { ...known, subjects: [...known.subjects].sort() })
  );
}
