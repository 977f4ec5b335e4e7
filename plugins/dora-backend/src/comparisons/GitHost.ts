import { z } from 'zod/v3';
import { validate } from '../sources/reading/problems';
import { askHost, AskHost, HostAnswer, NoAnswer } from './askHost';

/** A commit as the Git host tells it. */
export interface ComparedCommit {
  sha: string;
  /** As the host writes it. */
  authoredAt: string | number;
  /** Likewise. */
  committedAt?: string | number;
  title?: string;
  reverts?: string;
  cherryPickedFrom?: string;
  isMerge: boolean;
  /** Who a program is, or a person, is not told any further. */
  byBot?: true;
  paths?: string[];
}

/** What is asked of one repository. */
export interface RepositoryApi {
  /** The commits that `head` contains and `base` does not, the oldest first. */
  commitsBetween(base: string, head: string): Promise<ComparedCommit[]>;
  /** The files that a commit touches; undefined when they are too many to be listed. */
  pathsOf(sha: string): Promise<string[] | undefined>;
}

/** A Git host that there are credentials for. */
export interface GitHost {
  /** As repositories name it: lower case, without a port. */
  host: string;
  /**
   * Gets ready to ask for a repository.
   *
   * @param path - The names that stand behind the host, not yet encoded.
   */
  open(path: string[], signal: AbortSignal): Promise<RepositoryApi>;
}

/** More commits than these are not asked for. */
export const MOST_COMMITS = 2_000;
/** More files of one commit than these are not told apart. */
export const MOST_FILES = 300;

/** What will be no different when it is asked for again. */
export class Unanswerable extends NoAnswer {}

/** How repositories name the host of an integration. */
export function hostOf(configuredHost: string): string {
  return configuredHost.replace(/:\d+$/, '');
}

/**
 * The two names of a repository.
 *
 * @throws Unanswerable when there are more or fewer.
 */
export function ownerAndName(path: string[]): string[] {
  if (path.length !== 2) {
    throw new Unanswerable('This is no address of a repository there');
  }
  return path;
}

/** Asks with these headers. */
export function asking(
  headers: Record<string, string>,
  signal: AbortSignal,
): AskHost {
  return url => askHost(url, headers, signal);
}

/** An address of the API; every part of its path is encoded. */
export function apiUrl(
  baseUrl: string,
  path: string[],
  query: Record<string, string | number> = {},
): URL {
  const url = new URL(
    [baseUrl.replace(/\/+$/, ''), ...path.map(encodeURIComponent)].join('/'),
  );
  for (const [name, value] of Object.entries(query)) {
    url.searchParams.set(name, String(value));
  }
  return url;
}

/** What an answer says, or why it says nothing that can be used. */
export function readAnswer<T extends z.ZodTypeAny>(
  schema: T,
  { json }: HostAnswer,
): z.output<T> {
  try {
    return validate(schema, json);
  } catch (error) {
    throw new NoAnswer(
      `The answer is not what the API promises: ${(error as Error).message}`,
    );
  }
}

/** Refuses to go on where there are more commits than are asked for. */
export function refuseTooMany(count: number): void {
  if (count > MOST_COMMITS) {
    throw new Unanswerable(
      `There are more than ${MOST_COMMITS} commits between the two`,
    );
  }
}
