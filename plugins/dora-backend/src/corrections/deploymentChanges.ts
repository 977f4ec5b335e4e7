import { InputError, NotFoundError } from '@backstage/errors';
import {
  CorrectionChange,
  FailureRef,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { isMadeOf } from '../attribution/correctFailures';
import { DeploymentLink } from '../attribution/deploymentLink';
import { decodeDeploymentLink } from '../attribution/links';
import { Concerned, readHoldingOfIncidents } from './storedCorrections';

/** What may be said of a deployment. */
export type DeploymentChange = Extract<
  CorrectionChange,
  { deploymentId: string }
>;

type Move = Extract<CorrectionChange, { kind: 'move_failure' }>;

/**
 * Finds out what a change of a service's deployment is about.
 *
 * @throws NotFoundError when the service has no such deployment.
 * @throws InputError when there is nothing to change so.
 */
export async function concernOfDeployment(
  trx: Knex.Transaction,
  serviceRef: string,
  change: DeploymentChange,
): Promise<Concerned> {
  const link = await readLink(trx, change.deploymentId);
  if (link?.serviceRef !== serviceRef) {
    throw new NotFoundError('This service has no such deployment');
  }
  if (link.kind === 'dismissed') {
    throw new InputError('This deployment is dismissed already');
  }
  const concerned: Concerned = {
    serviceRef,
    deploymentFacts: link.members,
    evidenceFacts: [],
    target: null,
    incidentId: null,
  };
  if (change.kind !== 'clear_failure' && change.kind !== 'move_failure') {
    return concerned;
  }
  return {
    ...concerned,
    ...(await concernOfEvidence(trx, link, change)),
    ...(change.kind === 'move_failure' && {
      target: await targetOf(trx, link, change),
    }),
  };
}

type ServiceLink = DeploymentLink & { serviceRef: string };

async function readLink(
  trx: Knex.Transaction,
  id: string,
): Promise<ServiceLink | undefined> {
  const row = await trx('dora_deployment_links').where({ id }).first();
  return row && { ...decodeDeploymentLink(row), serviceRef: row.service_ref };
}

async function concernOfEvidence(
  trx: Knex.Transaction,
  link: ServiceLink,
  change: FailureRef & DeploymentChange,
): Promise<Pick<Concerned, 'evidenceFacts' | 'incidentId'>> {
  const { rule, evidenceId } = change;
  // What is cleared is still there to be moved.
  const mayBeCleared = change.kind === 'move_failure';
  const isThere =
    rule === 'incident'
      ? await hasIncident(trx, link, evidenceId, mayBeCleared)
      : link.failures.some(
          failure =>
            failure.rule === rule &&
            (failure.deploymentId ?? null) === evidenceId &&
            (mayBeCleared || failure.clearedBy === undefined),
        );
  if (!isThere) {
    throw new InputError('This deployment has no such failure');
  }
  if (rule === 'incident' || evidenceId === null) {
    return { evidenceFacts: [], incidentId: evidenceId };
  }
  const evidence = await readLink(trx, evidenceId);
  return { evidenceFacts: evidence?.members ?? [], incidentId: null };
}

async function hasIncident(
  trx: Knex.Transaction,
  { id, members }: ServiceLink,
  incidentId: string | null,
  mayBeCleared: boolean,
): Promise<boolean> {
  if (incidentId === null) {
    return false;
  }
  const linked = await trx('dora_incident_links')
    .where({ incident_id: incidentId, deployment_id: id })
    .first('incident_id');
  if (linked || !mayBeCleared) {
    return linked !== undefined;
  }
  const corrections = await readHoldingOfIncidents(trx, [incidentId]);
  return (corrections.get(incidentId) ?? []).some(({ deploymentFacts }) =>
    isMadeOf(members, deploymentFacts),
  );
}

async function targetOf(
  trx: Knex.Transaction,
  link: ServiceLink,
  { toDeploymentId, rule, evidenceId }: Move,
): Promise<Concerned['target']> {
  if (toDeploymentId === link.id) {
    throw new InputError('It is a failure of that deployment already');
  }
  const target = await readLink(trx, toDeploymentId);
  if (!target) {
    throw new NotFoundError('There is no deployment to move the failure to');
  }
  if (target.environment !== link.environment) {
    throw new InputError('A failure can move only within its environment');
  }
  if (target.kind === 'dismissed') {
    throw new InputError('A failure cannot move to a dismissed deployment');
  }
  if (rule === 'incident') {
    const affected = await trx('dora_incident_links')
      .where({ incident_id: evidenceId, service_ref: target.serviceRef })
      .first('incident_id');
    if (!affected) {
      throw new InputError(
        'The incident does not affect the service of that deployment',
      );
    }
  } else if (target.serviceRef !== link.serviceRef) {
    throw new InputError('Such a failure can move only within its service');
  }
  return { serviceRef: target.serviceRef, facts: target.members };
}
