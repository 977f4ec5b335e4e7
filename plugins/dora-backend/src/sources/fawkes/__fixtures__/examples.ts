const SHA = '4e1d0a27'.padEnd(40, '0');

export const build = {
  service: 'checkout',
  commit_sha: SHA,
  branch: 'main',
  build_number: '17',
  status: 'success',
  duration_ms: 185_000,
  stage: 'package',
  is_retry: false,
  timestamp: '2026-03-02T14:43:05Z',
  url: 'https://jenkins.example.com/job/checkout/17/',
  type: 'ci_build',
};

export const qualityGate = {
  service: 'checkout',
  commit_sha: SHA,
  build_number: '17',
  quality_gate_passed: false,
  coverage_percent: 71,
  bugs: 2,
  vulnerabilities: 0,
  code_smells: 9,
  duplicated_lines_percent: 1.5,
  timestamp: '2026-03-02T14:44:00Z',
  type: 'quality_gate',
};

export const testResults = {
  service: 'checkout',
  commit_sha: SHA,
  build_number: '17',
  total_tests: 120,
  passed_tests: 119,
  failed_tests: 0,
  skipped_tests: 1,
  flaky_tests: 0,
  duration_ms: 60_000,
  timestamp: '2026-03-02T14:42:00Z',
  type: 'test_results',
};

export const deployment = {
  event_type: 'deployment',
  status: 'success',
  application: 'checkout-prod',
  namespace: 'shop',
  project: 'shop',
  revision: SHA,
  commit_sha: SHA,
  sync_started_at: '2026-03-02T14:50:00Z',
  sync_finished_at: '2026-03-02T14:52:00Z',
  health_status: 'Healthy',
  sync_status: 'Synced',
  server: 'https://kubernetes.default.svc',
  repo_url: 'https://github.com/acme/checkout',
  environment: 'production',
  service_name: 'checkout',
  timestamp: '2026-03-02T14:52:00Z',
};

export const incident = {
  id: 'checkout-incident-17',
  title: 'Payments fail',
  status: 'open',
  severity: 'high',
  createdDate: '2026-03-02T15:00:00Z',
  service: 'checkout',
  environment: 'production',
  url: 'https://incidents.example.com/17',
};

export const push = {
  ref: 'refs/heads/main',
  before: 'b'.repeat(40),
  after: SHA,
  forced: false,
  head_commit: { timestamp: '2026-03-02T14:30:00Z' },
  commits: [
    {
      id: SHA,
      message: 'Round half up',
      timestamp: '2026-03-02T14:30:00Z',
      added: [],
      modified: ['src/money.ts'],
      removed: [],
    },
  ],
  repository: {
    full_name: 'acme/checkout',
    html_url: 'https://github.com/acme/checkout',
    default_branch: 'main',
    pushed_at: 1772462100,
  },
};

export const fawkesExamples = [
  { event: 'cicd', body: build },
  { event: 'cicd', body: qualityGate },
  { event: null, body: testResults },
  { event: 'deployments', body: deployment },
  { event: 'incidents', body: incident },
  {
    event: 'incidents',
    body: {
      ...incident,
      status: 'resolved',
      resolvedDate: '2026-03-02T15:30:00Z',
    },
  },
  { event: 'github/push', body: push },
].map(example => ({ kind: 'fawkes', ...example }));
