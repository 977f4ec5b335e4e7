import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';

/** What two measurements of the same rows may differ by, as a part of the value. */
const TOLERANCE = 1e-9;

/** A value with the rows that it is made of. */
export interface FigureValue {
  value: number | null;
  n: number;
}

/** A metric of a closed month. */
export interface Figure extends FigureValue {
  period: string;
  metric: MetricId;
}

/** Whose figures. */
export interface FigureOwner {
  service_ref: string;
  environment: string;
}

/** The months from one on that have figures, in order. */
export async function recordedPeriods(
  trx: Knex.Transaction,
  owner: FigureOwner,
  fromPeriod: string,
): Promise<string[]> {
  return trx('dora_figures')
    .where(owner)
    .where('period', '>=', fromPeriod)
    .distinct('period')
    .orderBy('period')
    .pluck('period');
}

/** The figures of months, in no order. */
export async function readFigures(
  trx: Knex.Transaction,
  owner: FigureOwner,
  periods: string[],
): Promise<Figure[]> {
  const rows = await trx('dora_figures')
    .where(owner)
    .whereIn('period', periods);
  return rows.map(({ period, metric, value, n }) => ({
    period,
    metric,
    value,
    n,
  }));
}

/** Keeps figures, in the place of those that are there. */
export async function storeFigures(
  trx: Knex.Transaction,
  owner: FigureOwner,
  figures: Figure[],
  at: Instant,
): Promise<void> {
  for (const part of chunks(figures)) {
    await trx('dora_figures')
      .insert(part.map(figure => ({ ...owner, ...figure, recorded_at: at })))
      .onConflict(['service_ref', 'environment', 'period', 'metric'])
      .merge();
  }
}

/** Whether two figures are the same but for rounding. */
export function isSame(a: FigureValue, b: FigureValue): boolean {
  if (a.value === null || b.value === null) {
    return a.value === b.value && a.n === b.n;
  }
  const largest = Math.max(Math.abs(a.value), Math.abs(b.value));
  return a.n === b.n && Math.abs(a.value - b.value) <= TOLERANCE * largest;
}
