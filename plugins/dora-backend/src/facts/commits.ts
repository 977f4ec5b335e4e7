import {
  CommitFact,
  Instant,
  PushedCommit,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, flag, instant, json } from '../database/columns';
import { lockRows } from '../database/dialect';
import { markCommitsDirty } from './dirtyCommits';
import { prevailing } from './erased';

/** A commit as the facts know it. */
export interface StoredCommit {
  sha: string;
  authoredAt: Instant;
  committedAt: Instant | null;
  title: string | null;
  isMerge: boolean;
  paths: string[] | null;
  reverts: string | null;
  cherryPickedFrom: string | null;
  byBot: boolean;
}

/** Stores a commit whose place in a branch is not told. */
export async function storeCommit(
  trx: Knex.Transaction,
  fact: CommitFact,
): Promise<void> {
  await storeCommits(trx, fact.repository, [fact.commit]);
}

/** The commits among these that are known. */
export async function readCommits(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
): Promise<StoredCommit[]> {
  const commits: StoredCommit[] = [];
  for (const part of chunks(shas)) {
    const rows = await trx('dora_commits')
      .where({ repository })
      .whereIn('sha', part);
    commits.push(...rows.map(decodeCommit));
  }
  return commits;
}

/** The one commit that an abbreviated hash stands for; undefined when none or several do. */
export async function expandSha(
  trx: Knex.Transaction,
  repository: string,
  abbreviated: string,
): Promise<string | undefined> {
  const rows = await trx('dora_commits')
    .where({ repository })
    .whereBetween('sha', [abbreviated, `${abbreviated}g`])
    .limit(2)
    .select('sha');
  return rows.length === 1 ? rows[0].sha : undefined;
}

/** Merges what is told of commits into what is known. */
export async function storeCommits(
  trx: Knex.Transaction,
  repository: string,
  commits: PushedCommit[],
): Promise<void> {
  const told = mergeTold(commits);
  const changed: string[] = [];
  for (const part of chunks(told)) {
    const inserted = await trx('dora_commits')
      .insert(part.map(commit => encodeCommit(repository, commit)))
      .onConflict(['repository', 'sha'])
      .ignore()
      .returning('sha');
    const fresh = new Set(inserted.map(({ sha }) => sha));
    const others = part.filter(({ sha }) => !fresh.has(sha));
    changed.push(...fresh, ...(await updateCommits(trx, repository, others)));
  }
  await markCommitsDirty(trx, repository, changed);
}

// Sorted, so that two replicas take the rows in one order.
function mergeTold(commits: PushedCommit[]): StoredCommit[] {
  const told = new Map<string, StoredCommit>();
  for (const commit of commits.map(fromTelling)) {
    const twin = told.get(commit.sha);
    told.set(commit.sha, twin ? mergeCommit(twin, commit) : commit);
  }
  return [...told.values()].sort((a, b) => (a.sha < b.sha ? -1 : 1));
}

async function updateCommits(
  trx: Knex.Transaction,
  repository: string,
  told: StoredCommit[],
): Promise<string[]> {
  const stored = await lockRows(
    trx('dora_commits')
      .where({ repository })
      .whereIn(
        'sha',
        told.map(({ sha }) => sha),
      )
      .orderBy('sha'),
  );
  const known = new Map(
    stored.map((row: any) => [row.sha, decodeCommit(row)] as const),
  );
  const changed: string[] = [];
  for (const commit of told) {
    const old = known.get(commit.sha)!;
    const merged = mergeCommit(old, commit);
    if (JSON.stringify(old) !== JSON.stringify(merged)) {
      await trx('dora_commits')
        .where({ repository, sha: commit.sha })
        .update(encodeCommit(repository, merged));
      changed.push(commit.sha);
    }
  }
  return changed;
}

// A commit never changes; its tellings differ only in what they leave out.
function mergeCommit(a: StoredCommit, b: StoredCommit): StoredCommit {
  return {
    sha: a.sha,
    authoredAt: Math.min(a.authoredAt, b.authoredAt),
    committedAt: earlier(a.committedAt, b.committedAt),
    title: greater(a.title, b.title),
    isMerge: a.isMerge || b.isMerge,
    paths: json<string[] | null>(
      greater(
        a.paths && JSON.stringify(a.paths),
        b.paths && JSON.stringify(b.paths),
      ),
      null,
    ),
    reverts: greater(a.reverts, b.reverts),
    cherryPickedFrom: greater(a.cherryPickedFrom, b.cherryPickedFrom),
    byBot: a.byBot || b.byBot,
  };
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? a ?? b : Math.min(a, b);
}

function greater(a: string | null, b: string | null): string | null {
  return a === null || b === null ? a ?? b : prevailing(a, b);
}

function fromTelling(commit: PushedCommit): StoredCommit {
  return {
    sha: commit.sha,
    authoredAt: commit.authoredAt,
    committedAt: commit.committedAt ?? null,
    title: commit.title ?? null,
    isMerge: commit.isMerge,
    paths: commit.paths ?? null,
    reverts: commit.reverts ?? null,
    cherryPickedFrom: commit.cherryPickedFrom ?? null,
    byBot: commit.byBot ?? false,
  };
}

function encodeCommit(repository: string, commit: StoredCommit) {
  return {
    repository,
    sha: commit.sha,
    authored_at: commit.authoredAt,
    committed_at: commit.committedAt,
    title: commit.title,
    is_merge: commit.isMerge,
    paths: commit.paths && JSON.stringify(commit.paths),
    reverts: commit.reverts,
    cherry_picked_from: commit.cherryPickedFrom,
    by_bot: commit.byBot,
  };
}

function decodeCommit(row: any): StoredCommit {
  return {
    sha: row.sha,
    authoredAt: instant(row.authored_at)!,
    committedAt: instant(row.committed_at),
    title: row.title,
    isMerge: flag(row.is_merge),
    paths: json<string[] | null>(row.paths, null),
    reverts: row.reverts,
    cherryPickedFrom: row.cherry_picked_from,
    byBot: flag(row.by_bot),
  };
}
