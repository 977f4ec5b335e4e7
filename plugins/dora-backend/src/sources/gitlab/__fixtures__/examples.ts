export const SHA = '3b7e1f90'.padEnd(40, '1');
export const PARENT = 'b'.repeat(40);

export const project = {
  id: 41,
  name: 'Checkout',
  web_url: 'https://gitlab.example.com/shop/backend/checkout',
  git_ssh_url: 'git@gitlab.example.com:shop/backend/checkout.git',
  git_http_url: 'https://gitlab.example.com/shop/backend/checkout.git',
  path_with_namespace: 'shop/backend/checkout',
  default_branch: 'main',
};

const bob = { id: 8, name: 'Bob', username: 'bob', email: 'bob@example.com' };

export const push = {
  object_kind: 'push',
  event_name: 'push',
  before: PARENT,
  after: SHA,
  ref: 'refs/heads/main',
  checkout_sha: SHA,
  user_id: 8,
  user_name: 'Bob',
  user_email: 'bob@example.com',
  project_id: 41,
  project,
  commits: [
    {
      id: '9'.repeat(40),
      message: 'Round half up\n\nAs the tax office does.\n',
      title: 'Round half up',
      timestamp: '2026-03-02T14:20:31+02:00',
      author: { name: 'Bob', email: 'bob@example.com' },
      added: ['src/round.ts'],
      modified: ['src/money.ts'],
      removed: [],
    },
    {
      id: SHA,
      message: "Merge branch 'round' into 'main'\n\nSee merge request !7",
      title: "Merge branch 'round' into 'main'",
      timestamp: '2026-03-02T12:40:00Z',
      author: { name: 'Ann', email: 'ann@example.com' },
      added: [],
      modified: [],
      removed: [],
    },
  ],
  total_commits_count: 2,
};

/** A merge request of the person with the id 5. */
export const mergeRequest = (
  action: string,
  fields: object = {},
  changes: object = {},
) => ({
  object_kind: 'merge_request',
  event_type: 'merge_request',
  user: bob,
  project,
  object_attributes: {
    id: 907,
    iid: 7,
    author_id: 5,
    action,
    state: 'opened',
    title: 'Round half up',
    url: 'https://gitlab.example.com/shop/backend/checkout/-/merge_requests/7',
    source_branch: 'round',
    target_branch: 'main',
    draft: false,
    work_in_progress: false,
    last_commit: { id: '9'.repeat(40), timestamp: '2026-03-02T14:20:31+02:00' },
    merge_commit_sha: null,
    created_at: '2026-03-02 10:00:00 UTC',
    updated_at: '2026-03-02 13:00:00 +0100',
    ...fields,
  },
  labels: [],
  changes,
});

export const note = (fields: object = {}, mergeRequestFields: object = {}) => ({
  object_kind: 'note',
  event_type: 'note',
  user: bob,
  project,
  object_attributes: {
    id: 1301,
    author_id: 8,
    noteable_type: 'MergeRequest',
    note: 'What about negative amounts?',
    system: false,
    action: 'create',
    created_at: '2026-03-02 11:30:00 UTC',
    updated_at: '2026-03-02 11:30:00 UTC',
    ...fields,
  },
  merge_request: { id: 907, iid: 7, author_id: 5, ...mergeRequestFields },
});

const build = (id: number, fields: object) => ({
  id,
  stage: 'test',
  name: 'unit tests',
  status: 'success',
  created_at: '2026-03-02 12:41:00 UTC',
  started_at: '2026-03-02 12:42:10 UTC',
  finished_at: '2026-03-02 12:45:10 UTC',
  duration: 180.2,
  queued_duration: 4.5,
  failure_reason: null,
  when: 'on_success',
  manual: false,
  user: bob,
  environment: null,
  ...fields,
});

export const pipeline = (fields: object = {}, builds?: object[]) => ({
  object_kind: 'pipeline',
  object_attributes: {
    id: 3100,
    iid: 88,
    name: 'Main branch',
    ref: 'main',
    sha: SHA,
    source: 'push',
    status: 'success',
    stages: ['test', 'deploy'],
    created_at: '2026-03-02 12:41:00 UTC',
    finished_at: '2026-03-02 12:52:00 UTC',
    duration: 600,
    queued_duration: 70,
    url: 'https://gitlab.example.com/shop/backend/checkout/-/pipelines/3100',
    ...fields,
  },
  user: bob,
  project,
  commit: { id: SHA, timestamp: '2026-03-02T12:40:00Z' },
  builds: builds ?? [
    build(5001, {}),
    build(5002, {
      stage: 'deploy',
      name: 'deploy production',
      created_at: '2026-03-02 12:41:00 UTC',
      started_at: '2026-03-02 12:50:00 UTC',
      finished_at: '2026-03-02 12:52:00 UTC',
      queued_duration: 2,
      environment: {
        name: 'live-eu',
        action: 'start',
        deployment_tier: 'production',
      },
    }),
    build(5003, {
      stage: 'deploy',
      name: 'roll back',
      status: 'manual',
      started_at: null,
      finished_at: null,
      queued_duration: null,
    }),
  ],
});

export const job = (fields: object = {}) => ({
  object_kind: 'build',
  ref: 'main',
  tag: false,
  before_sha: PARENT,
  sha: SHA,
  retries_count: 1,
  build_id: 5001,
  build_name: 'unit tests',
  build_stage: 'test',
  build_status: 'success',
  build_created_at: '2026-03-02 12:41:00 UTC',
  build_started_at: '2026-03-02 12:42:10 UTC',
  build_finished_at: '2026-03-02 12:45:10 UTC',
  build_duration: 180.2,
  build_queued_duration: 4.5,
  build_failure_reason: 'unknown_failure',
  pipeline_id: 3100,
  project_id: 41,
  project_name: 'shop / backend / checkout',
  user: bob,
  commit: { id: 3100, name: 'Main branch', sha: SHA, status: 'running' },
  repository: {
    name: 'checkout',
    homepage: 'https://gitlab.example.com/shop/backend/checkout',
    git_http_url: 'https://gitlab.example.com/shop/backend/checkout.git',
  },
  project,
  environment: null,
  ...fields,
});

export const deployment = (fields: object = {}) => ({
  object_kind: 'deployment',
  status: 'running',
  status_changed_at: '2026-03-02 13:50:00 +0100',
  deployment_id: 15,
  deployable_id: 5002,
  deployable_url:
    'https://gitlab.example.com/shop/backend/checkout/-/jobs/5002',
  environment: 'live-eu',
  environment_tier: 'production',
  environment_slug: 'live-eu',
  environment_external_url: 'https://eu.shop.example.com',
  project,
  ref: 'main',
  short_sha: SHA.slice(0, 8),
  user: bob,
  user_url: 'https://gitlab.example.com/bob',
  commit_url: `https://gitlab.example.com/shop/backend/checkout/-/commit/${SHA}`,
  commit_title: 'Round half up',
  ...fields,
});

export const release = (fields: object = {}) => ({
  object_kind: 'release',
  id: 12,
  action: 'create',
  name: 'Spring',
  tag: 'v1.4.0',
  created_at: '2026-03-02 13:05:12 UTC',
  released_at: '2026-03-02 13:00:00 UTC',
  url: 'https://gitlab.example.com/shop/backend/checkout/-/releases/v1.4.0',
  project,
  commit: { id: SHA, timestamp: '2026-03-02T12:40:00Z' },
  ...fields,
});

export const incident = (fields: object = {}, other: object = {}) => ({
  object_kind: 'work_item',
  event_type: 'work_item',
  user: bob,
  project,
  object_attributes: {
    id: 640,
    iid: 31,
    action: 'open',
    state: 'opened',
    type: 'Incident',
    severity: 'high',
    escalation_status: 'triggered',
    title: 'Payments fail',
    url: 'https://gitlab.example.com/shop/backend/checkout/-/issues/incident/31',
    confidential: false,
    created_at: '2026-03-02 15:00:00 UTC',
    updated_at: '2026-03-02 15:00:00 UTC',
    closed_at: null,
    ...fields,
  },
  labels: [],
  changes: {},
  ...other,
});

export const gitlabExamples = [
  { event: 'Push Hook', body: push },
  { event: 'Merge Request Hook', body: mergeRequest('open') },
  { event: 'Merge Request Hook', body: mergeRequest('approved') },
  {
    event: 'Merge Request Hook',
    body: mergeRequest('merge', { state: 'merged', merge_commit_sha: SHA }),
  },
  { event: 'Note Hook', body: note() },
  { event: 'Pipeline Hook', body: pipeline() },
  { event: 'Job Hook', body: job() },
  { event: 'Deployment Hook', body: deployment() },
  {
    event: 'Deployment Hook',
    body: deployment({
      status: 'success',
      status_changed_at: '2026-03-02 13:52:00 +0100',
    }),
  },
  { event: 'Release Hook', body: release() },
  { event: 'Issue Hook', body: incident() },
  {
    event: 'Issue Hook',
    body: incident(
      {
        type: 'Issue',
        state: 'closed',
        action: 'close',
        closed_at: '2026-03-02 16:00:00 UTC',
        updated_at: '2026-03-02 16:00:00 UTC',
      },
      {
        labels: [
          { id: 1, title: 'Incident' },
          { id: 2, title: 'severity::2' },
        ],
      },
    ),
  },
].map(example => ({ kind: 'gitlab', ...example }));
