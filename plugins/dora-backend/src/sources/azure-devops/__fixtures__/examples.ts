export const SHA = '5c8d2a71'.padEnd(40, '2');
export const PARENT = 'b'.repeat(40);

const PROJECT = '7a1f0c52-0000-4000-8000-000000000001';
const PERSON = (id: string) => ({
  id,
  displayName: id,
  uniqueName: `${id}@example.com`,
});

export const repository = {
  id: '2f6d9a10-0000-4000-8000-000000000002',
  name: 'checkout',
  project: { id: PROJECT, name: 'Web Shop' },
  defaultBranch: 'refs/heads/main',
  remoteUrl: 'https://acme@dev.azure.com/acme/Web%20Shop/_git/checkout',
  webUrl: 'https://dev.azure.com/acme/Web%20Shop/_git/checkout',
};

export const hook = (
  eventType: string,
  resource: unknown,
  other: object = {},
) => ({
  subscriptionId: 'c0ffee00-0000-4000-8000-000000000003',
  notificationId: 17,
  id: 'e0e0e0e0-0000-4000-8000-000000000004',
  eventType,
  publisherId: 'tfs',
  message: { text: 'Something happened' },
  resource,
  resourceVersion: '1.0',
  resourceContainers: {
    collection: { id: '9b9b9b9b-0000-4000-8000-000000000005' },
    account: { id: '8c8c8c8c-0000-4000-8000-000000000006' },
    project: { id: PROJECT },
  },
  createdDate: '2026-03-02T13:00:00.5345098Z',
  ...other,
});

export const push = (fields: object = {}) =>
  hook('git.push', {
    commits: [
      {
        commitId: SHA,
        author: { ...PERSON('ann'), date: '2026-03-02T12:40:00Z' },
        committer: { ...PERSON('ann'), date: '2026-03-02T12:41:00Z' },
        comment: 'Merged PR 7: Round half up',
      },
      {
        commitId: '9'.repeat(40),
        author: { ...PERSON('bob'), date: '2026-03-02T12:20:00Z' },
        comment: 'Round half up',
      },
    ],
    refUpdates: [
      { name: 'refs/heads/main', oldObjectId: PARENT, newObjectId: SHA },
    ],
    repository,
    pushedBy: PERSON('ann'),
    pushId: 14,
    date: '2026-03-02T12:59:59.3309587Z',
    ...fields,
  });

/** A pull request of the person `ann`. */
export const pullRequest = (
  event: 'created' | 'updated' | 'merged',
  fields: object = {},
  message = 'Ann did something',
) =>
  hook(
    `git.pullrequest.${event}`,
    {
      repository,
      pullRequestId: 7,
      status: 'active',
      createdBy: PERSON('ann'),
      creationDate: '2026-03-02T10:00:00.589889Z',
      title: 'Round half up',
      sourceRefName: 'refs/heads/round',
      targetRefName: 'refs/heads/main',
      isDraft: false,
      lastMergeSourceCommit: { commitId: '9'.repeat(40) },
      lastMergeTargetCommit: { commitId: PARENT },
      lastMergeCommit: { commitId: SHA },
      reviewers: [{ ...PERSON('bob'), vote: 0 }],
      _links: {
        web: {
          href: 'https://dev.azure.com/acme/Web%20Shop/_git/checkout/pullrequest/7',
        },
      },
      ...fields,
    },
    { message: { text: message } },
  );

export const vote = (votes: Record<string, number>, message: string) =>
  pullRequest(
    'updated',
    {
      reviewers: Object.entries(votes).map(([id, given]) => ({
        ...PERSON(id),
        vote: given,
      })),
    },
    message,
  );

export const comment = (author = 'bob', fields: object = {}) =>
  hook('ms.vss-code.git-pullrequest-comment-event', {
    comment: {
      id: 2,
      author: PERSON(author),
      content: 'What about negative amounts?',
      publishedDate: '2026-03-02T11:30:00.589889Z',
      commentType: 'text',
      ...fields,
    },
    pullRequest: {
      repository,
      pullRequestId: 7,
      createdBy: PERSON('ann'),
    },
  });

export const build = (fields: object = {}) =>
  hook('build.complete', {
    id: 479,
    buildNumber: '20260302.1',
    status: 'completed',
    result: 'succeeded',
    queueTime: '2026-03-02T12:50:00.1Z',
    startTime: '2026-03-02T12:50:30.8446152Z',
    finishTime: '2026-03-02T12:59:00.8462149Z',
    sourceBranch: 'refs/heads/main',
    sourceVersion: SHA,
    definition: { id: 7, name: 'checkout-release' },
    repository: {
      id: repository.id,
      type: 'TfsGit',
      name: 'checkout',
      url: repository.webUrl,
    },
    _links: {
      web: {
        href: 'https://dev.azure.com/acme/shop/_build/results?buildId=479',
      },
    },
    ...fields,
  });

const run = (fields: object = {}) => ({
  pipeline: { id: 7, revision: 3, name: 'checkout-release', folder: '\\' },
  state: 'inProgress',
  createdDate: '2026-03-02T12:50:00.1Z',
  id: 479,
  name: '20260302.1',
  resources: {
    repositories: { self: { refName: 'refs/heads/main', version: SHA } },
  },
  ...fields,
});

const repositories = [
  {
    alias: 'templates',
    type: 'Git',
    url: 'https://dev.azure.com/acme/shop/_git/templates',
  },
  {
    alias: 'self',
    type: 'Git',
    change: { version: SHA },
    url: repository.remoteUrl,
  },
];

export const runState = (fields: object = {}, other: object = {}) =>
  hook('ms.vss-pipelines.run-state-changed-event', {
    run: run({
      state: 'completed',
      result: 'succeeded',
      finishedDate: '2026-03-02T12:59:00.8462149Z',
      ...fields,
    }),
    pipeline: { id: 7, name: 'checkout-release' },
    repositories,
    ...other,
  });

export const stageState = (fields: object = {}, other: object = {}) =>
  hook('ms.vss-pipelines.stage-state-changed-event', {
    stage: {
      id: 'a5a5a5a5-0000-4000-8000-000000000007',
      name: 'deploy_production',
      displayName: 'Deploy to production',
      attempt: 1,
      state: 'completed',
      result: 'succeeded',
      startTime: '2026-03-02T12:55:00.25Z',
      finishTime: '2026-03-02T12:58:00.25Z',
      ...fields,
    },
    run: run(),
    pipeline: { id: 7, name: 'checkout-release' },
    repositories,
    ...other,
  });

export const jobState = (fields: object = {}, stage = 'build') =>
  hook('ms.vss-pipelines.job-state-changed-event', {
    job: {
      id: 'b6b6b6b6-0000-4000-8000-000000000008',
      name: 'compile',
      attempt: 1,
      state: 'completed',
      result: 'failed',
      startTime: '2026-03-02T12:51:00Z',
      finishTime: '2026-03-02T12:53:00Z',
      ...fields,
    },
    stage: { name: stage, attempt: 1, state: 'running' },
    run: run(),
    pipeline: { id: 7, name: 'checkout-release' },
    repositories,
  });

export const artifact = (fields: object = {}) => ({
  type: 'Build',
  alias: '_checkout-ci',
  isPrimary: true,
  definitionReference: {
    project: { id: PROJECT, name: 'Web Shop' },
    definition: { id: '7', name: 'checkout-ci' },
    'repository.provider': { id: 'TfsGit' },
    repository: { id: repository.id, name: 'checkout' },
    sourceVersion: { id: SHA },
    version: { id: '479', name: '20260302.1' },
    artifactSourceVersionUrl: {
      id: 'https://dev.azure.com/acme/_permalink/_build/index?buildId=479',
    },
    ...fields,
  },
});

export const releaseDeployment = (
  event: 'started' | 'completed',
  fields: object = {},
  artifacts: object[] = [artifact()],
) =>
  hook(`ms.vss-release.deployment-${event}-event`, {
    environment: {
      id: 5,
      name: 'Production',
      status: event === 'started' ? 'queued' : 'succeeded',
      deploySteps: [],
      release: {
        id: 169,
        name: 'Release-9',
        _links: {
          web: {
            href: 'https://dev.azure.com/acme/shop/_release?releaseId=169',
          },
        },
      },
      ...fields,
    },
    release: {
      id: 169,
      name: 'Release-9',
      artifacts,
      releaseDefinition: { id: 3, name: 'Checkout CD' },
    },
    project: { id: PROJECT, name: 'Web Shop' },
  });

export const azureDevopsExamples = [
  push(),
  pullRequest('created'),
  vote({ bob: 10 }, 'Bob approved pull request 7'),
  pullRequest('merged', {
    status: 'completed',
    closedDate: '2026-03-02T12:59:58.3660573Z',
  }),
  comment(),
  build(),
  runState(),
  stageState(),
  jobState(),
  releaseDeployment('started'),
  releaseDeployment('completed'),
].map(body => ({ kind: 'azure-devops', event: body.eventType, body }));
