import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { failureWindowMs } from '../definitions';
import { readDeployments, StoredDeployment } from '../facts/deployments';
import { mayJoin, startOf } from './groupDeployments';
import { ResolvedDeployment, resolveRevisions } from './resolveRevisions';
import { AttributionRules, ServiceScope } from './scope';

const MINUTE_MS = 60_000;

/** Deployment facts, in the order in which they occurred, and where they start. */
export interface Releases {
  facts: ResolvedDeployment[];
  start: Instant;
}

/**
 * The deployments of a service that a change at an instant may concern: those
 * from then on, those that these may mark as failed, and a little before them
 * where a release that goes to several places would be torn apart.
 */
export async function readReleases(
  trx: Knex.Transaction,
  scope: ServiceScope,
  changedAt: Instant,
  { definitions }: Pick<AttributionRules, 'definitions'>,
): Promise<Releases> {
  const fanOutMs = definitions.fanOutMinutes * MINUTE_MS;
  const affected = await readDeployments(
    trx,
    scope.deploymentSubjects,
    changedAt,
  );
  // What ends after the change may have started, at its first place, long before.
  const start =
    earliestStart(affected, changedAt) -
    fanOutMs -
    failureWindowMs(definitions);
  let releases = { facts: await readResolved(trx, scope, start), start };
  for (;;) {
    const wider = await widen(trx, scope, releases, fanOutMs);
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
  fanOutMs: number,
): Promise<Releases | undefined> {
  const reach = earliestStart(facts, Infinity) - fanOutMs;
  if (reach >= start) {
    return undefined;
  }
  const around = await readResolved(trx, scope, reach);
  const torn = around.find(
    fact =>
      fact.occurredAt < start &&
      facts.some(member => mayJoin(fact, member, fanOutMs)),
  );
  return (
    torn && {
      facts: around.filter(fact => fact.occurredAt >= torn.occurredAt),
      start: torn.occurredAt,
    }
  );
}

function earliestStart(facts: StoredDeployment[], otherwise: Instant): Instant {
  return facts.reduce(
    (earliest, fact) => Math.min(earliest, startOf(fact)),
    otherwise,
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
