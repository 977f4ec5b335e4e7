import { Knex } from 'knex';
import {
  CONFIG_REVISION_NOTE,
  NO_REVISION_NOTE,
  UNKNOWN_REVISION_NOTE,
} from './commitNotes';
import { Delivered, deliverCommits } from './deliveredCommits';
import { DeploymentLink } from './deploymentLink';
import { changesService } from './linkCommits';
import { insertDeploymentLink } from './links';
import { blameReverted } from './revertedCommits';
import { insertRevisionLinks, revisionsOf } from './revisionLinks';
import { AttributionRules, ServiceScope } from './scope';

/** Stores a deployment of a service with the commits that it was first to deliver. */
export async function storeDeploymentLink(
  trx: Knex.Transaction,
  scope: ServiceScope,
  link: DeploymentLink,
  rules: AttributionRules,
): Promise<void> {
  const { entityRef } = scope.service;
  const delivered =
    link.status === 'succeeded' && link.kind === 'deploy'
      ? await deliverAll(trx, scope, link, rules)
      : [];
  const passesBy = delivered.length > 0 && delivered.every(leavesServiceAlone);
  await insertDeploymentLink(
    trx,
    entityRef,
    // Of a repository that services share, a deployment may bring nothing of this one.
    passesBy ? { ...link, kind: 'redeploy' } : link,
    noteOn(link, delivered),
  );
  if (link.status === 'succeeded') {
    await insertRevisionLinks(trx, entityRef, link);
  }
}

async function deliverAll(
  trx: Knex.Transaction,
  scope: ServiceScope,
  link: DeploymentLink,
  rules: AttributionRules,
): Promise<Delivered[]> {
  const { entityRef, paths } = scope.service;
  const delivered: Delivered[] = [];
  for (const revision of deployedRevisions(link)) {
    const ofRevision = await deliverCommits(
      trx,
      scope,
      link,
      revision,
      link.isConfigChange ? [] : paths,
      rules,
    );
    await blameReverted(
      trx,
      entityRef,
      link,
      revision.repository,
      ofRevision.links,
      rules.failureWindowMs,
    );
    delivered.push(ofRevision);
  }
  return delivered;
}

function deployedRevisions(link: DeploymentLink) {
  const { configRepository, configRevision } = link;
  if (!link.isConfigChange) {
    return revisionsOf(link);
  }
  return configRepository && configRevision
    ? [{ repository: configRepository, revision: configRevision }]
    : [];
}

function leavesServiceAlone({ links, isWhole }: Delivered): boolean {
  return isWhole && links.length > 0 && !links.some(changesService);
}

function noteOn(link: DeploymentLink, delivered: Delivered[]): string | null {
  if (link.status !== 'succeeded' || link.kind !== 'deploy') {
    return null;
  }
  if (delivered.length > 0) {
    const notes = delivered.flatMap(({ note }) => note ?? []);
    return notes.length > 0 ? [...new Set(notes)].join(' ') : null;
  }
  if (link.revision) {
    return UNKNOWN_REVISION_NOTE;
  }
  return link.configRevision ? CONFIG_REVISION_NOTE : NO_REVISION_NOTE;
}
