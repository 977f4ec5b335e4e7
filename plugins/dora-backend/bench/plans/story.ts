import { pastEvents } from '../../src/__testUtils__/pastEvents';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const REPOSITORY = 'https://github.com/acme/checkout';
const sha = (letter: string) => letter.repeat(40);

/** A year of one service, and of the last days all kinds of events that there are. */
export function story(now: number): object[] {
  const time = (hoursAgo: number) =>
    new Date(now - hoursAgo * HOUR_MS).toISOString();
  const push = (branch: string, before: string | null, shas: string[]) => ({
    type: 'push',
    repository: REPOSITORY,
    branch,
    before,
    after: shas.at(-1),
    pushedAt: time(20),
    isDefaultBranch: branch === 'main',
    commits: shas.map((commit, index) => ({
      sha: commit,
      authoredAt: time(30 - index),
      title: `Change ${index}`,
      paths: ['src/a.ts'],
    })),
  });
  const deployed = (id: string, revision: string, hoursAgo: number) => ({
    type: 'deployment',
    id,
    service: 'checkout',
    repository: REPOSITORY,
    environment: 'production',
    revision,
    status: 'succeeded',
    startedAt: time(hoursAgo),
    finishedAt: time(hoursAgo),
  });
  return [
    ...pastEvents('checkout', 25, now - 3 * DAY_MS, 340),
    ...pastEvents('cart', 5, now - 3 * DAY_MS, 12),
    push('main', null, [sha('a')]),
    push('feature', null, [sha('b'), sha('c')]),
    push('main', sha('a'), [sha('d')]),
    {
      type: 'change',
      repository: REPOSITORY,
      number: 1,
      headRef: 'feature',
      headSha: sha('c'),
      mergeCommit: sha('d'),
      openedAt: time(28),
      firstReviewAt: time(25),
      approvedAt: time(24),
      mergedAt: time(20),
    },
    {
      type: 'change',
      repository: REPOSITORY,
      number: 2,
      headRef: 'waiting',
      headSha: sha('e'),
      openedAt: time(5),
    },
    {
      type: 'stage',
      service: 'checkout',
      sha: sha('d'),
      name: 'build',
      startedAt: time(19),
      finishedAt: time(18),
    },
    deployed('first', sha('a'), 17),
    deployed('second', sha('d'), 16),
    deployed('untold', sha('f'), 15),
    { ...deployed('rollback', sha('a'), 14), rollback: true },
    {
      ...deployed('configuration', sha('a'), 13),
      configRepository: 'https://github.com/acme/config',
      configRevision: sha('9'),
    },
    {
      type: 'incident',
      id: 'told',
      services: ['checkout', 'cart'],
      deployment: 'second',
      severity: 'SEV1',
      detectedAt: time(15),
      resolvedAt: time(14),
    },
    {
      type: 'incident',
      id: 'commit',
      service: 'checkout',
      deployment: sha('d'),
      detectedAt: time(15),
    },
    {
      type: 'incident',
      id: 'again',
      service: 'checkout',
      detectedAt: time(1_000),
      resolvedAt: time(999),
      reopenedAt: time(10),
      duplicateOf: 'told',
    },
    { ...deployed('unnamed', sha('a'), 9), service: 'nobody' },
    { ...deployed('strange', sha('a'), 8), service: 'stranger' },
  ];
}
