export const SHA = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b';
export const START = Date.parse('2026-03-02T14:40:00Z');
export const DURATION = 185_000;

/** A build as the Notification plugin tells it; `more` replaces fields of the build. */
export function notification(more: Record<string, unknown> = {}) {
  return {
    name: 'main',
    display_name: 'main',
    url: 'job/shop/job/checkout/job/main/',
    build: {
      full_url:
        'https://jenkins.example.com/job/shop/job/checkout/job/main/42/',
      number: 42,
      queue_id: 1203,
      timestamp: START + DURATION,
      duration: DURATION,
      phase: 'COMPLETED',
      status: 'SUCCESS',
      url: 'job/shop/job/checkout/job/main/42/',
      scm: {
        url: 'git@github.com:Acme/Checkout.git',
        branch: 'origin/main',
        commit: SHA,
        changes: ['src/charge.ts'],
        culprits: ['author'],
      },
      parameters: { DRY_RUN: 'false' },
      log: '',
      artifacts: {},
      ...more,
    },
  };
}

/** A build as the CloudEvents plugin tells it; `more` replaces fields of the build. */
export function cloudEvent(more: Record<string, unknown> = {}) {
  return {
    userId: 'SYSTEM',
    userName: 'SYSTEM',
    name: 'deploy checkout',
    displayName: 'deploy checkout',
    url: 'job/deploy%20checkout/',
    build: {
      fullUrl: 'https://jenkins.example.com/job/deploy%20checkout/7/',
      number: 7,
      queueId: 31,
      timestamp: START + DURATION,
      duration: DURATION,
      phase: 'FINALIZED',
      status: 'FAILURE',
      url: 'job/deploy%20checkout/7/',
      displayName: null,
      parameters: { ENVIRONMENT: 'Staging' },
      scmState: {
        url: 'https://github.com/acme/checkout.git',
        branch: 'origin/main',
        commit: SHA,
      },
      ...more,
    },
  };
}

/** The same event with its attributes in the body. */
export const structured = {
  specversion: '1.0',
  id: 'd6c3a6f2-55a1-4a17-9e1f-a0c1b5a3e801',
  source: '/jenkins/job/deploy%20checkout/',
  type: 'org.jenkinsci.job.finalized',
  datacontenttype: 'application/json',
  data: cloudEvent(),
};

/** Bodies that are understood, with their events. */
export const jenkinsExamples = [
  { event: null, body: notification() },
  {
    event: null,
    body: notification({
      phase: 'STARTED',
      status: undefined,
      timestamp: START,
      duration: 0,
    }),
  },
  { event: 'org.jenkinsci.job.finalized', body: cloudEvent() },
  { event: null, body: structured },
].map(example => ({ kind: 'jenkins', ...example }));
