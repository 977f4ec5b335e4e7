import { Knex } from 'knex';

const TABLES = ['dora_deployment_links', 'dora_incident_links'];
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
    const last = environments.at(-1) ?? '';
    const next = await nextEnvironment(db, serviceRef, last);
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
  after: string,
): Promise<string | null> {
  const [deployments, incidents] = TABLES.map(table =>
    db(table)
      .where('service_ref', serviceRef)
      .where('environment', '>', after)
      .min({ environment: 'environment' }),
  );
  const [{ environment }] = await db
    .from(deployments.unionAll(incidents).as('next'))
    .min({ environment: 'environment' });
  return environment;
}
