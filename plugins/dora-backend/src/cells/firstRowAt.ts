import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { instant } from '../database/columns';

/** When the first row of a service at or after an instant is; null for none. */
export async function firstRowAt(
  db: Knex,
  serviceRef: string,
  from: Instant,
): Promise<Instant | null> {
  const [deployment, incident] = [
    await first(db, 'dora_deployment_links', 'occurred_at', serviceRef, from),
    await first(db, 'dora_incident_links', 'detected_at', serviceRef, from),
  ];
  const known = [deployment, incident].filter(
    (at): at is Instant => at !== null,
  );
  return known.length > 0 ? Math.min(...known) : null;
}

async function first(
  db: Knex,
  table: string,
  column: string,
  serviceRef: string,
  from: Instant,
): Promise<Instant | null> {
  const row: any = await db(table)
    .where('service_ref', serviceRef)
    .where(column, '>=', from)
    .min({ at: column })
    .first();
  return instant(row.at);
}
