import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { Span } from '../metrics';

/** How many deployments and incidents services have in spans. */
export async function countRows(
  db: Knex,
  serviceRefs: readonly string[],
  { spans, environment }: { spans: readonly Span[]; environment: string },
): Promise<number> {
  let sum = 0;
  for (const part of chunks(serviceRefs)) {
    for (const { fromMs, toMs } of spans) {
      for (const [table, column] of [
        ['dora_deployment_links', 'occurred_at'],
        ['dora_incident_links', 'detected_at'],
      ]) {
        const [{ count }] = await db(table)
          .whereIn('service_ref', part)
          .where({ environment })
          .where(column, '>=', fromMs)
          .where(column, '<', toMs)
          .count({ count: '*' });
        sum += Number(count);
      }
    }
  }
  return sum;
}
