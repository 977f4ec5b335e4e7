import {
  PushFact,
  repositorySubject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, flag } from '../database/columns';
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

/** Stores a push with its commits. Two tellings of one push differ at most in how much they list. */
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
      forced: fact.forced,
      truncated: fact.truncated,
      is_default_branch: fact.isDefaultBranch,
      at: fact.at,
    })
    .onConflict('id')
    .ignore()
    .returning('id');
  await storeCommits(trx, fact.repository, fact.commits);
  if (inserted.length === 1 || (await listsMore(trx, id, fact))) {
    await storeList(trx, id, fact);
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

async function readList(trx: Knex.Transaction, id: string): Promise<string[]> {
  const rows = await trx('dora_push_commits')
    .where('push_id', id)
    .orderBy('position')
    .select('sha');
  return rows.map(row => row.sha);
}

// Redelivered or told by two hooks, a push may come with a shorter list.
async function listsMore(trx: Knex.Transaction, id: string, fact: PushFact) {
  const known = await readList(trx, id);
  const told = listOf(fact);
  return (
    told.length > known.length ||
    (told.length === known.length && told.join() > known.join())
  );
}

async function storeList(trx: Knex.Transaction, id: string, fact: PushFact) {
  await trx('dora_push_commits').where('push_id', id).delete();
  await trx('dora_pushes').where({ id }).update({ truncated: fact.truncated });
  const rows = listOf(fact).map((sha, position) => ({
    push_id: id,
    position,
    repository: fact.repository,
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
