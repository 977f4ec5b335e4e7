import { Knex } from 'knex';
import { isMadeOf } from '../attribution/correctFailures';
import { DeploymentLink } from '../attribution/deploymentLink';
import { StoredCorrection } from '../corrections/storedCorrections';
import { CausedIncident, toCausedIncident } from './deploymentEvidence';

/** An incident that people say a deployment did not cause. */
export interface ClearedIncident extends CausedIncident {
  /** Id of the correction. */
  clearedBy: string;
}

/** The incidents that were taken from deployments of a service, by deployment. */
export async function readClearedIncidents(
  db: Knex,
  links: DeploymentLink[],
  corrections: StoredCorrection[],
): Promise<Map<string, ClearedIncident[]>> {
  const aboutIncidents = corrections.filter(
    ({ incidentId, deploymentFacts }) =>
      incidentId !== null && deploymentFacts.length > 0,
  );
  const cleared = new Map<string, ClearedIncident[]>();
  for (const link of links) {
    const clearedBy = new Map(
      aboutIncidents
        .filter(({ deploymentFacts }) =>
          isMadeOf(link.members, deploymentFacts),
        )
        .map(({ incidentId, id }) => [incidentId!, id]),
    );
    const rows = await readOthers(db, link.id, [...clearedBy.keys()]);
    const incidents = new Map(
      rows.map(row => [row.incident_id, toCausedIncident(row)]),
    );
    cleared.set(
      link.id,
      [...incidents.values()].map(incident => ({
        ...incident,
        clearedBy: clearedBy.get(incident.id)!,
      })),
    );
  }
  return cleared;
}

// What a deployment has been given back counts again.
function readOthers(db: Knex, deploymentId: string, incidentIds: string[]) {
  return db('dora_incident_links as link')
    .join('dora_incidents as incident', 'incident.id', 'link.incident_id')
    .whereIn('link.incident_id', incidentIds)
    .whereNotIn(
      'link.incident_id',
      db('dora_incident_links')
        .where('deployment_id', deploymentId)
        .select('incident_id'),
    )
    .select('link.*', 'incident.title', 'incident.url');
}
