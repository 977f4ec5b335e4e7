import {
  PushFact,
  repositorySubject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, flag, requiredInstant } from '../database/columns';
import { lockRows } from '../database/dialect';
import { stableId } from '../database/ids';
import { storeCommits } from './commits';
import { markCommitsDirty } from './dirtyCommits';
import { markSubjectsDirty } from './dirtyServices';

/** A move of a branch, with its commits oldest first. */
export interface StoredPush {
  id: string;
  ref: string;
  before: string | null;
  after: string;
  forced: boolean;
  truncated: boolean;
  isDefaultBranch: boolean;
  shas: string[];
}

/** Stores a push with its commits. Two tellings of one push differ at most in how much they tell. */
export async function storePush(
  trx: Knex.Transaction,
  fact: PushFact,
): Promise<void> {
  const id = stableId(
    'push',
    fact.repository,
    fact.ref,
    fact.before,
    fact.after,
  );
  const inserted = await trx('dora_pushes')
    .insert({
      id,
      repository: fact.repository,
      ref: fact.ref,
      before_sha: fact.before,
      after_sha: fact.after,
      ...encodeTelling(fact),
    })
    .onConflict('id')
    .ignore()
    .returning('id');
  await storeCommits(trx, fact.repository, fact.commits);
  const isNew = inserted.length === 1;
  if (isNew) {
    await storeList(trx, id, fact.repository, listOf(fact));
  }
  if (isNew || (await mergePush(trx, id, fact))) {
    await markSubjectsDirty(trx, [repositorySubject(fact.repository)], fact.at);
    await markCommitsDirty(trx, fact.repository, [
      fact.after,
      ...fact.commits.map(({ sha }) => sha),
    ]);
  }
}

/** Pushes that list this commit or ended at it. */
export async function readPushesWith(
  trx: Knex.Transaction,
  repository: string,
  sha: string,
): Promise<StoredPush[]> {
  const rows = await trx('dora_pushes')
    .whereIn(
      'id',
      trx('dora_push_commits').where({ repository, sha }).select('push_id'),
    )
    .select();
  return Promise.all(
    rows.map(async row => ({
      id: row.id,
      ref: row.ref,
      before: row.before_sha,
      after: row.after_sha,
      forced: flag(row.forced),
      truncated: flag(row.truncated),
      isDefaultBranch: flag(row.is_default_branch),
      shas: await readList(trx, row.id),
    })),
  );
}

/** The commits among these that the default branch is known to have. */
export async function readDefaultBranchCommits(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of chunks(shas)) {
    const rows = await trx('dora_push_commits as listed')
      .join('dora_pushes as push', 'push.id', 'listed.push_id')
      .where('listed.repository', repository)
      .whereIn('listed.sha', part)
      .where('push.is_default_branch', true)
      .distinct('listed.sha');
    rows.forEach(row => found.add(row.sha));
  }
  return found;
}

async function readList(trx: Knex.Transaction, id: string): Promise<string[]> {
  const rows = await trx('dora_push_commits')
    .where('push_id', id)
    .orderBy('position')
    .select('sha');
  return rows.map(row => row.sha);
}

// Redelivered or told by two hooks, a push may come with a shorter list.
async function mergePush(
  trx: Knex.Transaction,
  id: string,
  fact: PushFact,
): Promise<boolean> {
  const row = await lockRows(trx('dora_pushes').where({ id })).first();
  const known = { ...decodeTelling(row), shas: await readList(trx, id) };
  const told = { ...fact, shas: listOf(fact) };
  const order = compareLists(told, known);
  const merged: Telling = {
    at: Math.min(known.at, told.at),
    forced: known.forced || told.forced,
    isDefaultBranch: known.isDefaultBranch || told.isDefaultBranch,
    truncated: order > 0 ? told.truncated : known.truncated,
  };
  if (order > 0) {
    await storeList(trx, id, fact.repository, told.shas);
  }
  const old = encodeTelling(known);
  const next = encodeTelling(merged);
  const changed = JSON.stringify(old) !== JSON.stringify(next);
  if (changed) {
    await trx('dora_pushes').where({ id }).update(next);
  }
  return changed || order > 0;
}

type Telling = Pick<
  PushFact,
  'at' | 'forced' | 'isDefaultBranch' | 'truncated'
>;

function encodeTelling({ at, forced, isDefaultBranch, truncated }: Telling) {
  return { forced, truncated, is_default_branch: isDefaultBranch, at };
}

function decodeTelling(row: any): Telling {
  return {
    at: requiredInstant(row.at),
    forced: flag(row.forced),
    isDefaultBranch: flag(row.is_default_branch),
    truncated: flag(row.truncated),
  };
}

interface CommitList {
  shas: string[];
  truncated: boolean;
}

/** Above zero when the first of the lists tells more: the longer one, or one that is whole. */
function compareLists(a: CommitList, b: CommitList): number {
  const [first, second] = [a.shas.join(), b.shas.join()];
  if (first !== second) {
    return a.shas.length - b.shas.length || (first > second ? 1 : -1);
  }
  return Number(b.truncated) - Number(a.truncated);
}

async function storeList(
  trx: Knex.Transaction,
  id: string,
  repository: string,
  shas: string[],
) {
  await trx('dora_push_commits').where('push_id', id).delete();
  const rows = shas.map((sha, position) => ({
    push_id: id,
    position,
    repository,
    sha,
  }));
  for (const part of chunks(rows)) {
    await trx('dora_push_commits').insert(part);
  }
}

// The branch's new tip belongs to the list even where the sender cut it off.
function listOf(fact: PushFact): string[] {
  const shas = fact.commits.map(({ sha }) => sha);
  return [...new Set(shas.includes(fact.after) ? shas : [...shas, fact.after])];
}
