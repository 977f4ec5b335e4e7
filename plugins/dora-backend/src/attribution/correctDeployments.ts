import { Knex } from 'knex';
import {
  readHolding,
  StoredCorrection,
} from '../corrections/storedCorrections';
import { chunks, json } from '../database/columns';
import { correctFailures, isMadeOf } from './correctFailures';
import { DeploymentLink } from './deploymentLink';
import { StaleCell } from './linkIncidents';
import { decodeDeploymentLink } from './links';

/** What people say of the deployments of one service, by the facts that these consist of. */
export interface DeploymentCorrections {
  areAbout(members: string[]): boolean;
  dismiss(members: string[]): boolean;
}

export const NO_CORRECTIONS: DeploymentCorrections = {
  areAbout: () => false,
  dismiss: () => false,
};

/** Reads what people say of the deployments of a service. */
export async function readDeploymentCorrections(
  trx: Knex.Transaction,
  serviceRef: string,
): Promise<DeploymentCorrections> {
  const corrections = await readHolding(trx, serviceRef);
  const about = corrections.flatMap(correction => [
    ...(correction.serviceRef === serviceRef ? correction.deploymentFacts : []),
    ...(correction.target?.serviceRef === serviceRef
      ? correction.target.facts
      : []),
  ]);
  const dismissed = corrections
    .filter(({ change }) => change.kind === 'dismiss_deployment')
    .flatMap(({ deploymentFacts }) => deploymentFacts);
  return {
    areAbout: members => isMadeOf(members, about),
    dismiss: members => isMadeOf(members, dismissed),
  };
}

/**
 * Corrects the failures of a service's deployments, incidents apart, once all
 * of them are derived: they may be older than what was derived now.
 *
 * @returns cells that this may have changed.
 */
export async function correctDeployments(
  trx: Knex.Transaction,
  serviceRef: string,
): Promise<StaleCell[]> {
  const corrections = (await readHolding(trx, serviceRef)).filter(
    correction => correction.serviceRef === serviceRef && isOfOwn(correction),
  );
  if (corrections.length === 0) {
    return [];
  }
  const rows = await trx('dora_deployment_links')
    .where({ service_ref: serviceRef, corrected: true })
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  const links = rows
    .map(decodeDeploymentLink)
    .filter(({ kind }) => kind !== 'dismissed');
  const facts = await readEvidence(trx, links);
  const corrected = correctFailures(
    links,
    corrections,
    id => facts.get(id) ?? [],
  );
  const stale: StaleCell[] = [];
  for (const link of links) {
    const failures = JSON.stringify(corrected.get(link.id));
    if (failures !== JSON.stringify(link.failures)) {
      await trx('dora_deployment_links')
        .where('id', link.id)
        .update({ failures });
      const { environment, occurredAt: at } = link;
      stale.push({ serviceRef, environment, at });
    }
  }
  return stale;
}

function isOfOwn({ change }: StoredCorrection): boolean {
  return (
    change.kind === 'confirm_failure' ||
    ((change.kind === 'clear_failure' || change.kind === 'move_failure') &&
      change.rule !== 'incident')
  );
}

async function readEvidence(
  trx: Knex.Transaction,
  links: DeploymentLink[],
): Promise<Map<string, string[]>> {
  const ids = links.flatMap(({ failures }) =>
    failures.flatMap(({ deploymentId }) => deploymentId ?? []),
  );
  const facts = new Map<string, string[]>();
  for (const part of chunks([...new Set(ids)])) {
    const rows = await trx('dora_deployment_links')
      .whereIn('id', part)
      .select('id', 'members');
    rows.forEach(row => facts.set(row.id, json<string[]>(row.members, [])));
  }
  return facts;
}
