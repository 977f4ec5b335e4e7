import { Knex } from 'knex';
import { chunks, json } from '../database/columns';
import { DeploymentLink, OwnFailure } from './deploymentLink';
import { CommitLink } from './linkCommits';

/**
 * Marks the deployments as failed whose commits a later deployment takes back
 * soon after: to revert a change and deploy that is to roll it back.
 */
export async function blameReverted(
  trx: Knex.Transaction,
  serviceRef: string,
  reverting: DeploymentLink,
  repository: string,
  commits: CommitLink[],
  failureWindowMs: number,
): Promise<void> {
  const reverted = commits.flatMap(({ reverts }) => reverts ?? []);
  for (const part of chunks(reverted)) {
    const rows = await trx('dora_commit_links as commit')
      .join('dora_deployment_links as deployment', {
        'deployment.id': 'commit.deployment_id',
      })
      .where('commit.repository', repository)
      .whereIn('commit.sha', part)
      .where('commit.service_ref', serviceRef)
      .where('commit.environment', reverting.environment)
      .where('deployment.kind', 'deploy')
      .whereNot('deployment.id', reverting.id)
      .where(
        'deployment.occurred_at',
        '>=',
        reverting.startedAt - failureWindowMs,
      )
      .orderBy('commit.sha')
      .select('deployment.id', 'commit.sha');
    for (const row of rows) {
      await addFailure(trx, row.id, {
        rule: 'rollback',
        at: reverting.startedAt,
        deploymentId: reverting.id,
        revertedCommit: row.sha,
      });
    }
  }
}

// A deployment is rolled back by another once, by however many commits.
async function addFailure(
  trx: Knex.Transaction,
  id: string,
  failure: OwnFailure,
): Promise<void> {
  const row = await trx('dora_deployment_links')
    .where({ id })
    .first('failures');
  const failures = json<OwnFailure[]>(row.failures, []);
  const isKnown = failures.some(
    ({ rule, deploymentId }) =>
      rule === failure.rule && deploymentId === failure.deploymentId,
  );
  if (!isKnown) {
    await trx('dora_deployment_links')
      .where({ id })
      .update({ failures: JSON.stringify([...failures, failure]) });
  }
}
