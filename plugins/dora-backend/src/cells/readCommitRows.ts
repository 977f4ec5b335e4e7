import { Knex } from 'knex';
import { flag, json, requiredInstant } from '../database/columns';
import { CommitRow } from '../metrics';

/** A commit of which it is not yet said whether it is the one deployed. */
export type UnmarkedCommit = Omit<CommitRow, 'isHead'>;

const NOT_TOLD = {
  committed: null,
  pushed: null,
  opened: null,
  approved: null,
  merged: null,
};

/** The commits with a lead time of each of some deployments, the fastest first. */
export async function readCommitRows(
  deployments: Knex.QueryBuilder,
): Promise<Map<string, UnmarkedCommit[]>> {
  const rows: any[] = await deployments
    .join('dora_commit_links as commit', 'commit.deployment_id', 'link.id')
    .whereNotNull('commit.lead_ms')
    .orderBy([{ column: 'commit.lead_ms' }, { column: 'commit.sha' }])
    .select(
      'commit.deployment_id',
      'commit.repository',
      'commit.sha',
      'commit.authored_at',
      'commit.clocks',
      'commit.change_number',
      'commit.by_bot',
      'commit.is_cherry_pick',
      'commit.stage_seconds',
    );
  const commits = new Map<string, UnmarkedCommit[]>();
  for (const row of rows) {
    const known = commits.get(row.deployment_id);
    if (known) {
      known.push(toCommit(row));
    } else {
      commits.set(row.deployment_id, [toCommit(row)]);
    }
  }
  return commits;
}

function toCommit(row: any): UnmarkedCommit {
  const { repository, change_number: number } = row;
  return {
    sha: row.sha,
    clocks: {
      ...NOT_TOLD,
      ...json<object>(row.clocks, {}),
      authored: requiredInstant(row.authored_at),
    },
    change: number === null ? null : `${repository}#${number}`,
    byBot: flag(row.by_bot),
    isCherryPick: flag(row.is_cherry_pick),
    stageSeconds: json<number[]>(row.stage_seconds, []),
  };
}
