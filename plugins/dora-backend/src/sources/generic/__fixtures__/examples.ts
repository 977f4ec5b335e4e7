const REPOSITORY = 'https://github.com/acme/checkout';
const PARENT = 'b'.repeat(40);
const FIRST = '4e1d0a27'.padEnd(40, '0');
const SECOND = '9c2b7f35'.padEnd(40, '0');

/** A branch that gained two commits. */
export const push = {
  type: 'push',
  repository: REPOSITORY,
  branch: 'release',
  before: PARENT,
  after: SECOND,
  pushedAt: '2026-03-02T14:10:00Z',
  isDefaultBranch: true,
  forced: false,
  truncated: false,
  commits: [
    {
      sha: FIRST,
      authoredAt: '2026-03-02T13:00:00Z',
      title: 'Round half up',
      paths: ['src/money.ts'],
    },
    {
      sha: SECOND,
      authoredAt: '2026-03-02T14:00:00Z',
      committedAt: '2026-03-02T14:05:00Z',
      title: 'Revert "Round half up"',
      reverts: FIRST,
      cherryPickedFrom: FIRST,
      bot: true,
    },
  ],
};

/** A pull request from its opening to its merge. */
export const change = {
  type: 'change',
  repository: REPOSITORY,
  number: 17,
  title: 'Round half up',
  url: 'https://git.example.com/acme/checkout/17',
  headRef: 'rounding',
  headSha: FIRST,
  baseRef: 'main',
  mergeCommit: SECOND,
  openedAt: '2026-03-01T08:00:00Z',
  readyAt: '2026-03-01T09:00:00Z',
  firstReviewAt: '2026-03-01T10:00:00Z',
  approvedAt: '2026-03-01T11:00:00Z',
  closedAt: '2026-03-01T12:00:00Z',
  reopenedAt: '2026-03-01T13:00:00Z',
  mergedAt: '2026-03-01T14:00:00Z',
};

/** An image with a tag and a digest. */
export const artifact = {
  type: 'artifact',
  repository: REPOSITORY,
  sha: SECOND,
  names: [`registry.example.com/acme/checkout@sha256:${'d'.repeat(64)}`],
  image: 'registry.example.com/acme/checkout:1.2.3',
  builtAt: '2026-03-02T14:20:00Z',
};

/** A deployment of two repositories to one of several places. */
export const wideDeployment = {
  type: 'deployment',
  id: 'd-2',
  service: 'checkout',
  place: 'eu-west',
  status: 'succeeded',
  finishedAt: '2026-03-02T14:43:05Z',
  commits: [
    { repository: REPOSITORY, revision: SECOND },
    { repository: 'https://github.com/acme/money', revision: 'abcdef1' },
  ],
  configRepository: 'https://github.com/acme/config',
  configRevision: 'c'.repeat(40),
  hotfix: true,
};

/** An incident that turned out to be another one. */
export const duplicate = {
  type: 'incident',
  id: 'INC-8',
  service: 'checkout',
  detectedAt: '2026-03-02T15:00:00Z',
  updatedAt: '2026-03-02T15:20:00Z',
  duplicateOf: 'INC-7',
};
