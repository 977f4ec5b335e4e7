export const SHA = '8f4a6b02'.padEnd(40, '3');
export const PARENT = 'b'.repeat(40);

export const repository = {
  type: 'repository',
  full_name: 'Acme/checkout',
  name: 'checkout',
  uuid: '{11111111-0000-4000-8000-000000000001}',
  links: {
    self: { href: 'https://api.bitbucket.org/2.0/repositories/acme/checkout' },
    html: { href: 'https://bitbucket.org/Acme/checkout' },
  },
};

const person = (name: string, type = 'user') => ({
  type,
  display_name: name,
  uuid: `{${name}}`,
  account_id: `557058:${name}`,
});

export const commit = (hash: string, fields: object = {}) => ({
  type: 'commit',
  hash,
  date: '2026-03-02T12:20:00+00:00',
  message: 'Round half up\n\nAs the tax office does.',
  author: { type: 'author', raw: 'Bob <bob@example.com>' },
  parents: [{ type: 'commit', hash: PARENT }],
  ...fields,
});

export const branchMove = (fields: object = {}) => ({
  forced: false,
  created: false,
  closed: false,
  truncated: false,
  old: { type: 'branch', name: 'main', target: { hash: PARENT } },
  new: {
    type: 'branch',
    name: 'main',
    target: {
      hash: SHA,
      date: '2026-03-02T12:40:00+00:00',
      message: 'Merged in round (pull request #7)\n\nRound half up',
    },
  },
  commits: [
    commit(SHA, {
      date: '2026-03-02T12:40:00+00:00',
      message: 'Merged in round (pull request #7)\n\nRound half up',
      parents: [{ hash: PARENT }, { hash: '9'.repeat(40) }],
    }),
    commit('9'.repeat(40)),
  ],
  ...fields,
});

export const push = (...changes: object[]) => ({
  actor: person('ann'),
  repository,
  push: { changes: changes.length > 0 ? changes : [branchMove()] },
});

/** A pull request of the person `ann`. */
export const pullRequest = (fields: object = {}, other: object = {}) => ({
  actor: person('bob'),
  repository,
  pullrequest: {
    type: 'pullrequest',
    id: 7,
    title: 'Round half up',
    description: 'As the tax office does.',
    state: 'OPEN',
    draft: false,
    author: person('ann'),
    source: {
      branch: { name: 'round' },
      commit: { hash: '999999999999' },
      repository,
    },
    destination: {
      branch: { name: 'main' },
      commit: { hash: 'bbbbbbbbbbbb' },
      repository,
    },
    merge_commit: null,
    created_on: '2026-03-02T10:00:00.492248+00:00',
    updated_on: '2026-03-02T12:40:01.903251+00:00',
    links: {
      html: { href: 'https://bitbucket.org/acme/checkout/pull-requests/7' },
    },
    ...fields,
  },
  ...other,
});

export const approval = (user = 'bob', type?: string) =>
  pullRequest(
    {},
    {
      approval: {
        date: '2026-03-02T11:45:00.037592+00:00',
        user: person(user, type),
      },
    },
  );

export const changesRequest = () =>
  pullRequest(
    {},
    {
      changes_request: {
        date: '2026-03-02T11:30:00.037592+00:00',
        user: person('bob'),
      },
    },
  );

export const comment = (user = 'bob') =>
  pullRequest(
    {},
    {
      comment: {
        id: 17,
        content: { raw: 'What about negative amounts?' },
        created_on: '2026-03-02T11:20:00.037592+00:00',
        user: person(user),
      },
    },
  );

export const commitStatus = (fields: object = {}) => ({
  actor: person('ann'),
  repository,
  commit_status: {
    type: 'build',
    key: '3343801',
    name: 'Pipeline #4 for release',
    state: 'SUCCESSFUL',
    refname: 'release',
    url: 'https://bitbucket.org/acme/checkout/addon/pipelines/home#!/results/4',
    created_on: '2026-03-02T12:41:00.572438+00:00',
    updated_on: '2026-03-02T12:49:42.838984+00:00',
    links: {
      commit: {
        href: `https://api.bitbucket.org/2.0/repositories/acme/checkout/commit/${SHA}`,
      },
    },
    ...fields,
  },
});

export const bitbucketCloudExamples = [
  { event: 'repo:push', body: push() },
  { event: 'pullrequest:created', body: pullRequest() },
  { event: 'pullrequest:approved', body: approval() },
  { event: 'pullrequest:changes_request_created', body: changesRequest() },
  { event: 'pullrequest:comment_created', body: comment() },
  {
    event: 'pullrequest:fulfilled',
    body: pullRequest({
      state: 'MERGED',
      merge_commit: { hash: SHA.slice(0, 12) },
    }),
  },
  { event: 'repo:commit_status_updated', body: commitStatus() },
].map(example => ({ kind: 'bitbucket-cloud', ...example }));
