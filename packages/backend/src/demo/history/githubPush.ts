import { BOT, githubDelivery, repositoryOf, user } from './github';
import { iso, PlannedDelivery } from './delivery';
import { Commit } from './story';
import { PEOPLE } from './wording';

/** A move of a default branch. `author` is null where a machine pushed. */
export interface Push {
  repository: string;
  at: number;
  after: string;
  author: number | null;
  commits: Commit[];
}

/** The pushes of one repository, oldest first, each starting where the one before ended. */
export function* githubPushes(
  pushes: Push[],
  root: string,
): Iterable<PlannedDelivery> {
  let before = root;
  for (const push of pushes) {
    yield githubPush(push, before);
    before = push.after;
  }
}

function githubPush(push: Push, before: string): PlannedDelivery {
  const { repository, at, after, author } = push;
  return githubDelivery(at, 'push', [after], repository, () => {
    const commits = push.commits.map(commit => render(repository, commit));
    const pusher = author === null ? BOT.login : PEOPLE[author].username;
    return {
      ref: 'refs/heads/main',
      before,
      after,
      created: false,
      deleted: false,
      forced: false,
      base_ref: null,
      compare: `${repositoryOf(repository).html_url}/compare/${before.slice(
        0,
        12,
      )}...${after.slice(0, 12)}`,
      commits,
      head_commit: commits[commits.length - 1],
      pusher: { name: pusher },
      sender: author === null ? BOT : user(author),
    };
  });
}

function render(repository: string, commit: Commit) {
  const { name, email, username } = PEOPLE[commit.author];
  const author = { name, email, username };
  return {
    id: commit.sha,
    distinct: true,
    message: commit.title,
    timestamp: iso(commit.authoredAt),
    url: `${repositoryOf(repository).html_url}/commit/${commit.sha}`,
    author,
    committer: author,
    added: commit.added,
    removed: [],
    modified: commit.modified,
  };
}
