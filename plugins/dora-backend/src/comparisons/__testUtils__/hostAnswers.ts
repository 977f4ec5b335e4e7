import { FakeAnswer } from './FakeGitHost';

/** A commit that a fake host knows. */
export interface FakeCommit {
  sha: string;
  at: string;
  message?: string;
  parents?: number;
  author?: { name: string; email: string };
}

export const COMMITTED_AT = '2026-03-30T12:00:00Z';
const ANNA = { name: 'Anna Lee', email: 'anna@example.com' };

/** Who wrote a commit; Anna, unless it says otherwise. */
export function authorOf({ author = ANNA }: FakeCommit) {
  return author;
}

/** The page of a comparison that GitHub answers; commits are given the oldest first. */
export function githubComparison(url: URL, commits: FakeCommit[]): FakeAnswer {
  const size = Number(url.searchParams.get('per_page'));
  const page = Number(url.searchParams.get('page'));
  return {
    json: {
      status: 'ahead',
      total_commits: commits.length,
      commits: commits.slice((page - 1) * size, page * size).map(commit => ({
        sha: commit.sha,
        commit: {
          author: { ...authorOf(commit), date: commit.at },
          committer: { date: COMMITTED_AT },
          message: commit.message ?? 'Change',
        },
        parents: parentsOf(commit).map(sha => ({ sha })),
      })),
    },
  };
}

/** The page of a list of commits that GitLab answers; commits are given the oldest first. */
export function gitlabCommits(url: URL, commits: FakeCommit[]): FakeAnswer {
  const size = Number(url.searchParams.get('per_page'));
  const page = Number(url.searchParams.get('page'));
  return {
    json: [...commits]
      .reverse()
      .slice((page - 1) * size, page * size)
      .map(commit => ({
        id: commit.sha,
        title: 'Change',
        message: commit.message ?? 'Change',
        author_name: authorOf(commit).name,
        author_email: authorOf(commit).email,
        authored_date: commit.at,
        committed_date: COMMITTED_AT,
        parent_ids: parentsOf(commit),
      })),
  };
}

/** So many commits, a minute apart. */
export function manyCommits(count: number): FakeCommit[] {
  return Array.from({ length: count }, (_, index) => ({
    sha: (index + 1).toString(16).padStart(40, 'e'),
    at: new Date(Date.UTC(2026, 2, 2, 0, index)).toISOString(),
  }));
}

function parentsOf({ parents = 1 }: FakeCommit): string[] {
  return Array.from({ length: parents }, (_, index) =>
    String(index).padStart(40, '0'),
  );
}
