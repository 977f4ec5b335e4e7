import { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService as CatalogClient } from '@backstage/plugin-catalog-node';
import { Instant, Subject } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { markServicesDirty } from '../facts/dirtyServices';
import { toCatalogService } from './entitySubjects';
import { readSharing } from './services';

/** Keeps what people say of subjects, besides the annotations of the catalog. */
export class Mappings {
  readonly #db: Knex;
  readonly #catalog: CatalogClient;
  readonly #auth: AuthService;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    catalog: CatalogClient;
    auth: AuthService;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Lets a service answer to a subject, as if an annotation had always said so.
   *
   * @throws NotFoundError when the catalog has told of no such service.
   */
  async map(subject: Subject, entityRef: string): Promise<void> {
    const service_ref = entityRef.toLocaleLowerCase('en-US');
    await this.#db.transaction(async trx => {
      const service = await trx('dora_services')
        .where('entity_ref', service_ref)
        .whereNull('removed_at')
        .first('entity_ref');
      if (!service) {
        throw new NotFoundError('The catalog knows no such component');
      }
      const inserted = await trx('dora_mappings')
        .insert({ subject, service_ref, mapped_at: this.#now() })
        .onConflict(['subject', 'service_ref'])
        .ignore()
        .returning('subject');
      if (inserted.length === 0) {
        return;
      }
      await this.#markSharing(trx, subject, service_ref);
      await trx('dora_service_subjects')
        .insert({ subject, service_ref })
        .onConflict()
        .ignore();
    });
  }

  /**
   * Takes back what `map` did. A service that has the subject by an annotation
   * as well goes on answering to it.
   *
   * @throws NotFoundError when there is no such mapping.
   */
  async unmap(subject: Subject, entityRef: string): Promise<void> {
    const service_ref = entityRef.toLocaleLowerCase('en-US');
    const annotated = await this.#annotatedSubjects(service_ref);
    await this.#db.transaction(async trx => {
      const deleted = await trx('dora_mappings')
        .where({ subject, service_ref })
        .delete();
      if (deleted === 0) {
        throw new NotFoundError('There is no such mapping');
      }
      if (!annotated.includes(subject)) {
        await this.#markSharing(trx, subject, service_ref);
        await trx('dora_service_subjects')
          .where({ subject, service_ref })
          .delete();
      }
    });
  }

  /**
   * Notes that a subject is of no interest, and why.
   *
   * @throws NotFoundError when no delivery has named it.
   */
  async ignore(subject: Subject, reason: string): Promise<void> {
    await this.#update(subject, {
      ignored_at: this.#now(),
      ignored_reason: reason,
    });
  }

  /** Takes back what `ignore` did. */
  async unignore(subject: Subject): Promise<void> {
    await this.#update(subject, { ignored_at: null, ignored_reason: null });
  }

  async #annotatedSubjects(entityRef: string): Promise<Subject[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials,
    });
    return entity ? toCatalogService(entity).subjects : [];
  }

  async #markSharing(
    trx: Knex.Transaction,
    subject: Subject,
    serviceRef: string,
  ): Promise<void> {
    const sharing = await readSharing(trx, [subject]);
    await markServicesDirty(trx, [...sharing, serviceRef], 0, 'catalog');
  }

  async #update(subject: Subject, columns: object): Promise<void> {
    const updated = await this.#db('dora_subjects')
      .where({ subject })
      .update(columns);
    if (updated === 0) {
      throw new NotFoundError('No delivery has named this subject');
    }
  }
}
