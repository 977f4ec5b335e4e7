import { Knex } from 'knex';

/** More than any service has; so many looks into an index are soon over. */
const MOST_ENVIRONMENTS = 100;

/**
 * Environments in which anything of the service has happened, sorted. Each is
 * looked up behind the one before, so that a long history costs nothing.
 */
export async function readEnvironments(
  db: Knex,
  serviceRef: string,
): Promise<string[]> {
  const environments: string[] = [];
  while (environments.length < MOST_ENVIRONMENTS) {
    const next = await nextEnvironment(db, serviceRef, environments.at(-1));
    if (next === null) {
      break;
    }
    environments.push(next);
  }
  return environments;
}

async function nextEnvironment(
  db: Knex,
  serviceRef: string,
  after: string | undefined,
): Promise<string | null> {
  const found: string[] = [];
  for (const table of ['dora_deployment_links', 'dora_incident_links']) {
    const rows = db(table).where('service_ref', serviceRef);
    const row: any = await (after === undefined
      ? rows
      : rows.where('environment', '>', after)
    )
      .min({ environment: 'environment' })
      .first();
    if (row.environment !== null) {
      found.push(row.environment);
    }
  }
  return found.sort()[0] ?? null;
}
