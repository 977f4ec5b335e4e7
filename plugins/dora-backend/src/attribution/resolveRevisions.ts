import { RevisionRule } from '@dora-metrics/backstage-plugin-dora-common';
import { Revision } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { stableId } from '../database/ids';
import { StoredDeployment } from '../facts/deployments';
import { expandSha, readCommits } from '../facts/commits';
import { builtRevisions } from './builtRevisions';
import { shaInImages } from './imageRevisions';
import { ServiceScope } from './scope';

const FULL_SHA_LENGTH = 40;

/** A deployment with the application's commits, as far as they can be found. */
export interface ResolvedDeployment extends StoredDeployment {
  /** Id of its link: services that share a deployment have one each. */
  linkId: string;
  /** How `revision` was found; null when it was not. */
  revisionRule: RevisionRule | null;
}

/**
 * Deployments with the full commit and its repository, where they are known:
 * what the sender tells, else what the images were built from, else the commit
 * that their tags name.
 */
export async function resolveRevisions(
  trx: Knex.Transaction,
  scope: ServiceScope,
  facts: StoredDeployment[],
): Promise<ResolvedDeployment[]> {
  const resolved: ResolvedDeployment[] = [];
  for (const fact of facts) {
    resolved.push({
      ...fact,
      linkId: linkIdOf(scope, fact),
      revisionRule: null,
      ...(await findRevision(trx, scope, fact)),
    });
  }
  return resolved;
}

/** The commits that may be a deployment's, by the words of its sender. */
export function namedCommits(
  scope: ServiceScope,
  fact: StoredDeployment,
): Revision[] {
  const revision = namedRevision(fact);
  if (!revision) {
    return ownConfiguration(scope, fact);
  }
  const { repository } = fact;
  const candidates = repository ? [repository] : scope.repositories;
  return candidates.map(candidate => ({ repository: candidate, revision }));
}

// What is deployed from a repository of the service itself is its own commit.
function ownConfiguration(
  { repositories }: ServiceScope,
  { configRepository, configRevision }: StoredDeployment,
): Revision[] {
  return configRepository &&
    configRevision &&
    repositories.includes(configRepository)
    ? [{ repository: configRepository, revision: configRevision }]
    : [];
}

function namedRevision({ revision, images }: StoredDeployment) {
  return revision ?? shaInImages(images);
}

function linkIdOf(
  { service, sharedSubjects }: ServiceScope,
  { id, subject }: StoredDeployment,
): string {
  return sharedSubjects.has(subject)
    ? stableId('shared', id, service.entityRef)
    : id;
}

async function findRevision(
  trx: Knex.Transaction,
  scope: ServiceScope,
  fact: StoredDeployment,
): Promise<Partial<ResolvedDeployment>> {
  const named = () => findCommit(trx, namedCommits(scope, fact));
  if (fact.revision) {
    return { ...(await named()), revisionRule: 'told' };
  }
  const [built, ...furtherRevisions] = await builtRevisions(trx, scope, fact);
  if (built) {
    return { ...built, furtherRevisions, revisionRule: 'image_build' };
  }
  const tagged = namedRevision(fact);
  if (tagged) {
    return { revision: tagged, ...(await named()), revisionRule: 'image_tag' };
  }
  return ownConfiguration(scope, fact).length > 0
    ? { ...(await named()), revisionRule: 'told' }
    : {};
}

/** The one of them that is known, with its full hash. */
async function findCommit(
  trx: Knex.Transaction,
  candidates: Revision[],
): Promise<Partial<Revision>> {
  for (const { repository, revision } of candidates) {
    const known =
      revision.length < FULL_SHA_LENGTH
        ? await expandSha(trx, repository, revision)
        : (await readCommits(trx, repository, [revision]))[0]?.sha;
    if (known) {
      return { repository, revision: known };
    }
  }
  return candidates.length === 1 ? candidates[0] : {};
}
