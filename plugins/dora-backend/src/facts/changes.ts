import { ChangeFact } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { markCommitsDirty } from './dirtyCommits';
import { FactTable, mergeIntoRow } from './factTable';

type Text = string | null;
type Time = number | null;

interface Fields {
  title: Text;
  url: Text;
  headRef: Text;
  headSha: Text;
  baseRef: Text;
  mergeCommit: Text;
  commitCount: number | null;
  openedAt: Time;
  readyAt: Time;
  firstReviewAt: Time;
  approvedAt: Time;
  mergedAt: Time;
  closedAt: Time;
  reopenedAt: Time;
}

const TABLE: FactTable<Fields> = {
  table: 'dora_changes',
  columns: {
    title: { column: 'title', rule: 'latest', type: 'text' },
    url: { column: 'url', rule: 'latest', type: 'text' },
    headRef: { column: 'head_ref', rule: 'latest', type: 'text' },
    headSha: { column: 'head_sha', rule: 'latest', type: 'text' },
    baseRef: { column: 'base_ref', rule: 'latest', type: 'text' },
    mergeCommit: { column: 'merge_commit', rule: 'latest', type: 'text' },
    commitCount: { column: 'commit_count', rule: 'latest', type: 'number' },
    openedAt: { column: 'opened_at', rule: 'first', type: 'instant' },
    readyAt: { column: 'ready_at', rule: 'first', type: 'instant' },
    firstReviewAt: {
      column: 'first_review_at',
      rule: 'first',
      type: 'instant',
    },
    approvedAt: { column: 'approved_at', rule: 'latest', type: 'instant' },
    mergedAt: { column: 'merged_at', rule: 'first', type: 'instant' },
    closedAt: { column: 'closed_at', rule: 'latest', type: 'instant' },
    reopenedAt: { column: 'reopened_at', rule: 'latest', type: 'instant' },
  },
};

/** Merges what one event tells of a pull or merge request. */
export async function storeChange(
  trx: Knex.Transaction,
  fact: ChangeFact,
): Promise<void> {
  const { type, at, repository, number, ...told } = fact;
  const { before, after, changed } = await mergeIntoRow(
    trx,
    TABLE,
    { repository, number },
    told,
    at,
  );
  if (changed) {
    const shas = [before, after].flatMap(change => [
      change?.mergeCommit,
      change?.headSha,
    ]);
    await markCommitsDirty(
      trx,
      repository,
      shas.filter((sha): sha is string => Boolean(sha)),
    );
  }
}
