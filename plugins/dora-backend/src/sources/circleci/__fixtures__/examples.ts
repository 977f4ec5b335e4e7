export const SHA = '5d41402abc4b2a76b9719d911017c592aabbccdd';

const common = {
  happened_at: '2026-03-02T14:43:06.120Z',
  webhook: { id: '0b7f0c3e-53a2-4d8c-9a55-7a2a3b1f6f10', name: 'DORA' },
  organization: { id: '1c9c4f4e-8a86-4c8e-9b3c-52ad1d0a8c11', name: 'acme' },
};

/** The commit where GitHub by OAuth and Bitbucket Cloud have it. */
export const oauthPipeline = {
  id: 'c4f6b0a2-0f5e-4f43-a8cb-3a6dc9f6a201',
  number: 412,
  created_at: '2026-03-02T14:40:00.010Z',
  trigger: { type: 'webhook' },
  vcs: {
    provider_name: 'github',
    origin_repository_url: 'https://github.com/mallory/checkout',
    target_repository_url: 'https://github.com/Acme/Checkout',
    revision: SHA,
    commit: {
      subject: 'Charge each card once',
      body: `\nThis reverts commit ${'a'.repeat(40)}.`,
      author: { name: 'A. Author', email: 'author@example.com' },
      authored_at: '2026-03-02T14:30:00Z',
      committer: { name: 'A. Author', email: 'author@example.com' },
      committed_at: '2026-03-02T14:35:00Z',
    },
    branch: 'main',
  },
};

/** The commit where GitLab has it. */
export const gitlabPipeline = {
  id: '7f0e7c1d-4a6b-4a26-bb0a-0b5d70f7a302',
  number: 7,
  created_at: '2026-03-02T14:40:00.010Z',
  trigger: { type: 'gitlab' },
  trigger_parameters: {
    gitlab: {
      type: 'push',
      web_url: 'https://gitlab.com/acme/shop/checkout',
      repo_url: 'git@gitlab.com:acme/shop/checkout.git',
      user_username: 'author',
      commit_sha: SHA,
      commit_timestamp: '2026-03-02T15:30:00+01:00',
      commit_title: 'Charge each card once',
      commit_message: 'Charge each card once\n\nNot twice.',
      total_commits_count: '1',
    },
    git: {
      tag: '',
      checkout_sha: SHA,
      checkout_url: 'git@gitlab.com:acme/shop/checkout.git',
      ref: 'refs/heads/main',
      branch: 'main',
    },
    circleci: {
      event_time: '2026-03-02 14:40:00.349741736 +0000 UTC',
      event_type: 'push',
      trigger_type: 'gitlab',
    },
  },
};

/** What is told of a pipeline that the API of the GitHub App has started. */
export const apiPipeline = {
  id: '2f3d1c9a-6f53-4f0e-8d0a-5c0e5d4a9b03',
  number: 8,
  created_at: '2026-03-02T14:40:00.010Z',
  trigger: { type: 'api' },
  trigger_parameters: {
    github_app: { branch: 'main', commit_sha: SHA, repo_url: '' },
    git: { checkout_sha: SHA, checkout_url: '', repo_url: '', branch: 'main' },
  },
};

const workflow = {
  id: '3d1f7f3b-6b7a-4f02-9c80-97a0e9a9d404',
  name: 'build-and-deploy',
  created_at: '2026-03-02T14:40:01.000Z',
  stopped_at: '2026-03-02T14:43:05.500Z',
  url: 'https://app.circleci.com/pipelines/github/acme/checkout/412/workflows/3d1f7f3b',
};

/** The end of a workflow; `more` replaces fields of the workflow. */
export function workflowCompleted(
  more: Record<string, unknown> = {},
  pipeline: unknown = oauthPipeline,
) {
  return {
    ...common,
    type: 'workflow-completed',
    id: 'f7c1a3a0-64c1-3b0e-9a55-0f35a9d2e505',
    project: { id: 'p', name: 'checkout', slug: 'gh/Acme/Checkout' },
    workflow: { ...workflow, status: 'success', ...more },
    pipeline,
  };
}

/** The end of a job; `more` replaces fields of the job. */
export function jobCompleted(
  more: Record<string, unknown> = {},
  pipeline: unknown = oauthPipeline,
) {
  return {
    ...common,
    type: 'job-completed',
    id: 'a1e7c5a4-98c7-3d3f-8f0c-7a5c5f1fb606',
    project: { id: 'p', name: 'checkout', slug: 'gh/Acme/Checkout' },
    workflow,
    pipeline,
    job: {
      id: '96a0c1de-1c4e-4a4b-8a36-2f7ab8a0d707',
      name: 'unit tests',
      number: 1290,
      status: 'success',
      started_at: '2026-03-02T14:40:10.000Z',
      stopped_at: '2026-03-02T14:42:00.000Z',
      ...more,
    },
  };
}

/** Bodies that are understood, with their events. */
export const circleciExamples = [
  workflowCompleted(),
  workflowCompleted({ status: 'failed' }, gitlabPipeline),
  jobCompleted(),
  jobCompleted({ status: 'canceled' }, apiPipeline),
].map(body => ({ kind: 'circleci', event: body.type, body }));
