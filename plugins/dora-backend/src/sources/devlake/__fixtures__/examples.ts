const REPOSITORY = 'https://github.com/acme/checkout';
const SHA = '4e1d0a27'.padEnd(40, '0');
const OTHER_SHA = '9c2b7f35'.padEnd(40, '0');

/** A deployment of two repositories. */
export const deployment = {
  id: 'run-17',
  displayTitle: 'Release 1.2.3',
  result: 'SUCCESS',
  environment: 'PRODUCTION',
  name: 'release',
  url: 'https://ci.example.com/17',
  createdDate: '2026-03-02T14:39:00+00:00',
  startedDate: '2026-03-02T14:40:00+00:00',
  finishedDate: '2026-03-02T14:43:05+00:00',
  deploymentCommits: [
    {
      repoUrl: REPOSITORY,
      refName: 'main',
      commitSha: SHA,
      startedDate: '2026-03-02T14:40:00+00:00',
      finishedDate: '2026-03-02T14:43:05+00:00',
    },
    {
      repoUrl: 'https://github.com/acme/money',
      refName: 'main',
      commitSha: OTHER_SHA,
      startedDate: '2026-03-02T14:40:00+00:00',
      finishedDate: '2026-03-02T14:43:05+00:00',
    },
  ],
};

/** The same before June 2024: one commit, at the top. */
export const olderDeployment = {
  pipeline_id: '17',
  environment: 'STAGING',
  repo_url: REPOSITORY,
  commit_sha: SHA,
  start_time: '2026-03-02T14:40:00+0100',
  end_time: '2026-03-02 14:43:05 +0100',
  result: 'FAILURE',
};

export const pullRequest = {
  id: 'pr17',
  baseRepoId: 'webhook:1',
  headRepoId: 'webhook:1',
  status: 'MERGED',
  originalStatus: 'merged',
  displayTitle: 'Round half up',
  url: `${REPOSITORY}/pull/17`,
  pullRequestKey: 17,
  createdDate: '2026-03-01T08:00:00Z',
  mergedDate: '2026-03-02T13:00:00Z',
  closedDate: '2026-03-02T13:00:01Z',
  mergeCommitSha: OTHER_SHA,
  headRef: 'rounding',
  baseRef: 'main',
  headCommitSha: SHA,
  isDraft: false,
};

export const issue = {
  issueKey: 'SHOP-42',
  title: 'Payments fail',
  url: 'https://issues.example.com/SHOP-42',
  type: 'INCIDENT',
  status: 'TODO',
  originalStatus: 'open',
  createdDate: '2026-03-02T14:50:00+00:00',
  severity: 'high',
  component: 'Checkout',
};

export const devlakeExamples = [
  { event: 'deployments', body: deployment },
  { event: '1/deployments', body: olderDeployment },
  { event: 'pull_requests', body: pullRequest },
  { event: '1/issues', body: issue },
  {
    event: null,
    body: { ...issue, status: 'DONE', resolutionDate: '2026-03-02T15:00:00Z' },
  },
].map(example => ({ kind: 'devlake', ...example }));
