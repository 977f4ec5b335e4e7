export const SHA = '6e0c3d95'.padEnd(40, '4');
export const PARENT = 'b'.repeat(40);

export const repository = {
  slug: 'checkout',
  id: 84,
  name: 'checkout',
  scmId: 'git',
  project: { key: 'SHOP', id: 2, name: 'Web shop', type: 'NORMAL' },
};

export const linked = {
  ...repository,
  links: {
    clone: [
      { href: 'ssh://git@git.example.com:7999/shop/checkout.git', name: 'ssh' },
      { href: 'https://git.example.com/scm/shop/checkout.git', name: 'http' },
    ],
    self: [
      { href: 'https://git.example.com/projects/SHOP/repos/checkout/browse' },
    ],
  },
};

const person = (id: number, type = 'NORMAL') => ({
  id,
  type,
  name: `user${id}`,
  emailAddress: `user${id}@example.com`,
  displayName: `User ${id}`,
});

export const commit = (id: string, parents: string[], fields: object = {}) => ({
  id,
  displayId: id.slice(0, 11),
  author: { name: 'user8', emailAddress: 'user8@example.com' },
  authorTimestamp: 1772453000000,
  committerTimestamp: 1772454000000,
  message: 'Round half up\n\nAs the tax office does.',
  parents: parents.map(parent => ({ id: parent })),
  ...fields,
});

export const refChange = (fields: object = {}) => ({
  ref: { id: 'refs/heads/main', displayId: 'main', type: 'BRANCH' },
  refId: 'refs/heads/main',
  fromHash: PARENT,
  toHash: SHA,
  type: 'UPDATE',
  ...fields,
});

export const refsChanged = (fields: object = {}) => ({
  eventKey: 'repo:refs_changed',
  date: '2026-03-02T14:00:00+0100',
  actor: person(8),
  repository: linked,
  changes: [refChange()],
  ...fields,
});

const FEATURE = '9'.repeat(40);

export const withCommits = (fields: object = {}) =>
  refsChanged({
    commits: [
      commit(SHA, [PARENT, FEATURE], {
        message: 'Merge pull request #7 in SHOP/checkout from round to main',
        authorTimestamp: 1772454600000,
        committerTimestamp: 1772454600000,
      }),
      commit(FEATURE, ['c'.repeat(40)]),
    ],
    toCommit: commit(SHA, [PARENT, FEATURE]),
    ...fields,
  });

/** A pull request of the user 5. */
export const pullRequest = (
  eventKey: string,
  fields: object = {},
  other: object = {},
) => ({
  eventKey,
  date: '2026-03-02T13:50:00+0100',
  actor: person(8),
  pullRequest: {
    id: 7,
    version: 2,
    title: 'Round half up',
    state: 'OPEN',
    open: true,
    closed: false,
    createdDate: 1772445600000,
    updatedDate: 1772455800000,
    fromRef: {
      id: 'refs/heads/round',
      displayId: 'round',
      latestCommit: FEATURE,
      repository: linked,
    },
    toRef: {
      id: 'refs/heads/main',
      displayId: 'main',
      latestCommit: PARENT,
      repository: linked,
    },
    author: { user: person(5), role: 'AUTHOR', approved: false },
    reviewers: [],
    participants: [],
    links: {
      self: [
        {
          href: 'https://git.example.com/projects/SHOP/repos/checkout/pull-requests/7',
        },
      ],
    },
    ...fields,
  },
  ...other,
});

export const review = (eventKey: string, id = 8, type?: string) =>
  pullRequest(
    eventKey,
    {},
    {
      actor: person(id, type),
      participant: { user: person(id, type), role: 'REVIEWER' },
      previousStatus: 'UNAPPROVED',
    },
  );

export const comment = (id = 8) =>
  pullRequest(
    'pr:comment:added',
    {},
    {
      actor: person(id),
      comment: {
        id: 62,
        text: 'What about negative amounts?',
        author: person(id),
        createdDate: 1772449200000,
      },
    },
  );

export const bitbucketServerExamples = [
  refsChanged(),
  withCommits(),
  pullRequest('pr:opened'),
  pullRequest('pr:merged', {
    state: 'MERGED',
    closedDate: '2026-03-02T13:50:00+0100',
    properties: { mergeCommit: { id: SHA, displayId: SHA.slice(0, 11) } },
  }),
  review('pr:reviewer:approved'),
  comment(),
].map(body => ({ kind: 'bitbucket-server', event: body.eventKey, body }));
