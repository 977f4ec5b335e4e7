import {
  MetricId,
  Restatement,
  Restatements,
  MetricUnit,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { requiredInstant } from '../database/columns';
import { fromBits } from '../facts/causes';
import { servicesOf } from '../reports/entityServices';
import { Visible } from '../reports/GroupReports';

const UNITS: Record<MetricId, MetricUnit> = {
  deployment_frequency: 'per_day',
  lead_time: 'seconds',
  change_failure_rate: 'fraction',
  time_to_restore: 'seconds',
};

/** A page of the log. */
export interface RestatementQuery {
  /** The `next` of the page before. */
  before: string | undefined;
  limit: number;
}

/** Tells what has moved in closed months. */
export class RestatementReports {
  readonly #db: Knex;

  constructor(options: { db: Knex }) {
    this.#db = options.db;
  }

  /** What has moved for a service, or for all services of a team and of those below it. */
  async entity(
    entityRef: string,
    query: RestatementQuery,
    visible: Visible,
  ): Promise<Restatements> {
    return this.#page(await servicesOf(this.#db, entityRef, visible), query);
  }

  /** What has moved for any service. */
  async organisation(
    query: RestatementQuery,
    visible: Visible,
  ): Promise<Restatements> {
    const moved: string[] = await this.#db('dora_services')
      .whereExists(
        this.#db('dora_restatements').whereRaw(
          'dora_restatements.service_ref = dora_services.entity_ref',
        ),
      )
      .orderBy('entity_ref')
      .pluck('entity_ref');
    return this.#page(await visible(moved), query);
  }

  async #page(
    serviceRefs: string[],
    { before, limit }: RestatementQuery,
  ): Promise<Restatements> {
    const rows = await this.#db('dora_restatements')
      .whereIn('service_ref', serviceRefs)
      .modify(query => before && query.where('id', '<', before))
      .orderBy('id', 'desc')
      // One more than asked for tells whether there is another page.
      .limit(limit + 1);
    const items = rows.slice(0, limit).map(decode);
    return {
      items,
      next: rows.length > limit ? items[items.length - 1].id : null,
    };
  }
}

function decode(row: any): Restatement {
  const metric: MetricId = row.metric;
  return {
    id: String(row.id),
    entityRef: row.service_ref,
    period: row.period,
    environment: row.environment,
    metric,
    unit: UNITS[metric],
    from: { value: row.from_value, n: row.from_n },
    to: { value: row.to_value, n: row.to_n },
    causes: fromBits(row.causes),
    at: new Date(requiredInstant(row.at)).toISOString(),
  };
}
