export const SHA = '5e1f7a90'.padEnd(40, '3');

export const repository = {
  id: 512,
  full_name: 'acme/checkout',
  html_url: 'https://github.com/acme/checkout',
  default_branch: 'main',
};

export const checkRun = {
  action: 'completed',
  repository,
  check_run: {
    id: 901,
    name: 'ci/integration',
    status: 'completed',
    conclusion: 'success',
    head_sha: SHA,
    html_url: 'https://github.com/acme/checkout/runs/901',
    details_url: 'https://ci.example.com/builds/17',
    started_at: '2026-03-02T14:10:00Z',
    completed_at: '2026-03-02T14:16:30Z',
    app: { slug: 'example-ci', name: 'Example CI' },
    check_suite: { id: 77, head_branch: 'main' },
    pull_requests: [],
  },
};

export const status = {
  id: 33,
  sha: SHA,
  name: 'acme/checkout',
  context: 'ci/jenkins/build',
  state: 'success',
  description: 'Build 17 passed',
  target_url: 'https://jenkins.example.com/job/checkout/17',
  branches: [{ name: 'main', commit: { sha: SHA } }],
  created_at: '2026-03-02T14:16:30+00:00',
  updated_at: '2026-03-02T14:16:30+00:00',
  repository,
};

export const release = {
  action: 'published',
  repository,
  release: {
    id: 4711,
    tag_name: 'v1.4.0',
    target_commitish: 'main',
    name: 'Checkout 1.4',
    html_url: 'https://github.com/acme/checkout/releases/tag/v1.4.0',
    draft: false,
    prerelease: false,
    created_at: '2026-03-02T13:00:00Z',
    published_at: '2026-03-02T14:40:00Z',
  },
};

export const issue = {
  action: 'labeled',
  repository,
  label: { name: 'incident' },
  issue: {
    id: 88,
    number: 12,
    title: 'Payments are refused',
    html_url: 'https://github.com/acme/checkout/issues/12',
    state: 'open',
    state_reason: null,
    labels: [{ name: 'incident' }, { name: 'severity: high' }],
    created_at: '2026-03-02T15:00:00Z',
    updated_at: '2026-03-02T15:05:00Z',
    closed_at: null,
  },
};

export const registryPackage = {
  action: 'published',
  repository,
  registry_package: {
    id: 5,
    name: 'checkout',
    namespace: 'acme',
    package_type: 'CONTAINER',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-03-02T14:20:00Z',
    package_version: {
      id: 6,
      version: `sha256:${'ab'.repeat(32)}`,
      created_at: '0001-01-01T00:00:00Z',
      updated_at: '0001-01-01T00:00:00Z',
      target_commitish: 'main',
      target_oid: 'f'.repeat(40),
      package_url: 'ghcr.io/acme/checkout:1.4.0',
      container_metadata: {
        tag: { name: '1.4.0', digest: `sha256:${'ab'.repeat(32)}` },
        labels: {
          source: 'https://github.com/acme/checkout',
          revision: SHA,
          all_labels: { 'org.opencontainers.image.revision': SHA },
        },
      },
    },
  },
};

const reviewComment = {
  action: 'created',
  repository,
  pull_request: { number: 7, user: { login: 'ann' } },
  comment: {
    id: 3,
    user: { login: 'bob', type: 'User' },
    created_at: '2026-03-02T11:00:00Z',
    updated_at: '2026-03-02T11:30:00Z',
  },
};

const deploymentStatus = {
  action: 'created',
  repository,
  deployment: {
    id: 42,
    sha: SHA,
    ref: 'main',
    task: 'deploy',
    environment: 'production',
    payload: { service: 'checkout-worker' },
    created_at: '2026-03-02T14:41:00Z',
  },
  deployment_status: {
    state: 'success',
    environment: 'production',
    created_at: '2026-03-02T14:45:00Z',
  },
};

const deployJob = {
  action: 'completed',
  repository,
  workflow_job: {
    id: 61,
    run_id: 60,
    run_attempt: 1,
    name: 'deploy',
    workflow_name: 'Release',
    status: 'completed',
    conclusion: 'success',
    head_sha: SHA,
    html_url: 'https://github.com/acme/checkout/actions/runs/60/job/61',
    created_at: '2026-03-02T14:50:00Z',
    started_at: '2026-03-02T14:51:00Z',
    completed_at: '2026-03-02T14:55:00Z',
    runner_id: 2,
    steps: [{ name: 'Deploy', status: 'completed', conclusion: 'success' }],
  },
};

const push = {
  ref: 'refs/heads/main',
  before: 'a'.repeat(40),
  after: SHA,
  forced: false,
  repository: { ...repository, pushed_at: 1772462100 },
  head_commit: { id: SHA, timestamp: '2026-03-02T15:30:00+01:00' },
  commits: [
    {
      id: SHA,
      message: `Revert "Round half up"\n\nThis reverts commit ${'c'.repeat(
        40,
      )}.`,
      timestamp: '2026-03-02T15:30:00+01:00',
      added: [],
      removed: [],
      modified: ['src/money.ts'],
    },
  ],
};

/** Events that the published examples of GitHub lack, or lack the telling parts of. */
export const githubExamples = [
  { event: 'push', body: push },
  { event: 'check_run', body: checkRun },
  { event: 'status', body: status },
  { event: 'status', body: { ...status, state: 'pending' } },
  { event: 'release', body: release },
  { event: 'issues', body: issue },
  {
    event: 'issues',
    body: {
      ...issue,
      action: 'closed',
      label: undefined,
      issue: {
        ...issue.issue,
        state: 'closed',
        state_reason: 'completed',
        labels: [...issue.issue.labels, { name: 'service: payments' }],
        updated_at: '2026-03-02T16:00:00Z',
        closed_at: '2026-03-02T16:00:00Z',
      },
    },
  },
  { event: 'registry_package', body: registryPackage },
  { event: 'pull_request_review_comment', body: reviewComment },
  { event: 'deployment_status', body: deploymentStatus },
  { event: 'workflow_job', body: deployJob },
].map(example => ({ kind: 'github', ...example }));
