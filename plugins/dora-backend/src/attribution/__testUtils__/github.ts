import { sha } from './events';

const ADDRESS = 'https://github.com/acme';

/** A commit by its letter, when it was written, and what else GitHub tells. */
export type Written = [letter: string, at: string, more?: object];

/** GitHub's webhooks of one repository. */
export function repository(name: string) {
  const payload = {
    full_name: `acme/${name}`,
    html_url: `${ADDRESS}/${name}`,
    default_branch: 'main',
  };
  return {
    address: payload.html_url,

    /** A push to a branch; `before` is null for a new one. */
    push(
      branch: string,
      before: string | null,
      commits: Written[],
      more: { forced?: boolean; after?: string } = {},
    ) {
      const after = more.after ?? commits.at(-1)![0];
      const listed = commits.map(([letter, timestamp, fields]) => ({
        id: sha(letter),
        timestamp,
        message: `Change ${letter}`,
        ...fields,
      }));
      return {
        ref: `refs/heads/${branch}`,
        before: before === null ? '0'.repeat(40) : sha(before),
        after: sha(after),
        created: before === null,
        deleted: false,
        forced: more.forced ?? false,
        repository: payload,
        commits: listed,
        head_commit: listed.at(-1) ?? {
          id: sha(after),
          timestamp: '2026-03-01T00:00:00Z',
        },
      };
    },

    /** The merge of a pull request, as its last webhook tells it. */
    merged(
      number: number,
      head: [branch: string, letter: string],
      mergeCommit: string,
      [openedAt, mergedAt]: [string, string],
      more: { commits?: number } = {},
    ) {
      return {
        action: 'closed',
        number,
        repository: payload,
        pull_request: {
          number,
          title: `Pull request ${number}`,
          html_url: `${ADDRESS}/${name}/pull/${number}`,
          draft: false,
          merged: true,
          merge_commit_sha: sha(mergeCommit),
          created_at: openedAt,
          updated_at: mergedAt,
          merged_at: mergedAt,
          closed_at: mergedAt,
          head: { ref: head[0], sha: sha(head[1]) },
          base: { ref: 'main', sha: sha('0') },
          ...more,
        },
      };
    },

    /** The end of a deployment. */
    deployed(
      id: number,
      revision: string,
      finishedAt: string,
      more: { state?: string; environment?: string; payload?: object } = {},
    ) {
      const environment = more.environment ?? 'production';
      return {
        action: 'created',
        repository: payload,
        deployment: {
          id,
          sha: sha(revision),
          ref: 'main',
          task: 'deploy',
          environment,
          created_at: finishedAt,
          payload: more.payload ?? {},
        },
        deployment_status: {
          id: 10_000 + id,
          state: more.state ?? 'success',
          environment,
          created_at: finishedAt,
        },
      };
    },
  };
}
