import { Knex } from 'knex';
import { firstRowAt } from './edgeRows';
import { Counting, readSelectedRows } from './readSelectedRows';
import { Totals } from './Totals';

/** So much of a history is in memory at a time. */
const AT_ONCE_MS = 64 * 86_400_000;

/** What a service has had altogether, counted row by row, as its cells will tell it. */
export async function readRowTotals(
  db: Knex,
  serviceRef: string,
  counting: Counting,
): Promise<Totals> {
  const { now } = counting;
  const totals = new Totals();
  let fromMs = await firstRowAt(db, serviceRef, 0);
  while (fromMs !== null && fromMs < now) {
    const toMs = Math.min(fromMs + AT_ONCE_MS, now);
    const span = { fromMs, toMs };
    const rows = await readSelectedRows(db, [serviceRef], [span], counting);
    const { deployments, incidents } = rows.get(serviceRef)!;
    deployments.forEach(row => totals.addDeployment(row));
    incidents.forEach(row => totals.addIncident(row));
    fromMs = await firstRowAt(db, serviceRef, toMs);
  }
  return totals;
}
