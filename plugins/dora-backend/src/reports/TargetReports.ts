import { InputError } from '@backstage/errors';
import {
  MetricId,
  Target,
  TargetInput,
  Targets,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import { DoraConfig } from '../config';
import { requiredInstant } from '../database/columns';
import { markReportsChanged } from '../database/reportVersion';
import { addDays, dayOf, startOfDay, targetProgress } from '../metrics';
import { Measurement } from './MeasuredServices';

/** Measures an entity over the last 30 days. */
export type MeasureNow = () => Promise<Measurement['metrics']>;

interface StoredTarget {
  metric: MetricId;
  value: number;
  due: string;
  baseline: number | null;
  setAt: Instant;
}

/** Keeps what services and teams mean to reach, and tells how far they are. */
export class TargetReports {
  readonly #db: Knex;
  readonly #timeZone: string;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; config: DoraConfig; now?: () => Instant }) {
    this.#db = options.db;
    this.#timeZone = options.config.timeZone;
    this.#now = options.now ?? Date.now;
  }

  /** The targets that hold, with their progress. */
  async list(
    entityRef: string,
    measure: MeasureNow,
    editable: boolean,
  ): Promise<Targets> {
    const stored = await this.#read(entityRef);
    const metrics = stored.length > 0 ? await measure() : undefined;
    return {
      entityRef,
      environment: PRODUCTION,
      targets: stored.map(target =>
        this.#toTarget(target, metrics?.[target.metric].value ?? null),
      ),
      editable,
    };
  }

  /**
   * Sets a target from where the metric stands now. What held before is kept
   * as history.
   *
   * @throws InputError when the target cannot be reached in time or at all.
   */
  async set(
    entityRef: string,
    metric: MetricId,
    { value, due }: TargetInput,
    measure: MeasureNow,
  ): Promise<void> {
    this.#check(metric, value, due);
    const baseline = (await measure())[metric].value;
    const now = this.#now();
    await this.#db.transaction(async trx => {
      await this.#end(trx, entityRef, metric, now);
      await trx('dora_targets').insert({
        entity_ref: entityRef,
        metric,
        value,
        due,
        baseline,
        set_at: now,
      });
      await markReportsChanged(trx);
    });
  }

  /** Drops a target; it stays in the history. */
  async drop(entityRef: string, metric: MetricId): Promise<void> {
    await this.#db.transaction(async trx => {
      await this.#end(trx, entityRef, metric, this.#now());
      await markReportsChanged(trx);
    });
  }

  #check(metric: MetricId, value: number, due: string) {
    if (due <= dayOf(this.#now(), this.#timeZone)) {
      throw new InputError('The last day of a target must be after today');
    }
    if (metric === 'change_failure_rate' && value > 1) {
      throw new InputError('A change failure rate is a fraction from 0 to 1');
    }
    if (metric === 'deployment_frequency' && value === 0) {
      throw new InputError('A target of no deployments is none');
    }
  }

  async #end(db: Knex, entityRef: string, metric: MetricId, now: Instant) {
    await db('dora_targets')
      .where({ entity_ref: entityRef, metric })
      .whereNull('ended_at')
      .update({ ended_at: now });
  }

  async #read(entityRef: string): Promise<StoredTarget[]> {
    const rows = await this.#db('dora_targets')
      .where('entity_ref', entityRef)
      .whereNull('ended_at')
      .orderBy('metric');
    return rows.map(row => ({
      metric: row.metric,
      value: Number(row.value),
      due: row.due,
      baseline: row.baseline === null ? null : Number(row.baseline),
      setAt: requiredInstant(row.set_at),
    }));
  }

  #toTarget(target: StoredTarget, current: number | null): Target {
    const { metric, value, due, baseline, setAt } = target;
    const dueAt = startOfDay(addDays(due, 1), this.#timeZone);
    return {
      metric,
      value,
      due,
      baseline,
      setAt: new Date(setAt).toISOString(),
      current,
      ...targetProgress(
        { baseline, value, current, setAt, dueAt },
        this.#now(),
      ),
    };
  }
}
