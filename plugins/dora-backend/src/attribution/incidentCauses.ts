import {
  CauseMethod,
  CHANGING_KINDS,
  DefinitionValues,
  DeploymentKind,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { requiredInstant } from '../database/columns';
import { failureWindowMs } from '../definitions';
import { readDeployment } from '../facts/deployments';
import { StoredIncident } from '../facts/incidents';
import { changesWhatRuns } from '../metrics';
import { AffectedService } from './AffectedServices';
import { startOf } from './groupDeployments';

/** The deployment that an incident is blamed on; null where there is none. */
export interface Cause {
  deploymentId: string | null;
  method: CauseMethod;
}

interface Candidate {
  id: string;
  serviceRef: string;
  kind: DeploymentKind;
  startedAt: number;
}

/** While a deployment runs, it occurs when it began at the first of its places. */
const LONGEST_FAN_OUT_MS = 7 * 86_400_000;

const NEWEST_FIRST = [
  { column: 'started_at', order: 'desc' },
  { column: 'id', order: 'desc' },
];

/** Finds what caused an incident, for each of the services that it affects. */
export async function findCauses(
  trx: Knex.Transaction,
  incident: StoredIncident,
  affected: AffectedService[],
  incidentBlames: DefinitionValues['incidentBlames'],
): Promise<Map<string, Cause>> {
  const all = (causeOf: (service: AffectedService) => Cause) =>
    new Map(affected.map(service => [service.serviceRef, causeOf(service)]));
  if (incident.isDuplicate) {
    return all(() => ({ deploymentId: null, method: 'duplicate' }));
  }
  const told = await toldCauses(trx, incident, affected);
  if (told.length > 0) {
    return all(({ serviceRef }) => {
      const own = told.find(candidate => candidate.serviceRef === serviceRef);
      const cause = incidentBlames === 'latest' ? told[0] : own ?? told[0];
      return { deploymentId: cause.id, method: 'told' };
    });
  }
  const latest: Candidate[] = [];
  for (const service of affected) {
    latest.push(...(await latestDeployment(trx, incident, service)));
  }
  latest.sort(newestFirst);
  return all(({ serviceRef }) => {
    const own = latest.find(candidate => candidate.serviceRef === serviceRef);
    const cause = incidentBlames === 'latest' ? latest[0] : own;
    return cause
      ? { deploymentId: cause.id, method: 'latest_deployment' }
      : { deploymentId: null, method: 'none' };
  });
}

// A canary breaks while it is rolling out, so its start counts, not its end.
async function latestDeployment(
  trx: Knex.Transaction,
  { detectedAt }: StoredIncident,
  { serviceRef, environment, definitions }: AffectedService,
): Promise<Candidate[]> {
  const rows = await trx('dora_deployment_links')
    .where({ service_ref: serviceRef, environment })
    .whereIn('kind', CHANGING_KINDS)
    .where('started_at', '<=', detectedAt)
    .where('occurred_at', '>=', detectedAt - failureWindowMs(definitions))
    .orderBy(NEWEST_FIRST)
    .limit(1);
  return rows.map(decode);
}

/** The deployments that the sender names, however long ago: services may share one. */
async function toldCauses(
  trx: Knex.Transaction,
  { causedByDeployment, causedByRevision, detectedAt }: StoredIncident,
  affected: AffectedService[],
): Promise<Candidate[]> {
  const ofServices = trx('dora_deployment_links')
    .whereIn(
      'service_ref',
      affected.map(({ serviceRef }) => serviceRef),
    )
    .whereNot('kind', 'dismissed')
    .orderBy(NEWEST_FIRST);
  const fact =
    causedByDeployment && (await readDeployment(trx, causedByDeployment));
  if (fact) {
    const rows = await ofServices
      .clone()
      .where('occurred_at', '>=', startOf(fact) - LONGEST_FAN_OUT_MS)
      .where('members', 'like', `%"${fact.id}"%`);
    const named = rows.map(decode);
    // Of some of the services that share it, it may have changed nothing.
    const changing = named.filter(({ kind }) => changesWhatRuns(kind));
    // A sender may name an id or a commit: which of them, only this tells.
    if (named.length > 0) {
      return changing.length > 0 ? changing : named;
    }
  }
  if (causedByRevision) {
    const rows = await ofServices
      .where({ revision: causedByRevision })
      .whereIn('kind', CHANGING_KINDS)
      .where('started_at', '<=', detectedAt);
    return rows.map(decode);
  }
  return [];
}

function newestFirst(a: Candidate, b: Candidate): number {
  return b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1);
}

function decode(row: any): Candidate {
  return {
    id: row.id,
    serviceRef: row.service_ref,
    kind: row.kind,
    startedAt: requiredInstant(row.started_at),
  };
}
