export const SHA = '7d2e91c4'.padEnd(40, '5');

export const repository = {
  id: 9,
  full_name: 'acme/checkout',
  html_url: 'https://git.example.com/acme/checkout',
  default_branch: 'main',
  updated_at: '2026-03-01T09:00:00+01:00',
};

export const push = {
  ref: 'refs/heads/main',
  before: 'a'.repeat(40),
  after: SHA,
  compare_url: 'https://git.example.com/acme/checkout/compare/aaaa...7d2e',
  commits: [
    {
      id: SHA,
      message: 'Add refunds\n',
      timestamp: '2026-03-02T15:00:00+01:00',
      added: ['src/refunds.ts'],
      removed: [],
      modified: ['README.md'],
    },
    {
      id: 'b'.repeat(40),
      message: `Revert "Round"\n\nThis reverts commit ${'c'.repeat(40)}.\n`,
      timestamp: '2026-03-02T14:00:00+01:00',
      added: [],
      removed: [],
      modified: ['src/money.ts'],
    },
  ],
  total_commits: 2,
  head_commit: { id: SHA, timestamp: '2026-03-02T15:00:00+01:00' },
  repository,
  pusher: { id: 3, login: 'ann' },
  sender: { id: 3, login: 'ann' },
};

export const pullRequest = {
  action: 'opened',
  number: 7,
  pull_request: {
    id: 70,
    number: 7,
    user: { id: 3, login: 'ann' },
    title: 'Add refunds',
    state: 'open',
    draft: false,
    html_url: 'https://git.example.com/acme/checkout/pulls/7',
    merged: false,
    merged_at: null,
    merge_commit_sha: null,
    base: { label: 'main', ref: 'main', sha: 'a'.repeat(40) },
    head: { label: 'refunds', ref: 'refunds', sha: SHA },
    created_at: '2026-03-02T10:00:00+01:00',
    updated_at: '2026-03-02T10:00:00+01:00',
    closed_at: null,
  },
  repository,
  sender: { id: 3, login: 'ann' },
  review: null,
};

export const review = {
  ...pullRequest,
  action: 'reviewed',
  pull_request: {
    ...pullRequest.pull_request,
    updated_at: '2026-03-02T11:00:00+01:00',
  },
  sender: { id: 4, login: 'bob' },
  review: { type: 'pull_request_review_approved', content: 'Good' },
};

export const merged = {
  ...pullRequest,
  action: 'closed',
  pull_request: {
    ...pullRequest.pull_request,
    state: 'closed',
    merged: true,
    merged_at: '2026-03-02T15:00:00+01:00',
    merge_commit_sha: SHA,
    updated_at: '2026-03-02T15:00:01+01:00',
    closed_at: '2026-03-02T15:00:00+01:00',
  },
};

export const release = {
  action: 'published',
  release: {
    id: 5,
    tag_name: 'v1.4.0',
    target_commitish: 'main',
    name: 'Checkout 1.4',
    html_url: 'https://git.example.com/acme/checkout/releases/tag/v1.4.0',
    draft: false,
    prerelease: false,
    created_at: '2026-03-02T15:30:00+01:00',
    published_at: '2026-03-02T15:30:00+01:00',
  },
  repository,
  sender: { id: 3, login: 'ann' },
};

export const issue = {
  action: 'opened',
  number: 12,
  issue: {
    id: 120,
    number: 12,
    title: 'Payments are refused',
    html_url: 'https://git.example.com/acme/checkout/issues/12',
    state: 'open',
    labels: [
      { id: 1, name: 'incident' },
      { id: 2, name: 'severity/high' },
    ],
    created_at: '2026-03-02T16:00:00+01:00',
    updated_at: '2026-03-02T16:00:00+01:00',
    closed_at: null,
    pull_request: null,
  },
  repository,
  sender: { id: 3, login: 'ann' },
};

export const workflowJob = {
  action: 'completed',
  workflow_job: {
    id: 61,
    run_id: 60,
    run_attempt: 1,
    name: 'deploy',
    head_sha: SHA,
    head_branch: 'main',
    html_url: 'https://git.example.com/acme/checkout/actions/runs/60/jobs/0',
    status: 'completed',
    conclusion: 'success',
    runner_id: 2,
    steps: [],
    created_at: '2026-03-02T14:10:00Z',
    started_at: '2026-03-02T14:11:00Z',
    completed_at: '2026-03-02T14:15:00Z',
  },
  repository,
};

export const workflowRun = {
  action: 'completed',
  workflow: { id: 'ci.yml', name: 'CI', path: '.gitea/workflows/ci.yml' },
  workflow_run: {
    id: 60,
    run_attempt: 0,
    run_number: 14,
    path: 'ci.yml@refs/heads/main',
    display_title: 'Add refunds',
    head_sha: SHA,
    head_branch: 'main',
    html_url: 'https://git.example.com/acme/checkout/actions/runs/14',
    status: 'completed',
    conclusion: 'failure',
    started_at: '2026-03-02T14:11:00Z',
    completed_at: '2026-03-02T14:16:00Z',
  },
  repository,
};

export const forgejoRun = {
  action: 'failure',
  run: {
    id: 81,
    index_in_repo: 15,
    title: 'Add refunds',
    repository,
    workflow_id: 'release.yml',
    prettyref: 'main',
    commit_sha: SHA,
    event: 'push',
    status: 'failure',
    created: '2026-03-02T15:10:00+01:00',
    started: '2026-03-02T15:11:00+01:00',
    stopped: '2026-03-02T15:16:00+01:00',
    html_url: 'https://git.example.com/acme/checkout/actions/runs/15',
  },
  prior_status: 'success',
};

export const status = {
  id: 44,
  sha: SHA,
  context: 'ci/woodpecker/push/test',
  state: 'success',
  target_url: 'https://ci.example.com/repos/4/pipeline/9',
  created_at: '2026-03-02T14:16:30Z',
  updated_at: '2026-03-02T14:16:30Z',
  repository,
  sender: { id: 6, login: 'woodpecker' },
};

export const giteaExamples = [
  { event: 'push', body: push },
  { event: 'pull_request', body: pullRequest },
  { event: 'pull_request_approved', body: review },
  {
    event: 'pull_request_rejected',
    body: {
      ...review,
      review: { type: 'pull_request_review_rejected', content: '' },
    },
  },
  {
    event: 'pull_request_comment',
    body: { ...review, review: { type: 'pull_request_comment', content: '?' } },
  },
  { event: 'pull_request', body: merged },
  { event: 'release', body: release },
  { event: 'issues', body: issue },
  { event: 'status', body: status },
  { event: 'workflow_job', body: workflowJob },
  { event: 'workflow_run', body: workflowRun },
  { event: 'action_run_failure', body: forgejoRun },
  {
    event: 'action_run_success',
    body: {
      ...forgejoRun,
      action: 'success',
      run: { ...forgejoRun.run, status: 'success' },
    },
  },
  {
    event: 'action_run_recover',
    body: {
      ...forgejoRun,
      action: 'recover',
      run: { ...forgejoRun.run, status: 'success' },
    },
  },
].map(example => ({ kind: 'gitea', ...example }));
