import { Subject } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { requiredInstant } from '../database/columns';
import { skipLocked } from '../database/dialect';
import { takeTurn } from '../database/locks';
import { markReportsChanged } from '../database/reportVersion';
import { readAnswering, readServices } from '../catalog/services';
import { repositoriesIn } from '../facts/repositoriesIn';
import { markCellsStale, markDaysStale } from '../cells/staleCells';
import { markFiguresStale } from '../cells/staleFigures';
import { dayOf } from '../metrics';
import { correctDeployments } from './correctDeployments';
import { deriveService } from './deriveService';
import { linkIncidents, StaleCell } from './linkIncidents';
import { AttributionRules, rulesOf, ServiceScope } from './scope';
import { updateTraces } from './traces';

/** Derives links anew wherever facts have changed, and marks the cells that they change. */
export class AttributionWorker {
  readonly #db: Knex;
  readonly #rules: AttributionRules;
  readonly #timeZone: string;
  readonly #factsAreWhole: (trx: Knex.Transaction) => Promise<boolean>;

  constructor(options: {
    db: Knex;
    rules: AttributionRules;
    timeZone: string;
    /** Nothing is derived while this answers false. */
    factsAreWhole: (trx: Knex.Transaction) => Promise<boolean>;
  }) {
    this.#db = options.db;
    this.#rules = options.rules;
    this.#timeZone = options.timeZone;
    this.#factsAreWhole = options.factsAreWhole;
  }

  /**
   * Brings one dirty service up to date in one transaction. Answers false when
   * there is none or when facts are not whole. An incident joins services, so
   * they are taken one at a time.
   */
  async workOne(): Promise<boolean> {
    return this.#db.transaction(async trx => {
      await takeTurn(trx, 'attribution');
      const [dirty] = (await this.#factsAreWhole(trx))
        ? await skipLocked(
            trx('dora_dirty_services').orderBy('service_ref').limit(1),
          )
        : [];
      if (!dirty) {
        return false;
      }
      const serviceRef: string = dirty.service_ref;
      await this.derive(trx, serviceRef, {
        at: requiredInstant(dirty.from_at),
        causes: dirty.causes,
      });
      await trx('dora_dirty_services')
        .where('service_ref', serviceRef)
        .delete();
      await markReportsChanged(trx);
      return true;
    });
  }

  /** Derives the links of one service from an instant on, in a transaction that has its turn. */
  async derive(
    trx: Knex.Transaction,
    serviceRef: string,
    changed: { at: number; causes: number },
  ): Promise<void> {
    const scope = await readScope(trx, serviceRef);
    if (!scope) {
      return;
    }
    const rules = rulesOf(scope.service, this.#rules);
    const start = await deriveService(trx, scope, changed.at, rules);
    const stale = [
      ...(await correctDeployments(trx, serviceRef)),
      ...(await linkIncidents(trx, scope.service, start, this.#rules)),
    ];
    const firstDay = dayOf(start, this.#timeZone);
    await markCellsStale(trx, serviceRef, firstDay);
    await this.#markFigures(trx, serviceRef, firstDay, changed.causes);
    await this.#markStale(trx, serviceRef, firstDay, stale, changed.causes);
    await updateTraces(trx, scope, Date.now());
  }

  async #markStale(
    trx: Knex.Transaction,
    serviceRef: string,
    firstDay: string,
    cells: StaleCell[],
    causes: number,
  ) {
    const stale = new Map(
      cells.map(cell => {
        const day = dayOf(cell.at, this.#timeZone);
        const mark = { serviceRef: cell.serviceRef, day };
        return [`${cell.serviceRef} ${day}`, mark];
      }),
    );
    const others = [...stale.values()].filter(
      cell => cell.serviceRef !== serviceRef || cell.day < firstDay,
    );
    await markDaysStale(trx, others);
    for (const { serviceRef: ref, day } of others) {
      await this.#markFigures(trx, ref, day, causes);
    }
  }

  async #markFigures(
    trx: Knex.Transaction,
    serviceRef: string,
    fromDay: string,
    causes: number,
  ) {
    const today = dayOf(Date.now(), this.#timeZone);
    await markFiguresStale(trx, serviceRef, { fromDay, today, causes });
  }
}

// What is deployed from a repository or by an application is deployed for all
// services that are part of it; of services of one name, only one can be meant.
function mayBeShared(subject: Subject): boolean {
  return subject.startsWith('repo:') || subject.startsWith('argocd-app:');
}

async function readScope(
  trx: Knex.Transaction,
  serviceRef: string,
): Promise<ServiceScope | undefined> {
  const service = (await readServices(trx, [serviceRef])).get(serviceRef);
  if (!service) {
    return undefined;
  }
  const answering = await readAnswering(trx, service.subjects);
  const own = service.subjects.filter(subject =>
    answering.get(subject)?.includes(serviceRef),
  );
  const isShared = (subject: Subject) => answering.get(subject)!.length > 1;
  const sharedSubjects = own.filter(
    subject => isShared(subject) && mayBeShared(subject),
  );
  return {
    service,
    deploymentSubjects: own.filter(
      subject => !isShared(subject) || mayBeShared(subject),
    ),
    sharedSubjects: new Set(sharedSubjects),
    repositories: repositoriesIn(own),
  };
}
