import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { readDeployments, StoredDeployment } from '../facts/deployments';
import { FAN_OUT_MS, mayJoin, startOf } from './groupDeployments';

/** Deployment facts, in the order in which they occurred, and where they start. */
export interface Releases {
  facts: StoredDeployment[];
  start: Instant;
}

/**
 * The deployments of these subjects from an instant on, and from a little
 * before it where a release that goes to several places would be torn apart.
 */
export async function readReleases(
  trx: Knex.Transaction,
  subjects: string[],
  from: Instant,
): Promise<Releases> {
  let releases = {
    facts: await readDeployments(trx, subjects, from),
    start: from,
  };
  for (;;) {
    const wider = await widen(trx, subjects, releases);
    if (!wider) {
      return releases;
    }
    releases = wider;
  }
}

async function widen(
  trx: Knex.Transaction,
  subjects: string[],
  { facts, start }: Releases,
): Promise<Releases | undefined> {
  const reach = Math.min(...facts.map(startOf), Infinity) - FAN_OUT_MS;
  if (reach >= start) {
    return undefined;
  }
  const around = await readDeployments(trx, subjects, reach);
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
