import { CHANGING_KINDS } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { addFailure } from './addFailure';
import { Delivered } from './deliveredCommits';
import { DeploymentLink } from './deploymentLink';
import { passesServiceBy } from './linkCommits';

/**
 * Marks the deployments as failed whose commits a later deployment takes back
 * soon after: to revert a change and deploy that is to roll it back.
 *
 * @returns whether there are any.
 */
export async function blameReverted(
  trx: Knex.Transaction,
  serviceRef: string,
  reverting: DeploymentLink,
  delivered: Delivered[],
  windowMs: number,
): Promise<boolean> {
  const rows = await findReverted(
    trx,
    serviceRef,
    reverting,
    delivered,
    windowMs,
  );
  for (const row of rows) {
    await addFailure(trx, row.id, {
      rule: 'rollback',
      at: reverting.startedAt,
      deploymentId: reverting.id,
      revertedCommit: row.sha,
    });
  }
  return rows.length > 0;
}

async function findReverted(
  trx: Knex.Transaction,
  serviceRef: string,
  { id, environment, startedAt }: DeploymentLink,
  delivered: Delivered[],
  windowMs: number,
): Promise<Array<{ id: string; sha: string }>> {
  const found: Array<{ id: string; sha: string }> = [];
  for (const { repository, links } of delivered) {
    const reverted = links
      .filter(link => !passesServiceBy(link))
      .flatMap(({ reverts }) => reverts ?? []);
    for (const part of chunks(reverted)) {
      const rows = await trx('dora_commit_links as commit')
        .join('dora_deployment_links as deployment', {
          'deployment.id': 'commit.deployment_id',
        })
        .where('commit.repository', repository)
        .whereIn('commit.sha', part)
        .where('commit.service_ref', serviceRef)
        .where('commit.environment', environment)
        .whereIn('deployment.kind', CHANGING_KINDS)
        .whereNot('deployment.id', id)
        .where('deployment.occurred_at', '>=', startedAt - windowMs)
        .orderBy('commit.sha')
        .select('deployment.id', 'commit.sha');
      found.push(...rows);
    }
  }
  return found;
}
