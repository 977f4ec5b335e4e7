import { Knex } from 'knex';
import { noteGap } from '../comparisons/noteGap';
import { chunks } from '../database/columns';
import { readCommits, StoredCommit } from '../facts/commits';
import { readDefaultBranchCommits } from '../facts/pushes';
import { CommitHistory, PushReader } from './commitHistory';
import { comparedCommits } from './comparedCommits';

/** A pull request of more commits than these counts by the commit that joined them. */
const MOST_COMMITS = 500;

/**
 * What pull requests brought that the history of the default branch does not
 * tell: of squashed and rebased ones, its commits are not those that people
 * wrote; of merged ones told commit by commit, it has the merge alone.
 */
export interface JoinedChanges {
  /** Commits that joined others, which count instead. */
  squashed: Set<string>;
  /** The commits that were joined, as they were written. */
  originals: string[];
  /** The merged commit of the pull request that each of these came with. */
  mergedWith: Map<string, string>;
  /** When rebased commits were written, where their copies say later. */
  authoredAt: Map<string, number>;
  /** The commits that rebased ones are copies of. */
  copyOf: Map<string, string>;
  /** All commits that were asked for. */
  asked: Set<string>;
  /** The commits of some pull request were not received. */
  areSomeUnknown: boolean;
}

interface MergedChange {
  mergeCommit: string;
  headSha: string;
  /** Null when the sender does not tell. */
  commitCount: number | null;
}

/**
 * Finds the original commits behind commits of the default branch, through the
 * pushes of the pull requests' branches.
 *
 * @param shas - What a deployment brought, newest first.
 * @param previous - What ran before it.
 */
export async function readJoinedChanges(
  trx: Knex.Transaction,
  reader: PushReader,
  repository: string,
  shas: string[],
  previous: string | null,
): Promise<JoinedChanges> {
  const joined: JoinedChanges = {
    squashed: new Set(),
    originals: [],
    mergedWith: new Map(),
    authoredAt: new Map(),
    copyOf: new Map(),
    asked: new Set(),
    areSomeUnknown: false,
  };
  for (const change of await readMergedChanges(trx, repository, shas)) {
    // Of what is released again, only the last commit may be at hand.
    if (await reader.isDelivered(change.mergeCommit)) {
      continue;
    }
    const written = await readBranch(
      trx,
      reader,
      repository,
      change,
      previous,
      joined.asked,
    );
    if (!written && previous !== null) {
      const head = change.headSha;
      await noteGap(trx, { repository, base: previous, head });
    }
    await addChange(trx, repository, shas, change, written, joined);
  }
  return joined;
}

/** Pull requests merged with one of these commits whose branch is not among them. */
async function readMergedChanges(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
): Promise<MergedChange[]> {
  const merged: MergedChange[] = [];
  for (const part of chunks(shas)) {
    const rows = await trx('dora_changes')
      .where({ repository })
      .whereIn('merge_commit', part)
      .whereNotNull('head_sha')
      .orderBy('number');
    for (const row of rows) {
      const change = {
        mergeCommit: row.merge_commit,
        headSha: row.head_sha,
        commitCount: row.commit_count,
      };
      if (!shas.includes(change.headSha)) {
        merged.push(change);
      }
    }
  }
  return merged;
}

/**
 * The commits of a branch that the default branch has not, newest first, merges
 * apart; undefined when they are not all known, or not known to be its own.
 */
async function readBranch(
  trx: Knex.Transaction,
  reader: PushReader,
  repository: string,
  { headSha, commitCount }: MergedChange,
  previous: string | null,
  asked: Set<string>,
): Promise<StoredCommit[] | undefined> {
  const isOnDefaultBranch = async (sha: string) =>
    (await readDefaultBranchCommits(trx, repository, [sha])).has(sha);
  const history = new CommitHistory(reader, headSha);
  while (history.next !== null && !(await isOnDefaultBranch(history.next))) {
    if (history.shas.length > MOST_COMMITS) {
      return undefined;
    }
    await history.extend();
  }
  history.shas.forEach(sha => asked.add(sha));
  const isCut = history.end === 'missing' || history.truncated;
  const shas = isCut
    ? previous && (await comparedCommits(reader, previous, headSha))
    : history.shas;
  if (!shas) {
    return undefined;
  }
  const others = await readDefaultBranchCommits(trx, repository, shas);
  const own = shas.filter(sha => !others.has(sha));
  // More than the branch has are commits of a default branch that was not received.
  if (commitCount !== null && own.length !== commitCount) {
    return undefined;
  }
  const known = new Map(
    (await readCommits(trx, repository, own)).map(commit => [
      commit.sha,
      commit,
    ]),
  );
  const commits = own.flatMap(sha => known.get(sha) ?? []);
  return commits.length === own.length
    ? commits.filter(({ isMerge }) => !isMerge)
    : undefined;
}

async function addChange(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
  { mergeCommit }: MergedChange,
  written: StoredCommit[] | undefined,
  joined: JoinedChanges,
): Promise<void> {
  const top = shas.indexOf(mergeCommit);
  const merged = await readInOrder(trx, repository, shas.slice(top));
  const [last] = merged;
  if (last?.sha !== mergeCommit) {
    return;
  }
  if (last.isMerge) {
    addOriginals(written ?? [], mergeCommit, joined);
    return;
  }
  const copies = merged.slice(0, written?.length ?? 0);
  if (!written || written.length === 0) {
    joined.areSomeUnknown = true;
    return;
  }
  if (areCopies(copies, written)) {
    copies.forEach((copy, index) => {
      joined.authoredAt.set(
        copy.sha,
        Math.min(copy.authoredAt, written[index].authoredAt),
      );
      joined.copyOf.set(copy.sha, written[index].sha);
      joined.mergedWith.set(copy.sha, mergeCommit);
    });
    return;
  }
  joined.squashed.add(mergeCommit);
  addOriginals(written, mergeCommit, joined);
}

function addOriginals(
  written: StoredCommit[],
  mergeCommit: string,
  joined: JoinedChanges,
): void {
  for (const { sha } of written) {
    joined.originals.push(sha);
    joined.mergedWith.set(sha, mergeCommit);
  }
}

async function readInOrder(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
): Promise<StoredCommit[]> {
  const part = shas.slice(0, MOST_COMMITS);
  const commits = new Map(
    (await readCommits(trx, repository, part)).map(commit => [
      commit.sha,
      commit,
    ]),
  );
  return part.flatMap(sha => commits.get(sha) ?? []);
}

/** A rebase copies commit by commit and keeps what they are called. */
function areCopies(copies: StoredCommit[], written: StoredCommit[]): boolean {
  return (
    copies.length === written.length &&
    copies.every(
      ({ title }, index) => title !== null && title === written[index].title,
    )
  );
}
