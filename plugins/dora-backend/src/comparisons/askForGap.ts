import { distinctPaths } from '../sources/reading/commits';
import { NoAnswer } from './askHost';
import {
  ComparedCommit,
  GitHost,
  RepositoryApi,
  Unanswerable,
} from './GitHost';
import { findGitHost } from './gitHosts';
import { Gap } from './noteGap';

/** One request is made for the files of each commit. */
const MOST_WITH_PATHS = 300;

/**
 * Asks the Git host of a repository for the commits of a gap, the oldest first;
 * none when `head` is part of `base`.
 *
 * @param needsPaths - Several services share the repository, by its paths.
 * @throws NoAnswer when there is none that can be used.
 */
export async function askForGap(
  hosts: GitHost[],
  { repository, base, head }: Gap,
  needsPaths: boolean,
  signal: AbortSignal,
): Promise<ComparedCommit[]> {
  const found = findGitHost(hosts, repository);
  if (!found) {
    throw new Unanswerable('This is no address of a repository there');
  }
  const api = await open(found.gitHost, found.path, signal);
  const commits = await api.commitsBetween(base, head);
  if (commits.length === 0) {
    return [];
  }
  const ordered = headLast(commits, base, head);
  return needsPaths ? withPaths(api, ordered) : ordered;
}

// What goes wrong on the way to credentials may hold some.
async function open(
  gitHost: GitHost,
  path: string[],
  signal: AbortSignal,
): Promise<RepositoryApi> {
  try {
    return await gitHost.open(path, signal);
  } catch (error) {
    if (error instanceof NoAnswer) {
      throw error;
    }
    throw new NoAnswer(
      `There are no credentials for this repository of ${gitHost.host}`,
    );
  }
}

function headLast(
  commits: ComparedCommit[],
  base: string,
  head: string,
): ComparedCommit[] {
  const last = commits.find(({ sha }) => sha === head);
  if (!last || commits.some(({ sha }) => sha === base)) {
    throw new Unanswerable('The answer is about other commits');
  }
  return [...commits.filter(({ sha }) => sha !== head), last];
}

async function withPaths(
  api: RepositoryApi,
  commits: ComparedCommit[],
): Promise<ComparedCommit[]> {
  if (commits.length > MOST_WITH_PATHS) {
    throw new Unanswerable(
      `There are more than ${MOST_WITH_PATHS} commits between the two, too many to ask for the files of each`,
    );
  }
  const told: ComparedCommit[] = [];
  for (const commit of commits) {
    const paths = commit.isMerge ? undefined : await api.pathsOf(commit.sha);
    told.push({ ...commit, paths: paths && distinctPaths(paths) });
  }
  return told;
}
