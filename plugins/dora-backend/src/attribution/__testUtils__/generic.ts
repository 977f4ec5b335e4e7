import { sha } from './events';

const REPOSITORY = 'https://github.com/acme/checkout';

/** A generic event of a push to a branch, of commits by letter and time. */
export function pushed(
  branch: string,
  before: string | null,
  commits: Array<[letter: string, authoredAt: string, more?: object]>,
  pushedAt: string,
) {
  return {
    type: 'push',
    repository: REPOSITORY,
    branch,
    before: before && sha(before),
    after: sha(commits.at(-1)![0]),
    pushedAt,
    commits: commits.map(([letter, authoredAt, more]) => ({
      sha: sha(letter),
      authoredAt,
      title: `Change ${letter}`,
      ...more,
    })),
  };
}

/** A generic event of a pull request whose branch was merged as it is. */
export function pullRequest(
  number: number,
  headRef: string,
  head: string,
  times: { openedAt: string; approvedAt?: string; mergedAt: string },
) {
  return {
    type: 'change',
    repository: REPOSITORY,
    number,
    headRef,
    headSha: sha(head),
    mergeCommit: sha(head),
    ...times,
  };
}
