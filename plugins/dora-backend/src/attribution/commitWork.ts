import { Knex } from 'knex';
import { chunks, instant } from '../database/columns';
import { COMPARISON_REF } from '../facts/comparisonRef';
import { readPushesWith } from '../facts/pushes';
import { StageInterval } from '../metrics';
import { JobQuery, readJobs } from './commitJobs';
import { CommitChange } from './linkCommits';

/** What was done for commits before they were deployed. */
export interface CommitWork {
  /** Stages by commit; a commit that nobody told about is absent. */
  intervals: Map<string, StageInterval[]>;
  /** The pull requests that commits came with. */
  changes: Map<string, CommitChange>;
  /** Heads of the pull requests: what CI tells of them arrives by these. */
  heads: string[];
}

/** The commits whose work is asked for. */
export interface WorkQuery extends JobQuery {
  /** The commit that was deployed. */
  deployed: string;
  /** The merged commit that squashed or rebased commits came with. */
  mergedWith: Map<string, string>;
}

interface Change extends CommitChange {
  mergeCommit: string | null;
  headSha: string | null;
  review: StageInterval | undefined;
}

/**
 * Finds reviews and CI jobs of commits: of the commit itself, of the pull
 * request that brought it, and of the commit that was deployed with it.
 */
export async function readCommitWork(
  trx: Knex.Transaction,
  { shas, deployed, mergedWith, ...query }: WorkQuery,
): Promise<CommitWork> {
  const { repository } = query;
  const changes = await readChanges(trx, repository, [
    ...new Set([...shas, ...mergedWith.values()]),
  ]);
  const changeOf = await assignChanges(
    trx,
    repository,
    shas,
    changes,
    mergedWith,
  );
  const heads = changes.flatMap(({ headSha }) => headSha ?? []);
  const merges = changes.flatMap(({ mergeCommit }) => mergeCommit ?? []);
  const jobs = await readJobs(trx, {
    ...query,
    shas: [...new Set([...shas, ...heads, ...merges, deployed])],
  });
  const intervals = new Map(
    shas.map(sha => {
      const change = changeOf.get(sha);
      const built = new Set([
        sha,
        deployed,
        change?.headSha ?? sha,
        change?.mergeCommit ?? sha,
      ]);
      return [
        sha,
        [
          ...(change?.review ? [change.review] : []),
          ...[...built].flatMap(builtSha => jobs.get(builtSha) ?? []),
        ],
      ];
    }),
  );
  return { intervals, changes: changeOf, heads };
}

async function readChanges(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const part of chunks(shas)) {
    const rows = await trx('dora_changes')
      .where({ repository })
      .where(query =>
        query.whereIn('merge_commit', part).orWhereIn('head_sha', part),
      )
      .orderBy('number');
    changes.push(...rows.map(decodeChange));
  }
  return changes;
}

// Waiting for a reviewer is part of review: it begins when one is asked for.
function decodeChange(row: any): Change {
  const fromMs = instant(row.ready_at) ?? instant(row.opened_at);
  const toMs = instant(row.approved_at) ?? instant(row.merged_at);
  return {
    number: row.number,
    headRef: row.head_ref,
    openedAt: instant(row.opened_at),
    approvedAt: instant(row.approved_at),
    mergedAt: instant(row.merged_at),
    mergeCommit: row.merge_commit,
    headSha: row.head_sha,
    review:
      fromMs !== null && toMs !== null
        ? { stage: 'review', fromMs, toMs }
        : undefined,
  };
}

async function assignChanges(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
  changes: Change[],
  mergedWith: Map<string, string>,
): Promise<Map<string, Change>> {
  const assigned = new Map<string, Change>();
  const joined = new Set(mergedWith.values());
  const merges = new Set(
    changes.flatMap(({ mergeCommit }) => mergeCommit ?? []),
  );
  for (const change of changes) {
    const { headSha, mergeCommit } = change;
    // Of those that are squashed or rebased, the commits are known.
    const merged =
      mergeCommit && !joined.has(mergeCommit)
        ? await mergedBy(trx, repository, mergeCommit, merges)
        : [];
    const own = new Set([headSha, mergeCommit, ...merged]);
    const isOwn = (sha: string) =>
      own.has(sha) || own.has(mergedWith.get(sha) ?? null);
    for (const sha of shas.filter(isOwn)) {
      assigned.set(sha, assigned.get(sha) ?? change);
    }
  }
  return assigned;
}

/**
 * A merge comes in one push with the commits that it merges, which follow upon
 * the merge before it where a push brings several.
 */
async function mergedBy(
  trx: Knex.Transaction,
  repository: string,
  mergeCommit: string,
  merges: ReadonlySet<string>,
): Promise<string[]> {
  const pushes = (await readPushesWith(trx, repository, mergeCommit)).filter(
    ({ ref }) => ref !== COMPARISON_REF,
  );
  const ending = pushes.filter(({ after }) => after === mergeCommit);
  const bringing =
    ending.length > 0
      ? ending
      : pushes.filter(({ isDefaultBranch }) => isDefaultBranch);
  return bringing.flatMap(({ shas }) => {
    const before = shas.slice(0, shas.indexOf(mergeCommit));
    const others = before.map((sha, index) =>
      merges.has(sha) ? index + 1 : 0,
    );
    return before.slice(Math.max(0, ...others));
  });
}
