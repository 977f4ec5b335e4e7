import {
  WaitingCount,
  WorkInProgressGap,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Waiting, WaitingCommits } from '../attribution/waitingCommits';
import { OpenChange } from '../facts/openChanges';
import { quantile } from '../metrics';
import { iso } from './summaries';

/** What waits of a repository, a service or a team. */
export interface WaitingWork extends WaitingCommits {
  openChanges: OpenChange[];
}

/** Of several reasons, the one that is told. */
const FIRST_REASONS: WorkInProgressGap[] = [
  'history_unknown',
  'history_cut',
  'no_revision',
  'never_deployed',
  'no_pushes',
  'no_repository',
];

/** All that waits of several parts; what belongs to several of them is there once. */
export function poolWaiting(parts: WaitingWork[]): WaitingWork {
  return {
    ...poolCommits(parts),
    openChanges: unique(
      parts.flatMap(({ openChanges }) => openChanges),
      ({ repository, number }) => [repository, number],
    ),
  };
}

/** All commits that wait of several parts, each once. */
export function poolCommits(parts: WaitingCommits[]): WaitingCommits {
  const known = parts.flatMap(({ commits }) => (commits ? [commits] : []));
  return {
    commits:
      known.length > 0
        ? unique(known.flat(), ({ repository, sha }) => [repository, sha])
        : null,
    gap:
      FIRST_REASONS.find(reason => parts.some(({ gap }) => gap === reason)) ??
      (parts.length > 0 ? null : 'no_repository'),
  };
}

/** How much waits and for how long. */
export function countWaiting({
  commits,
  gap,
  openChanges,
}: WaitingWork): WaitingCount {
  const ages = (commits ?? [])
    .map(({ ageMs }) => ageMs / 1000)
    .sort((a, b) => a - b);
  const openedAt = openChanges.flatMap(change => change.openedAt ?? []);
  return {
    commits: commits && commits.length,
    oldestAuthoredAt: iso(earliest((commits ?? []).map(authoredAtOf))),
    oldestAgeSeconds: ages.at(-1) ?? null,
    medianAgeSeconds: quantile(ages, 0.5),
    incomplete: gap,
    openChanges: {
      count: openChanges.length,
      oldestOpenedAt: iso(earliest(openedAt)),
    },
  };
}

/** The oldest first; of one moment, in one order always. */
export function oldestFirst(a: Waiting, b: Waiting): number {
  return a.authoredAt - b.authoredAt || (a.sha < b.sha ? -1 : 1);
}

function authoredAtOf({ authoredAt }: Waiting): number {
  return authoredAt;
}

function earliest(instants: number[]): number | null {
  return instants.length > 0
    ? instants.reduce((first, at) => Math.min(first, at))
    : null;
}

function unique<T>(items: T[], keyOf: (item: T) => unknown): T[] {
  return [
    ...new Map(items.map(item => [JSON.stringify(keyOf(item)), item])).values(),
  ];
}
