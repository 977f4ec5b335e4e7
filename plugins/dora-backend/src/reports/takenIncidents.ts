import { Knex } from 'knex';
import { correctTimes } from '../attribution/correctIncident';
import { canonicalEnvironment } from '../attribution/environments';
import { severityScale } from '../attribution/severities';
import { readServices } from '../catalog/services';
import { DoraConfig } from '../config';
import {
  readHolding,
  readHoldingOfIncidents,
} from '../corrections/storedCorrections';
import { readIncidentsById } from '../facts/incidents';
import { PlacedIncident } from './IncidentReports';

/** The incidents that people have taken from a service: they can still be given back. */
export async function readTakenIncidents(
  db: Knex,
  entityRef: string,
  config: Pick<DoraConfig, 'productionNames' | 'severities'>,
): Promise<PlacedIncident[]> {
  return db.transaction(async trx => {
    const ids = await takenFrom(trx, entityRef);
    const corrections = await readHoldingOfIncidents(trx, ids);
    const [service] = (await readServices(trx, [entityRef])).values();
    const severityOf = severityScale(config.severities);
    const productionNames = [
      ...config.productionNames,
      ...(service?.productionNames ?? []),
    ];
    const incidents = await readIncidentsById(trx, ids);
    return incidents
      .map(told =>
        correctTimes(
          told,
          corrections.get(told.id)!.map(({ change }) => change),
        ),
      )
      .map(incident => ({
        id: incident.id,
        title: incident.title,
        url: incident.url,
        severity: severityOf(incident.severity),
        detectedAt: incident.detectedAt,
        mitigatedAt: incident.mitigatedAt,
        resolvedAt: incident.resolvedAt,
        method: 'none',
        corrected: true,
        environment: canonicalEnvironment(
          incident.environment,
          productionNames,
        ),
        deploymentId: null,
        deploymentRef: null,
        excluded: 'not_affected',
      }));
  });
}

async function takenFrom(
  trx: Knex.Transaction,
  entityRef: string,
): Promise<string[]> {
  const corrections = await readHolding(trx, entityRef);
  const ids = corrections.flatMap(({ change, incidentId }) =>
    change.kind === 'set_incident_services' && incidentId !== null
      ? [incidentId]
      : [],
  );
  const linked: string[] = await trx('dora_incident_links')
    .where('service_ref', entityRef)
    .whereIn('incident_id', ids)
    .pluck('incident_id');
  return [...new Set(ids)].filter(id => !linked.includes(id));
}
