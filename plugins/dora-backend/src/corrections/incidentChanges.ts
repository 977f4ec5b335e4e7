import { InputError, NotFoundError } from '@backstage/errors';
import { CorrectionChange } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { correctTimes } from '../attribution/correctIncident';
import { readIncidentsById, StoredIncident } from '../facts/incidents';
import {
  Concerned,
  readHolding,
  readHoldingOfIncidents,
} from './storedCorrections';

/** What may be said of an incident. */
export type IncidentChange = Extract<CorrectionChange, { incidentId: string }>;

type TimesChange = Extract<CorrectionChange, { kind: 'set_incident_times' }>;
/**
 * Finds out what a change of a service's incident is about.
 *
 * @throws NotFoundError when the service has no such incident.
 */
export async function concernOfIncident(
  trx: Knex.Transaction,
  serviceRef: string,
  { incidentId }: IncidentChange,
): Promise<Concerned> {
  if (!(await isOfService(trx, serviceRef, incidentId))) {
    throw new NotFoundError('This service has no such incident');
  }
  return {
    serviceRef,
    deploymentFacts: [],
    evidenceFacts: [],
    target: null,
    incidentId,
  };
}

// An incident that people have taken from a service can be given back to it.
async function isOfService(
  trx: Knex.Transaction,
  serviceRef: string,
  incidentId: string,
): Promise<boolean> {
  const link = await trx('dora_incident_links')
    .where({ incident_id: incidentId, service_ref: serviceRef })
    .first('incident_id');
  const holding = link ? [] : await readHolding(trx, serviceRef);
  return (
    link !== undefined || holding.some(other => other.incidentId === incidentId)
  );
}

/**
 * A change of an incident's times, in UTC.
 *
 * @throws InputError when an incident cannot have had such times.
 */
export async function checkTimes(
  trx: Knex.Transaction,
  { kind, incidentId, ...times }: TimesChange,
  now: Instant,
): Promise<TimesChange> {
  const said = Object.entries(times).filter(([, at]) => at !== undefined);
  if (said.length === 0) {
    throw new InputError('Say at least one time of the incident');
  }
  const change: TimesChange = {
    kind,
    incidentId,
    ...Object.fromEntries(
      said.map(([name, at]) => [name, at && new Date(at).toISOString()]),
    ),
  };
  if (said.some(([, at]) => at && Date.parse(at) > now)) {
    throw new InputError('A time of an incident cannot be in the future');
  }
  const { detectedAt, mitigatedAt, resolvedAt } = await timesAfter(trx, change);
  if (mitigatedAt !== null && mitigatedAt < detectedAt) {
    throw new InputError(
      'An incident cannot be mitigated before it is detected',
    );
  }
  if (resolvedAt !== null && resolvedAt < detectedAt) {
    throw new InputError(
      'An incident cannot be resolved before it is detected',
    );
  }
  return change;
}

async function timesAfter(
  trx: Knex.Transaction,
  change: TimesChange,
): Promise<StoredIncident> {
  const { incidentId } = change;
  const [told] = await readIncidentsById(trx, [incidentId]);
  if (!told) {
    throw new NotFoundError('There is no such incident any more');
  }
  const holding = await readHoldingOfIncidents(trx, [incidentId]);
  return correctTimes(told, [
    ...(holding.get(incidentId) ?? []).map(correction => correction.change),
    change,
  ]);
}
