import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  Correction,
  CorrectionChange,
  CorrectionInput,
  Corrections as CorrectionList,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { concernOfDeployment } from './deploymentChanges';
import { checkTimes, concernOfIncident } from './incidentChanges';
import { markConcerned, servicesConcerned } from './markConcerned';
import {
  Concerned,
  insertCorrection,
  readCorrections,
  readServicesOf,
  servicesNamed,
  StoredCorrection,
} from './storedCorrections';
import { Visible, withVisibleServices } from './visibleServices';

const LONGEST_REASON = 500;

/** Who corrects, and what of the catalog that person may see. */
export interface Corrector {
  userRef: string;
  visible: Visible;
}

/**
 * Keeps what people say against what was derived. Nothing that was told is
 * changed: the corrections are applied wherever links are derived, so that a
 * rebuild comes to the same, and to undo one is to leave it out.
 */
export class Corrections {
  readonly #db: Knex;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; now?: () => Instant }) {
    this.#db = options.db;
    this.#now = options.now ?? Date.now;
  }

  /** The corrections that concern a service, as far as the caller may see them. */
  async list(
    entityRef: string,
    visible: Visible,
    editable: boolean,
  ): Promise<CorrectionList> {
    const stored = await readCorrections(this.#db, entityRef);
    const named = new Set(stored.flatMap(servicesNamed));
    const seen = new Set(await visible([...named]));
    return {
      entityRef,
      items: stored
        .filter(({ serviceRef }) => seen.has(serviceRef))
        .map(correction => toCorrection(correction, seen)),
      editable,
    };
  }

  /**
   * Makes a correction in the name of a service.
   *
   * @throws NotFoundError when it names what the service does not have.
   * @throws InputError when it says what cannot be.
   */
  async make(
    entityRef: string,
    { reason, ...input }: CorrectionInput,
    { userRef, visible }: Corrector,
  ): Promise<Correction> {
    const named = await withVisibleServices(
      this.#db,
      input as CorrectionChange,
      visible,
    );
    const madeAt = this.#now();
    const stored = await this.#db.transaction(async trx => {
      const concerned = await concernOf(trx, entityRef, named);
      const change =
        named.kind === 'set_incident_times'
          ? await checkTimes(trx, named, madeAt)
          : named;
      const correction = {
        ...concerned,
        change,
        reason: checkReason(reason),
        madeBy: userRef,
        madeAt,
      };
      const serviceRefs = await servicesConcerned(trx, correction);
      await markConcerned(trx, correction, serviceRefs);
      return insertCorrection(trx, correction, serviceRefs);
    });
    return this.#show(stored, visible);
  }

  /**
   * Undoes a correction. What was corrected before it holds again.
   *
   * @throws NotFoundError when the service has no such correction.
   * @throws ConflictError when it is undone already.
   */
  async undo(
    entityRef: string,
    id: string,
    { userRef, visible }: Corrector,
  ): Promise<Correction> {
    const stored = await readCorrections(this.#db, entityRef);
    const correction = stored.find(other => other.id === id);
    if (!correction || (await visible([correction.serviceRef])).length === 0) {
      throw new NotFoundError('This service has no such correction');
    }
    const undone = { undoneBy: userRef, undoneAt: this.#now() };
    await this.#db.transaction(async trx => {
      const updated = await trx('dora_corrections')
        .where({ id })
        .whereNull('undone_at')
        .update({ undone_by: undone.undoneBy, undone_at: undone.undoneAt });
      if (updated === 0) {
        throw new ConflictError('This correction is undone already');
      }
      await markConcerned(trx, correction, [
        ...(await readServicesOf(trx, id)),
        ...(await servicesConcerned(trx, correction)),
      ]);
    });
    return this.#show({ ...correction, ...undone }, visible);
  }

  async #show(
    correction: StoredCorrection,
    visible: Visible,
  ): Promise<Correction> {
    const seen = new Set(await visible(servicesNamed(correction)));
    return toCorrection(correction, seen);
  }
}

function concernOf(
  trx: Knex.Transaction,
  entityRef: string,
  change: CorrectionChange,
): Promise<Concerned> {
  return 'incidentId' in change
    ? concernOfIncident(trx, entityRef, change)
    : concernOfDeployment(trx, entityRef, change);
}

function checkReason(reason: string): string {
  const trimmed = reason.trim();
  if (trimmed === '' || trimmed.length > LONGEST_REASON) {
    throw new InputError(
      `A correction needs a reason of 1 to ${LONGEST_REASON} characters`,
    );
  }
  return trimmed;
}

function toCorrection(stored: StoredCorrection, seen: Set<string>): Correction {
  const { id, serviceRef, change, reason, madeBy, madeAt } = stored;
  const { undoneBy, undoneAt } = stored;
  return {
    id,
    entityRef: serviceRef,
    change:
      change.kind === 'set_incident_services'
        ? {
            ...change,
            serviceRefs: change.serviceRefs.filter(ref => seen.has(ref)),
          }
        : change,
    reason,
    madeBy,
    madeAt: new Date(madeAt).toISOString(),
    undoneBy,
    undoneAt: undoneAt === null ? null : new Date(undoneAt).toISOString(),
  };
}
