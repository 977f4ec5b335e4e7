import { Instant, Revision } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import {
  chunks,
  flag,
  instant,
  json,
  requiredInstant,
} from '../database/columns';
import { CommitLink } from './linkCommits';
import { DeploymentLink, OwnFailure } from './deploymentLink';
import { LOOKUP_TABLES } from './lookups';
import { Component } from './scope';

/** Removes all that was derived of a service's deployments from an instant on. */
export async function deleteDeploymentLinks(
  trx: Knex.Transaction,
  serviceRef: string,
  from: Instant,
): Promise<void> {
  const stale = trx('dora_deployment_links')
    .where('service_ref', serviceRef)
    .where('occurred_at', '>=', from)
    .select('id');
  for (const table of ['dora_commit_links', 'dora_revision_links']) {
    await trx(table).whereIn('deployment_id', stale.clone()).delete();
  }
  for (const table of [...LOOKUP_TABLES, 'dora_deployment_links']) {
    await trx(table)
      .where('service_ref', serviceRef)
      .where('occurred_at', '>=', from)
      .delete();
  }
}

/** Removes what was derived of these deployments besides their own rows. */
export async function deleteLinksOf(
  trx: Knex.Transaction,
  deploymentIds: string[],
): Promise<void> {
  for (const table of [
    'dora_commit_links',
    'dora_revision_links',
    ...LOOKUP_TABLES,
  ]) {
    await trx(table).whereIn('deployment_id', deploymentIds).delete();
  }
}

/**
 * Removes what was derived of these deployments when they belonged to other
 * services, which are marked too and may have their turn only later.
 */
export async function deleteLinksOfOthers(
  trx: Knex.Transaction,
  serviceRef: string,
  deploymentIds: string[],
): Promise<void> {
  for (const part of chunks(deploymentIds)) {
    for (const table of [
      'dora_commit_links',
      'dora_revision_links',
      ...LOOKUP_TABLES,
    ]) {
      await trx(table)
        .whereIn('deployment_id', part)
        .whereNot('service_ref', serviceRef)
        .delete();
    }
    await trx('dora_deployment_links')
      .whereIn('id', part)
      .whereNot('service_ref', serviceRef)
      .delete();
  }
}

export async function insertDeploymentLink(
  trx: Knex.Transaction,
  serviceRef: string,
  link: DeploymentLink,
  commitsNote: string | null,
): Promise<void> {
  await trx('dora_deployment_links').insert({
    id: link.id,
    service_ref: serviceRef,
    environment: link.environment,
    place: link.place,
    source_id: link.sourceId,
    kind: link.kind,
    status: link.status,
    started_at: link.startedAt,
    finished_at: link.finishedAt,
    first_finished_at: link.firstFinishedAt,
    occurred_at: link.occurredAt,
    repository: link.repository,
    revision: link.revision,
    // Not null in the schema of the release before, which runs beside this one.
    revision_is_config: false,
    revision_rule: link.revisionRule,
    further_revisions: JSON.stringify(link.furtherRevisions),
    config_repository: link.configRepository,
    config_revision: link.configRevision,
    is_config_change: link.isConfigChange,
    identity: link.identity,
    previous_revision: link.previousRevision,
    version: link.version,
    url: link.url,
    failures: JSON.stringify(link.failures),
    commits_note: commitsNote,
    members: JSON.stringify(link.members),
    corrected: link.corrected,
  });
}

export async function insertCommitLinks(
  trx: Knex.Transaction,
  serviceRef: string,
  deployment: DeploymentLink,
  repository: string,
  commits: CommitLink[],
): Promise<void> {
  for (const part of chunks(commits, 100)) {
    await trx('dora_commit_links').insert(
      part.map(commit => ({
        deployment_id: deployment.id,
        repository,
        sha: commit.sha,
        service_ref: serviceRef,
        environment: deployment.environment,
        authored_at: commit.authoredAt,
        lead_ms: commit.leadMs,
        excluded: commit.excluded,
        clocks: JSON.stringify(commit.clocks),
        change_number: commit.changeNumber,
        by_bot: commit.byBot,
        is_cherry_pick: commit.isCherryPick,
        stage_seconds:
          commit.stageSeconds && JSON.stringify(commit.stageSeconds),
      })),
    );
  }
}

/** The commits among these that a deployment of the environment has delivered. */
export async function deliveredAmong(
  trx: Knex.Transaction,
  serviceRef: string,
  environment: string,
  repository: string,
  shas: string[],
): Promise<Set<string>> {
  const delivered = new Set<string>();
  for (const part of chunks(shas)) {
    const rows = await trx('dora_commit_links')
      .where({ repository, service_ref: serviceRef, environment })
      .whereIn('sha', part)
      .select('sha');
    rows.forEach(row => delivered.add(row.sha));
  }
  return delivered;
}

/** The last deployment before an instant with one of these outcomes. */
export async function lastDeployment(
  trx: Knex.Transaction,
  serviceRef: string,
  environment: string,
  before: Instant,
  component: Component,
  outcomes: Array<DeploymentLink['status']>,
): Promise<DeploymentLink | null> {
  const row = await trx('dora_deployment_links')
    .where({ service_ref: serviceRef, environment, ...partOf(component) })
    .whereIn('status', outcomes)
    .whereNot('kind', 'dismissed')
    .where('occurred_at', '<', before)
    .orderBy([
      { column: 'occurred_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first();
  return row ? decodeDeploymentLink(row) : null;
}

/** The columns by which the deployments of a component are found. */
export function partOf({ repository, place }: Component) {
  return {
    ...(repository !== null && { repository }),
    ...(place !== null && { place }),
  };
}

/** When each of these identities first ran before an instant. */
export async function firstRuns(
  trx: Knex.Transaction,
  serviceRef: string,
  environment: string,
  before: Instant,
  identities: string[],
): Promise<Map<string, Instant>> {
  const firstRanAt = new Map<string, Instant>();
  for (const part of chunks(identities)) {
    const rows = await trx('dora_deployment_links')
      .where({ service_ref: serviceRef, environment, status: 'succeeded' })
      .whereNot('kind', 'dismissed')
      .whereIn('identity', part)
      .where('occurred_at', '<', before)
      .groupBy('identity')
      .select('identity', trx.raw('min(occurred_at) as first_ran_at'));
    rows.forEach(row =>
      firstRanAt.set(row.identity, requiredInstant(row.first_ran_at)),
    );
  }
  return firstRanAt;
}

export function decodeDeploymentLink(row: any): DeploymentLink {
  return {
    id: row.id,
    environment: row.environment,
    place: row.place,
    sourceId: row.source_id,
    kind: row.kind,
    status: row.status,
    startedAt: requiredInstant(row.started_at),
    finishedAt: instant(row.finished_at),
    firstFinishedAt: instant(row.first_finished_at),
    occurredAt: requiredInstant(row.occurred_at),
    repository: row.repository,
    revision: row.revision,
    revisionRule: row.revision_rule,
    furtherRevisions: json<Revision[]>(row.further_revisions, []),
    configRepository: row.config_repository,
    configRevision: row.config_revision,
    isConfigChange: flag(row.is_config_change),
    identity: row.identity,
    previousRevision: row.previous_revision,
    version: row.version,
    url: row.url,
    failures: json<OwnFailure[]>(row.failures, []),
    members: json<string[]>(row.members, []),
    corrected: flag(row.corrected),
  };
}
