import { FakeAnswer } from './FakeGitHost';

/** A commit that a fake host knows. */
export interface FakeCommit {
  sha: string;
  at: string;
  message?: string;
  parents?: number;
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
          author: { name: 'Anna Lee', date: commit.at },
          committer: { date: '2026-03-30T12:00:00Z' },
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
        author_name: 'Anna Lee',
        authored_date: commit.at,
        committed_date: '2026-03-30T12:00:00Z',
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
