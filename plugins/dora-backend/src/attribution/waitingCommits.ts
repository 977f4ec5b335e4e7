import { WorkInProgressGap } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { readCommits } from '../facts/commits';
import { readDefaultBranchTip } from '../facts/defaultBranchTip';
import { readPushesWith } from '../facts/pushes';
import { KnownService } from '../catalog/services';
import { PushReader, RangeGap } from './commitHistory';
import { commitRange } from './commitRange';
import { readJoinedChanges } from './joinedChanges';
import { linkCommits } from './linkCommits';
import { deliveredAmong, lastDeployment } from './links';
import { lastRevision } from './revisionLinks';
import { WHOLE } from './scope';

/** After all deployments, those of clocks that are ahead included. */
const FOREVER: Instant = Number.MAX_SAFE_INTEGER;

/** Where some commits are left out, those that are listed wait all the same. */
const CUTS: RangeGap[] = ['truncated', 'too_long'];

/** A commit that waits to be deployed. */
export interface Waiting {
  repository: string;
  sha: string;
  authoredAt: Instant;
  ageMs: number;
  /** The commit that a pull request merged it with; null where that is itself. */
  mergedWith: string | null;
}

/** What waits, as far as it is known. */
export interface WaitingCommits {
  /** Null when nothing is known. */
  commits: Waiting[] | null;
  /** Why nothing, or not everything, is known. */
  gap: WorkInProgressGap | null;
}

/** Whose commits wait, of which repository, and for what. */
export interface WaitingQuery {
  service: Pick<KnownService, 'entityRef' | 'paths'>;
  environment: string;
  repository: string;
}

/**
 * Finds the commits of a repository's default branch that no deployment of a
 * service has delivered: those that would count if its tip were deployed now.
 */
export async function readWaitingCommits(
  trx: Knex.Transaction,
  query: WaitingQuery,
  now: Instant,
): Promise<WaitingCommits> {
  const { service, environment, repository } = query;
  const { entityRef } = service;
  const tip = await readDefaultBranchTip(trx, repository);
  if (tip === null) {
    return { commits: null, gap: 'no_pushes' };
  }
  const running = await lastRevision(
    trx,
    entityRef,
    environment,
    FOREVER,
    repository,
  );
  if (running === null) {
    const gap = await reasonForNoRevision(trx, entityRef, environment);
    return { commits: null, gap };
  }
  const reader: PushReader = {
    pushesWith: sha => readPushesWith(trx, repository, sha),
    isDelivered: async sha => (await delivered(trx, query, [sha])).has(sha),
  };
  const { shas, gap } = await commitRange(reader, tip, running);
  if (gap !== null && !CUTS.includes(gap)) {
    return { commits: null, gap: 'history_unknown' };
  }
  const { commits, areAllKnown } = await linkWaiting(
    trx,
    query,
    reader,
    shas,
    now,
  );
  return {
    commits,
    gap: gap === null && areAllKnown ? null : 'history_cut',
  };
}

async function linkWaiting(
  trx: Knex.Transaction,
  query: WaitingQuery,
  reader: PushReader,
  shas: string[],
  now: Instant,
): Promise<{ commits: Waiting[]; areAllKnown: boolean }> {
  const { repository, service } = query;
  // With what runs now, a Git host would be asked about it; reading asks nobody.
  const joined = await readJoinedChanges(trx, reader, repository, shas, null);
  const all = [...new Set([...shas, ...joined.originals])];
  const earlier = await delivered(trx, query, all);
  const fresh = all.filter(sha => !earlier.has(sha));
  const commits = await readCommits(trx, repository, fresh);
  const links = linkCommits(
    fresh,
    commits.map(commit => ({
      ...commit,
      authoredAt: joined.authoredAt.get(commit.sha) ?? commit.authoredAt,
    })),
    { finishedAt: now, paths: service.paths, squashed: joined.squashed },
  );
  return {
    commits: links
      .filter(({ excluded }) => excluded === null)
      .map(({ sha, authoredAt, leadMs }) => ({
        repository,
        sha,
        authoredAt: authoredAt!,
        ageMs: leadMs!,
        mergedWith: joined.mergedWith.get(sha) ?? null,
      })),
    areAllKnown: commits.length === fresh.length,
  };
}

function delivered(
  trx: Knex.Transaction,
  { service, environment, repository }: WaitingQuery,
  shas: string[],
): Promise<Set<string>> {
  return deliveredAmong(trx, service.entityRef, environment, repository, shas);
}

async function reasonForNoRevision(
  trx: Knex.Transaction,
  entityRef: string,
  environment: string,
): Promise<WorkInProgressGap> {
  const last = await lastDeployment(
    trx,
    entityRef,
    environment,
    FOREVER,
    WHOLE,
    ['succeeded'],
  );
  return last ? 'no_revision' : 'never_deployed';
}
