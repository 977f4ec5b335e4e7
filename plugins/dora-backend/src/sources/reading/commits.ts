import { PushedCommit } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { startOfList } from './fields';
import { text } from './texts';

const TITLE_LENGTH = 200;
const MAX_PATHS = 300;
const MAX_PATH_LENGTH = 1000;

/** A full commit id (SHA-1 or SHA-256), lower case; undefined for anything else. */
export function fullSha(value: string | null | undefined): string | undefined {
  return value && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value)
    ? value.toLowerCase()
    : undefined;
}

/** A full or abbreviated commit id, lower case; undefined for anything else. */
export function anySha(value: string | null | undefined): string | undefined {
  return value && /^[0-9a-f]{7,64}$/i.test(value)
    ? value.toLowerCase()
    : undefined;
}

/** Git's "no commit": a sha of zeros only. */
export function isNullSha(sha: string): boolean {
  return /^0+$/.test(sha);
}

/** First line of a commit message, or a title, cut to a length fit to show. */
export function titleOf(
  message: string | null | undefined,
): string | undefined {
  const start = (message ?? '').slice(0, 5 * TITLE_LENGTH).trimStart();
  return text(start.split(/[\r\n]/, 1)[0], TITLE_LENGTH);
}

/** Whether the message is one that git and its hosts write for merges. */
export function isMergeMessage(message: string | null | undefined): boolean {
  return /^Merge (pull request|branch|remote-tracking|tag|commit)/.test(
    message ?? '',
  );
}

/** The commit that a message, by the line that git writes, says to take back. */
export function revertedBy(
  message: string | null | undefined,
): string | undefined {
  const line = /\bThis reverts commit ([0-9a-f]{40}|[0-9a-f]{64})\b/i;
  return fullSha(line.exec(message ?? '')?.[1]);
}

/**
 * The commit that a message, by the line that `git cherry-pick -x` writes, says
 * to be a copy of. Of several the last, as each copy adds one.
 */
export function cherryPickedBy(
  message: string | null | undefined,
): string | undefined {
  const line = /\(cherry picked from commit ([0-9a-f]{40}|[0-9a-f]{64})\)/gi;
  return fullSha([...(message ?? '').matchAll(line)].at(-1)?.[1]);
}

/** What a commit's message tells of it. */
export function fromMessage(
  message: string | null | undefined,
): Pick<PushedCommit, 'title' | 'reverts' | 'cherryPickedFrom'> {
  return {
    title: titleOf(message),
    reverts: revertedBy(message),
    cherryPickedFrom: cherryPickedBy(message),
  };
}

/** Field that holds paths. Of too many, as many are read as show that they are. */
export const pathsField = startOfList(z.string(), MAX_PATHS + 1);

/**
 * The distinct paths of a commit, sorted. Undefined when there are too many: a
 * part of them would assign the commit to a part of its services.
 */
export function distinctPaths(paths: Iterable<string>): string[] | undefined {
  const distinct = new Set<string>();
  for (const path of paths) {
    if (path.length > MAX_PATH_LENGTH) return undefined;
    const clean = text(path, MAX_PATH_LENGTH);
    if (clean) distinct.add(clean);
    if (distinct.size > MAX_PATHS) return undefined;
  }
  return [...distinct].sort();
}
