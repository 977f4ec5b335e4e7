import { matchesNameGlob } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { failureWindowMs } from '../definitions';
import { changesWhatRuns } from '../metrics';
import { blameMended } from './blameMended';
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
  derived: DeploymentLink,
  rules: AttributionRules,
): Promise<void> {
  const { entityRef } = scope.service;
  const delivered = bringsChanges(derived)
    ? await deliverAll(trx, scope, derived, rules)
    : [];
  const revertsAny = await blameReverted(
    trx,
    entityRef,
    derived,
    delivered,
    failureWindowMs(rules.definitions),
  );
  const link = {
    ...derived,
    kind: refineKind(derived, delivered, revertsAny, rules),
  };
  if (link.kind === 'hotfix' && link.status === 'succeeded') {
    await blameMended(trx, scope, link, rules);
  }
  await insertDeploymentLink(trx, entityRef, link, noteOn(derived, delivered));
  if (link.status === 'succeeded' && link.kind !== 'dismissed') {
    await insertRevisionLinks(trx, entityRef, link);
  }
}

function bringsChanges({ status, kind }: DeploymentLink): boolean {
  return status === 'succeeded' && changesWhatRuns(kind);
}

async function deliverAll(
  trx: Knex.Transaction,
  scope: ServiceScope,
  link: DeploymentLink,
  rules: AttributionRules,
): Promise<Delivered[]> {
  const { paths } = scope.service;
  const delivered: Delivered[] = [];
  for (const revision of deployedRevisions(link)) {
    delivered.push(
      await deliverCommits(
        trx,
        scope,
        link,
        revision,
        link.isConfigChange ? [] : paths,
        rules,
      ),
    );
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

// What its commits tell of a deployment of which its sender tells nothing special.
function refineKind(
  { kind }: DeploymentLink,
  delivered: Delivered[],
  revertsAny: boolean,
  { definitions }: AttributionRules,
): DeploymentLink['kind'] {
  // Of a repository that services share, a deployment may bring nothing of this one.
  if (delivered.length > 0 && delivered.every(leavesServiceAlone)) {
    return 'redeploy';
  }
  if (kind !== 'deploy' && kind !== 'config_change') {
    return kind;
  }
  if (revertsAny) {
    return 'revert';
  }
  return delivered.some(part => isHotfix(part, definitions.hotfixBranches))
    ? 'hotfix'
    : kind;
}

function leavesServiceAlone({ links, isWhole }: Delivered): boolean {
  return isWhole && links.length > 0 && !links.some(changesService);
}

function isHotfix({ links }: Delivered, branches: string[]): boolean {
  return links.some(
    link =>
      link.headRef !== null &&
      changesService(link) &&
      branches.some(glob => matchesNameGlob(glob, link.headRef!)),
  );
}

function noteOn(link: DeploymentLink, delivered: Delivered[]): string | null {
  if (!bringsChanges(link)) {
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
