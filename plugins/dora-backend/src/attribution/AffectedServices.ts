import {
  CorrectionChange,
  DefinitionValues,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { CatalogService } from '../catalog/entitySubjects';
import { readAnswering, readServices } from '../catalog/services';
import { StoredIncident } from '../facts/incidents';
import { saidServices } from './correctIncident';
import { canonicalEnvironment } from './environments';
import { AttributionRules, rulesOf } from './scope';

/** A service that an incident affects. */
export interface AffectedService {
  serviceRef: string;
  /** Where, by the name that the service has for it. */
  environment: string;
  /** Its own. */
  definitions: DefinitionValues;
}

/** Finds the services that incidents affect; each service is read once. */
export class AffectedServices {
  readonly #trx: Knex.Transaction;
  readonly #rules: AttributionRules;
  readonly #read = new Map<string, CatalogService | undefined>();

  constructor(trx: Knex.Transaction, rules: AttributionRules) {
    this.#trx = trx;
    this.#rules = rules;
  }

  /** @param changes - What people say of the incident. */
  async of(
    { subjects, environment }: StoredIncident,
    changes: CorrectionChange[],
  ): Promise<AffectedService[]> {
    const refs = saidServices(changes) ?? (await this.#answering(subjects));
    const services = await this.#services(refs);
    return services.map(service => {
      const { definitions, productionNames } = rulesOf(service, this.#rules);
      return {
        serviceRef: service.entityRef,
        environment: canonicalEnvironment(environment, productionNames),
        definitions,
      };
    });
  }

  async #answering(subjects: string[]): Promise<string[]> {
    const answering = await readAnswering(this.#trx, subjects);
    return [...new Set([...answering.values()].flat())].sort();
  }

  async #services(refs: string[]): Promise<CatalogService[]> {
    const fresh = refs.filter(ref => !this.#read.has(ref));
    const found = await readServices(this.#trx, fresh);
    fresh.forEach(ref => this.#read.set(ref, found.get(ref)));
    return refs.flatMap(ref => this.#read.get(ref) ?? []);
  }
}
