import { WaitingCommit } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { Waiting } from '../attribution/waitingCommits';
import { readChangeNumbers } from '../facts/changeNumbers';
import { readCommits } from '../facts/commits';
import { commitUrl } from './commitUrl';

/** What is known of the commits of one repository. */
interface Known {
  titles: Map<string, string | null>;
  changes: Map<string, number>;
}

/** What a person reads of waiting commits. */
export async function describeWaiting(
  trx: Knex.Transaction,
  waiting: Waiting[],
): Promise<WaitingCommit[]> {
  const known = new Map<string, Known>();
  for (const repository of new Set(waiting.map(one => one.repository))) {
    const own = waiting.filter(one => one.repository === repository);
    known.set(repository, await readKnown(trx, repository, own));
  }
  return waiting.map(one => {
    const { repository, sha, authoredAt, ageMs } = one;
    const { titles, changes } = known.get(repository)!;
    return {
      repository,
      sha,
      title: titles.get(sha) ?? null,
      authoredAt: new Date(authoredAt).toISOString(),
      ageSeconds: ageMs / 1000,
      url: commitUrl(repository, sha),
      change: changes.get(onBranch(one)) ?? null,
    };
  });
}

async function readKnown(
  trx: Knex.Transaction,
  repository: string,
  waiting: Waiting[],
): Promise<Known> {
  const commits = await readCommits(
    trx,
    repository,
    waiting.map(({ sha }) => sha),
  );
  return {
    titles: new Map(commits.map(({ sha, title }) => [sha, title])),
    changes: await readChangeNumbers(trx, repository, waiting.map(onBranch)),
  };
}

function onBranch({ sha, mergedWith }: Waiting): string {
  return mergedWith ?? sha;
}
