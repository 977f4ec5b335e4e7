import { Knex } from 'knex';
import { StoredDeployment } from '../facts/deployments';
import { expandSha, readCommits } from '../facts/commits';
import { insertLookups } from './links';
import { ServiceScope } from './scope';

const FULL_SHA_LENGTH = 40;

/** Deployments with the full commit and its repository, where they are known. */
export async function resolveRevisions(
  trx: Knex.Transaction,
  { service, repositories }: ServiceScope,
  facts: StoredDeployment[],
): Promise<StoredDeployment[]> {
  const resolved: StoredDeployment[] = [];
  for (const fact of facts) {
    if (!fact.revision || fact.revisionIsConfig) {
      resolved.push(fact);
      continue;
    }
    const sha = fact.revision;
    const candidates = fact.repository ? [fact.repository] : repositories;
    await insertLookups(
      trx,
      service.entityRef,
      fact.id,
      fact.occurredAt,
      candidates.map(repository => ({ repository, sha })),
    );
    resolved.push({ ...fact, ...(await findCommit(trx, candidates, sha)) });
  }
  return resolved;
}

async function findCommit(
  trx: Knex.Transaction,
  repositories: string[],
  sha: string,
): Promise<{ repository?: string; revision?: string }> {
  for (const repository of repositories) {
    const revision =
      sha.length < FULL_SHA_LENGTH
        ? await expandSha(trx, repository, sha)
        : (await readCommits(trx, repository, [sha]))[0]?.sha;
    if (revision) {
      return { repository, revision };
    }
  }
  return repositories.length === 1 ? { repository: repositories[0] } : {};
}
