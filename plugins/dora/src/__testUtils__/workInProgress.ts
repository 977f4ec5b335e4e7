import {
  TeamWorkInProgress,
  WaitingCommit,
  WaitingCount,
  WorkInProgress,
} from '@dora-metrics/backstage-plugin-dora-common';

const HOUR = 3600;

/** A commit that has waited for so many hours. */
export function aWaitingCommit(
  letter: string,
  hours: number,
  parts: Partial<WaitingCommit> = {},
): WaitingCommit {
  const sha = letter.repeat(40);
  return {
    repository: 'github.com/acme/checkout',
    sha,
    title: `Change ${letter}`,
    authoredAt: '2026-03-06T06:00:00.000Z',
    ageSeconds: hours * HOUR,
    url: `https://github.com/acme/checkout/commit/${sha}`,
    change: null,
    ...parts,
  };
}

function someCount(parts: Partial<WaitingCount> = {}): WaitingCount {
  return {
    commits: 2,
    oldestAuthoredAt: '2026-03-06T06:00:00.000Z',
    oldestAgeSeconds: 150 * HOUR,
    medianAgeSeconds: 80 * HOUR,
    incomplete: null,
    openChanges: { count: 0, oldestOpenedAt: null },
    ...parts,
  };
}

/** Two commits that wait. */
export function someWork(parts: Partial<WorkInProgress> = {}): WorkInProgress {
  return {
    entityRef: 'component:default/checkout',
    environment: 'production',
    ...someCount(),
    items: [aWaitingCommit('a', 150, { change: 7 }), aWaitingCommit('b', 10)],
    ...parts,
  };
}

/** Nothing that waits, or nothing that is known. */
export function noWork(parts: Partial<WorkInProgress> = {}): WorkInProgress {
  return someWork({
    commits: 0,
    oldestAuthoredAt: null,
    oldestAgeSeconds: null,
    medianAgeSeconds: null,
    items: [],
    ...parts,
  });
}

/** A service with work in progress, and one of which it is not known. */
export function aTeamsWork(
  parts: Partial<TeamWorkInProgress> = {},
): TeamWorkInProgress {
  return {
    entityRef: 'group:default/shopping',
    environment: 'production',
    ...someCount({ incomplete: 'never_deployed' }),
    services: [
      {
        entityRef: 'component:default/search',
        title: 'search',
        ...someCount({
          openChanges: { count: 3, oldestOpenedAt: '2026-03-01T00:00:00.000Z' },
        }),
      },
      {
        entityRef: 'component:default/cart',
        title: 'cart',
        ...someCount({
          commits: null,
          oldestAuthoredAt: null,
          oldestAgeSeconds: null,
          medianAgeSeconds: null,
          incomplete: 'never_deployed',
        }),
      },
    ],
    ...parts,
  };
}
