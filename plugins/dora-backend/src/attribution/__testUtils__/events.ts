/** The window that all stories of `time` are in. */
export const march = { from: '2026-03-01', to: '2026-03-31' };
/** A commit id of one digit. */
export const sha = (letter: string) => letter.repeat(40);

/** A moment of March. */
export function time(day: number, hour: number, minute = 0): string {
  return new Date(Date.UTC(2026, 2, day, hour, minute)).toISOString();
}

/** A push of GitHub to the main branch, of commits by id and time. */
export function push(
  before: string | null,
  commits: Array<[string, string, object?]>,
  more: { forced?: boolean; pushedAt?: string } = {},
) {
  const after = commits.at(-1)![0];
  return {
    ref: 'refs/heads/main',
    before: before ?? '0'.repeat(40),
    after,
    forced: more.forced,
    repository: {
      full_name: 'acme/checkout',
      html_url: 'https://github.com/acme/checkout',
      default_branch: 'main',
      pushed_at: more.pushedAt,
    },
    commits: commits.map(([id, timestamp, fields]) => ({
      id,
      timestamp,
      message: 'Change',
      ...fields,
    })),
    head_commit: { id: after, timestamp: commits.at(-1)![1] },
  };
}

/** A generic event of a deployment that began when it ended. */
export function deploy(
  id: string,
  revision: string,
  finishedAt: string,
  more = {},
) {
  return {
    type: 'deployment',
    id,
    service: 'checkout',
    repository: 'https://github.com/acme/checkout',
    status: 'succeeded',
    startedAt: finishedAt,
    finishedAt,
    revision,
    ...more,
  };
}
