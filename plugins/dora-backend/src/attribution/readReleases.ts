import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { readDeployments } from '../facts/deployments';
import { FAN_OUT_MS, mayJoin, startOf } from './groupDeployments';
import { ResolvedDeployment, resolveRevisions } from './resolveRevisions';
import { ServiceScope } from './scope';

/** Deployment facts, in the order in which they occurred, and where they start. */
export interface Releases {
  facts: ResolvedDeployment[];
  start: Instant;
}

/**
 * The deployments of a service from an instant on, and from a little
 * before it where a release that goes to several places would be torn apart.
 */
export async function readReleases(
  trx: Knex.Transaction,
  scope: ServiceScope,
  from: Instant,
): Promise<Releases> {
  let releases = { facts: await readResolved(trx, scope, from), start: from };
  for (;;) {
    const wider = await widen(trx, scope, releases);
    if (!wider) {
      return releases;
    }
    releases = wider;
  }
}

async function widen(
  trx: Knex.Transaction,
  scope: ServiceScope,
  { facts, start }: Releases,
): Promise<Releases | undefined> {
  const reach = Math.min(...facts.map(startOf), Infinity) - FAN_OUT_MS;
  if (reach >= start) {
    return undefined;
  }
  const around = await readResolved(trx, scope, reach);
  const torn = around.find(
    fact =>
      fact.occurredAt < start && facts.some(member => mayJoin(fact, member)),
  );
  return (
    torn && {
      facts: around.filter(fact => fact.occurredAt >= torn.occurredAt),
      start: torn.occurredAt,
    }
  );
}

async function readResolved(
  trx: Knex.Transaction,
  scope: ServiceScope,
  from: Instant,
): Promise<ResolvedDeployment[]> {
  const facts = await readDeployments(trx, scope.deploymentSubjects, from);
  return resolveRevisions(trx, scope, facts);
}
