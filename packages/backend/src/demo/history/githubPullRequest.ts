import { iso, PlannedDelivery } from './delivery';
import { githubDelivery, repositoryOf, user } from './github';
import { Change } from './story';

/** What GitHub tells of a pull request: opened, approved, merged. */
export function* githubPullRequest(change: Change): Iterable<PlannedDelivery> {
  const { openedAt, approvedAt, mergedAt, repository, number } = change;
  if (openedAt === null || approvedAt === null) return;

  yield githubDelivery(
    openedAt,
    'pull_request',
    [number, 'opened'],
    repository,
    () => ({
      action: 'opened',
      number,
      pull_request: pullRequest(change, openedAt, false),
      sender: user(change.author),
    }),
  );
  yield githubDelivery(
    approvedAt,
    'pull_request_review',
    [number, 'approved'],
    repository,
    () => ({
      action: 'submitted',
      review: {
        id: 400_000_000 + number,
        user: user(change.reviewer),
        body: null,
        commit_id: change.branchHead,
        submitted_at: iso(approvedAt),
        state: 'approved',
        html_url: `${urlOf(change)}#pullrequestreview-${400_000_000 + number}`,
      },
      pull_request: pullRequest(change, approvedAt, false),
      sender: user(change.reviewer),
    }),
  );
  yield githubDelivery(
    mergedAt,
    'pull_request',
    [number, 'closed'],
    repository,
    () => ({
      action: 'closed',
      number,
      pull_request: pullRequest(change, mergedAt, true),
      sender: user(change.author),
    }),
  );
}

function urlOf({ repository, number }: Change): string {
  return `${repositoryOf(repository).html_url}/pull/${number}`;
}

function pullRequest(change: Change, updatedAt: number, merged: boolean) {
  const repo = repositoryOf(change.repository);
  const mergedAt = merged ? iso(change.mergedAt) : null;
  return {
    id: repo.id * 10 + change.number,
    number: change.number,
    html_url: urlOf(change),
    state: merged ? 'closed' : 'open',
    locked: false,
    title: change.title,
    user: user(change.author),
    body: null,
    created_at: iso(change.openedAt ?? change.mergedAt),
    updated_at: iso(updatedAt),
    closed_at: mergedAt,
    merged_at: mergedAt,
    merge_commit_sha: merged ? change.head : null,
    head: { ref: change.branch, sha: change.branchHead, repo },
    base: { ref: 'main', repo },
    draft: false,
    merged,
    merged_by: merged ? user(change.author) : null,
    commits: Math.max(1, change.commits.length - 1),
  };
}
