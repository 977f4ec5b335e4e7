import { Instant, Revision } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { DeploymentLink } from './deploymentLink';

/** What of a repository ran before an instant; null when none of it is known to have. */
export async function lastRevision(
  trx: Knex.Transaction,
  serviceRef: string,
  environment: string,
  before: Instant,
  repository: string,
): Promise<string | null> {
  const row = await trx('dora_revision_links')
    .where({ service_ref: serviceRef, environment, repository })
    .where('occurred_at', '<', before)
    .orderBy([
      { column: 'occurred_at', order: 'desc' },
      { column: 'deployment_id', order: 'desc' },
    ])
    .first('revision');
  return row ? row.revision : null;
}

/** Remembers what of each repository runs after a deployment. */
export async function insertRevisionLinks(
  trx: Knex.Transaction,
  serviceRef: string,
  { id, environment, occurredAt, ...link }: DeploymentLink,
): Promise<void> {
  const rows = revisionsOf(link).map(revision => ({
    ...revision,
    deployment_id: id,
    service_ref: serviceRef,
    environment,
    occurred_at: occurredAt,
  }));
  if (rows.length > 0) {
    await trx('dora_revision_links').insert(rows).onConflict().ignore();
  }
}

/** The application's commits that a deployment consists of, as far as their repositories are known. */
export function revisionsOf(
  link: Pick<DeploymentLink, 'repository' | 'revision' | 'furtherRevisions'>,
): Revision[] {
  const { repository, revision, furtherRevisions } = link;
  return repository && revision
    ? [{ repository, revision }, ...furtherRevisions]
    : furtherRevisions;
}
