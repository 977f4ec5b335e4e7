import { Knex } from 'knex';

/** Before every day. */
export const FIRST_DAY = '0000-01-01';

/**
 * - `restate`: months that have figures
 * - `record`: months that have none yet
 */
export type FigurePurpose = 'restate' | 'record';

/** The calendar month of a day, `yyyy-MM`. */
export function periodOf(day: string): string {
  return day.slice(0, 'yyyy-MM'.length);
}

/**
 * Marks that figures of a service, from the month of a day on, no longer follow
 * from its cells, and why. Called in the transaction that changes the cells, so
 * that no change can go unnoticed. The month of today has no figures yet.
 */
export async function markFiguresStale(
  trx: Knex.Transaction,
  serviceRef: string,
  {
    fromDay,
    today,
    causes,
  }: { fromDay: string; today: string; causes: number },
): Promise<void> {
  const period = periodOf(fromDay);
  if (period < periodOf(today)) {
    await mark(trx, serviceRef, 'restate', period, causes);
    await mark(trx, serviceRef, 'record', period, 0);
  }
}

/** Marks that months of a service, from one on, may have no figures yet. */
export async function markFiguresLacking(
  trx: Knex.Transaction,
  serviceRef: string,
  fromPeriod: string,
): Promise<void> {
  await mark(trx, serviceRef, 'record', fromPeriod, 0);
}

async function mark(
  trx: Knex.Transaction,
  serviceRef: string,
  purpose: FigurePurpose,
  fromPeriod: string,
  causes: number,
): Promise<void> {
  await trx('dora_stale_figures')
    .insert({
      service_ref: serviceRef,
      purpose,
      from_period: fromPeriod,
      causes,
    })
    .onConflict(['service_ref', 'purpose'])
    .merge({
      from_period: trx.raw(
        'case when dora_stale_figures.from_period < excluded.from_period then dora_stale_figures.from_period else excluded.from_period end',
      ),
      causes: trx.raw('dora_stale_figures.causes | excluded.causes'),
    });
}
