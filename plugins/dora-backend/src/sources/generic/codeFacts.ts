import {
  ArtifactFact,
  ChangeFact,
  CommitFact,
  DoraFact,
  Instant,
  PushedCommit,
  PushFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import {
  distinctPaths,
  isMergeMessage,
  isNullSha,
  titleOf,
} from '../reading/commits';
import { artifactNamesOf } from './codeEvents';
import { GenericEventOf } from './events';
import { latest } from './times';

/** Names of branches that are the default one when nobody says otherwise. */
const DEFAULT_BRANCHES = ['main', 'master', 'trunk'];

/** With its parent known, a commit also tells how its branch moved. */
export function commitFacts(event: GenericEventOf<'commit'>): DoraFact[] {
  const commit = pushedCommit(event);
  const known = { at: event.authoredAt, repository: event.repository };
  const fact: CommitFact = { type: 'commit', ...known, commit };
  if (!event.parent) return [fact];
  const ref = event.branch ?? DEFAULT_BRANCHES[0];
  const push: PushFact = {
    type: 'push',
    ...known,
    ref,
    before: event.parent,
    after: event.sha,
    forced: false,
    truncated: false,
    isDefaultBranch: DEFAULT_BRANCHES.includes(ref),
    commits: [commit],
  };
  return [fact, push];
}

/** The move of a branch. */
export function pushFact(event: GenericEventOf<'push'>): PushFact {
  const commits = (event.commits ?? []).map(pushedCommit);
  const before =
    event.before === undefined || isNullSha(event.before) ? null : event.before;
  return {
    type: 'push',
    at:
      event.pushedAt ?? latest(...commits.map(({ authoredAt }) => authoredAt)),
    repository: event.repository,
    ref: event.branch,
    before,
    after: event.after,
    forced: event.forced ?? false,
    truncated: event.truncated === true || lacksCommits(event, before, commits),
    isDefaultBranch:
      event.isDefaultBranch ?? DEFAULT_BRANCHES.includes(event.branch),
    commits,
  };
}

/** The life of a pull or merge request, as far as it is told. */
export function changeFact(event: GenericEventOf<'change'>): ChangeFact {
  const times = {
    openedAt: event.openedAt,
    readyAt: event.readyAt,
    firstReviewAt: event.firstReviewAt,
    approvedAt: event.approvedAt,
    mergedAt: event.mergedAt,
    closedAt: event.closedAt,
    reopenedAt: event.reopenedAt,
  };
  return {
    type: 'change',
    at: latest(...Object.values(times)),
    repository: event.repository,
    number: event.number,
    title: titleOf(event.title),
    url: httpUrl(event.url),
    headRef: event.headRef,
    headSha: event.headSha,
    baseRef: event.baseRef,
    mergeCommit: event.mergeCommit,
    ...times,
  };
}

/** The names of what was built, and the commit that it was built from. */
export function artifactFact(
  event: GenericEventOf<'artifact'>,
  receivedAt: Instant,
): ArtifactFact {
  return {
    type: 'artifact',
    at: event.builtAt ?? receivedAt,
    names: artifactNamesOf(event),
    repository: event.repository,
    sha: event.sha,
  };
}

function pushedCommit(
  event: Omit<GenericEventOf<'commit'>, 'type' | 'repository'>,
): PushedCommit {
  return {
    sha: event.sha,
    authoredAt: event.authoredAt,
    committedAt: event.committedAt,
    title: titleOf(event.title),
    isMerge: event.merge ?? isMergeMessage(event.title),
    paths: event.paths ? distinctPaths(event.paths) : undefined,
    reverts: event.reverts,
    cherryPickedFrom: event.cherryPickedFrom,
    byBot: event.bot || undefined,
  };
}

// A new branch on old commits, or one that was set back, gains no commit.
function lacksCommits(
  { after, forced }: GenericEventOf<'push'>,
  before: string | null,
  commits: PushedCommit[],
): boolean {
  const mayGainNone = before === null || forced === true;
  if (commits.length === 0 && mayGainNone) return false;
  return !commits.some(({ sha }) => sha === after);
}
