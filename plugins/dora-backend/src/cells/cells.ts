import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { addDays, dayOf, Rows, startOfDay } from '../metrics';
import { readRows } from './readRows';

/** Cells that another release wrote are left out until they are derived anew. */
const FORMAT = 2;
const FOREVER: Instant = Number.MAX_SAFE_INTEGER;

/** Computes all cells of a service from the day of an instant on. */
export async function recomputeCellsFrom(
  trx: Knex.Transaction,
  serviceRef: string,
  from: Instant,
  timeZone: string,
): Promise<void> {
  const firstDay = dayOf(from, timeZone);
  await trx('dora_cells')
    .where('service_ref', serviceRef)
    .where('day', '>=', firstDay)
    .delete();
  await insertCells(trx, serviceRef, timeZone, {
    fromMs: startOfDay(firstDay, timeZone),
    toMs: FOREVER,
  });
}

/** Computes the cells of a service on one day, in all environments. */
export async function recomputeCellsOn(
  trx: Knex.Transaction,
  serviceRef: string,
  day: string,
  timeZone: string,
): Promise<void> {
  await trx('dora_cells').where({ service_ref: serviceRef, day }).delete();
  await insertCells(trx, serviceRef, timeZone, {
    fromMs: startOfDay(day, timeZone),
    toMs: startOfDay(addDays(day, 1), timeZone),
  });
}

/** The rows of services in one environment, from one day to another, both included. */
export async function readCells(
  db: Knex,
  serviceRefs: string[],
  environment: string,
  firstDay: string,
  lastDay: string,
): Promise<Map<string, Rows>> {
  const rowsOf = new Map<string, Rows>(
    serviceRefs.map(ref => [ref, { deployments: [], incidents: [] }]),
  );
  for (const part of chunks(serviceRefs)) {
    const cells = await db('dora_cells')
      .whereIn('service_ref', part)
      .where({ environment })
      .where('format', FORMAT)
      .whereBetween('day', [firstDay, lastDay])
      .orderBy([{ column: 'service_ref' }, { column: 'day' }])
      .select('service_ref', 'rows');
    for (const cell of cells) {
      const { deployments, incidents } = JSON.parse(cell.rows) as Rows;
      const rows = rowsOf.get(cell.service_ref)!;
      rows.deployments.push(...deployments);
      rows.incidents.push(...incidents);
    }
  }
  return rowsOf;
}

/** Environments in which anything of the service is known, sorted. */
export async function readEnvironments(
  db: Knex,
  serviceRef: string,
): Promise<string[]> {
  const rows = await db('dora_cells')
    .where('service_ref', serviceRef)
    .distinct('environment')
    .orderBy('environment');
  return rows.map(row => row.environment);
}

async function insertCells(
  trx: Knex.Transaction,
  serviceRef: string,
  timeZone: string,
  span: { fromMs: Instant; toMs: Instant },
): Promise<void> {
  const { deployments, incidents } = await readRows(trx, serviceRef, span);
  const cells = new Map<string, Rows>();
  const cellOf = (environment: string, at: Instant) => {
    const key = JSON.stringify([environment, dayOf(at, timeZone)]);
    const cell = cells.get(key) ?? { deployments: [], incidents: [] };
    cells.set(key, cell);
    return cell;
  };
  for (const { environment, row } of deployments) {
    cellOf(environment, row.finishedAt).deployments.push(row);
  }
  for (const { environment, row } of incidents) {
    cellOf(environment, row.detectedAt).incidents.push(row);
  }
  const rows = [...cells].map(([key, cell]) => {
    const [environment, day] = JSON.parse(key);
    return {
      service_ref: serviceRef,
      environment,
      day,
      format: FORMAT,
      rows: JSON.stringify(cell),
    };
  });
  for (const part of chunks(rows)) {
    await trx('dora_cells').insert(part);
  }
}
