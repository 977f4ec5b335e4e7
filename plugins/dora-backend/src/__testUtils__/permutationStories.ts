import {
  alertWith,
  notification,
} from '../sources/alertmanager/__fixtures__/notifications';

/** A delivery of one of the built-in sources, which has the id of its kind. */
export interface ToldEvent {
  sourceId: string;
  event: string | undefined;
  body: Buffer;
}

const REPOSITORY = 'https://github.com/acme/checkout';
const sha = (letter: string) => letter.repeat(40);
const time = (hour: number, minute = 0) =>
  new Date(Date.UTC(2026, 2, 2, hour, minute)).toISOString();

function told(sourceId: string, event: string | undefined, body: object) {
  return { sourceId, event, body: Buffer.from(JSON.stringify(body)) };
}

const generic = (body: object) => told('generic', undefined, body);
const argocd = (body: object) =>
  told('argocd', 'deployment', { event: 'deployment', ...body });
const github = (event: string, body: object) =>
  told('github', event, {
    ...body,
    repository: {
      html_url: REPOSITORY,
      default_branch: 'main',
      ...(event === 'push' && {
        pushed_at: (body as { pushedAt?: string }).pushedAt,
      }),
    },
  });

function push(before: string | null, letters: string, hour: number, more = {}) {
  const commits = [...letters].map((letter, index) => ({
    id: sha(letter),
    message: `Change ${letter}`,
    timestamp: time(hour, index),
    added: [],
    modified: [`src/${letter}.ts`],
    removed: [],
  }));
  return github('push', {
    ref: 'refs/heads/main',
    before: sha(before ?? '0'),
    after: sha(letters.at(-1)!),
    commits,
    head_commit: commits.at(-1),
    pushedAt: time(hour, 30),
    ...more,
  });
}

function change(number: number, hour: number, more: object) {
  return github('pull_request', {
    action: 'closed',
    pull_request: {
      number,
      title: `Change ${number}`,
      created_at: time(hour),
      updated_at: time(hour),
      head: { ref: 'feature', sha: sha('b') },
      base: { ref: 'main' },
      ...more,
    },
  });
}

function job(id: number, letter: string, name: string, hour: number) {
  return github('workflow_job', {
    workflow_job: {
      id,
      name,
      status: 'completed',
      conclusion: 'success',
      head_sha: sha(letter),
      created_at: time(hour),
      started_at: time(hour, 1),
      completed_at: time(hour, 9),
    },
  });
}

function sync(letter: string, hour: number, more: object = {}) {
  return argocd({
    phase: 'Succeeded',
    app: 'checkout',
    repository: REPOSITORY,
    appRevision: sha(letter),
    startedAt: time(hour),
    finishedAt: time(hour, 10),
    ...more,
  });
}

function deployment(id: string, letter: string, hour: number, more = {}) {
  return generic({
    type: 'deployment',
    id,
    service: 'checkout',
    repository: REPOSITORY,
    revision: sha(letter),
    status: 'succeeded',
    startedAt: time(hour),
    finishedAt: time(hour, 10),
    ...more,
  });
}

const incident = (id: string, more: object) =>
  generic({ type: 'incident', id, ...more });

/** A change that is built, released, followed by a failure, rolled back, and an incident: seven events. */
export const SHORT_STORY: ToldEvent[] = [
  push('a', 'bc', 1),
  change(1, 1, {
    merged: true,
    merged_at: time(1, 20),
    merge_commit_sha: sha('c'),
  }),
  job(1, 'c', 'test', 2),
  sync('a', 0),
  sync('c', 3),
  sync('a', 5, { rollback: true }),
  incident('INC-1', {
    services: ['checkout', 'cart'],
    severity: 'SEV1',
    detectedAt: time(4),
    mitigatedAt: time(5, 10),
    resolvedAt: time(6),
  }),
];

/** Everything that the sources can tell, of two services in one day, and of an incident of weeks before: forty events. */
export const LONG_STORY: ToldEvent[] = [
  push(null, 'a', 0),
  push('a', 'bc', 1),
  // Another hook, which lists fewer commits and came later.
  push('a', 'bc', 1, { commits: [], pushedAt: time(2) }),
  push('c', 'd', 6),
  push('d', 'e', 7),
  push('c', 'f', 8, { forced: true }),
  push('f', '789', 9),
  generic({
    type: 'commit',
    repository: REPOSITORY,
    sha: sha('1'),
    parent: sha('9'),
    authoredAt: time(10),
    committedAt: time(11),
    cherryPickedFrom: sha('b'),
    bot: true,
  }),
  change(1, 0, { head: { ref: 'feature', sha: sha('b') } }),
  github('pull_request_review', {
    action: 'submitted',
    pull_request: { number: 1, user: { login: 'author' } },
    review: {
      state: 'commented',
      submitted_at: time(0, 30),
      user: { login: 'reviewer' },
    },
  }),
  github('pull_request_review', {
    action: 'submitted',
    pull_request: { number: 1, user: { login: 'author' } },
    review: {
      state: 'approved',
      submitted_at: time(0, 50),
      user: { login: 'reviewer' },
    },
  }),
  change(1, 1, {
    merged: true,
    created_at: time(0),
    merged_at: time(1, 20),
    merge_commit_sha: sha('c'),
  }),
  job(1, 'c', 'build', 1),
  job(2, 'c', 'test', 2),
  job(4, '9', 'scan', 9),
  generic({
    type: 'stage',
    service: 'checkout',
    repository: REPOSITORY,
    sha: sha('9'),
    name: 'build',
    finishedAt: time(9, 50),
    durationSeconds: 600,
  }),
  sync('a', 0, { startedAt: time(0, 40), finishedAt: time(0, 45) }),
  sync('c', 3, { phase: 'Running', finishedAt: '' }),
  sync('c', 3),
  sync('c', 3, { health: 'Degraded', degradedAt: time(3, 30) }),
  deployment('us', 'c', 3, { environment: 'prod', finishedAt: time(3, 50) }),
  sync('a', 5, { rollback: true }),
  sync('d', 6, { phase: 'Failed' }),
  deployment('e-1', 'e', 7, { status: 'running', finishedAt: undefined }),
  deployment('e-1', 'e', 7, { startedAt: time(7, 1) }),
  deployment('e-2', 'e', 8, { environment: 'staging' }),
  deployment('i-1', '9', 10),
  deployment('1-1', '1', 12, { status: 'failed' }),
  deployment('1-2', '1', 13, { revision: sha('1').slice(0, 9) }),
  deployment('x-1', 'c', 16, {
    url: 'https://ci.example.com/1',
    hotfix: true,
  }),
  deployment('cart-1', '2', 4, { service: 'cart' }),
  deployment('cart-2', '3', 11, { service: 'cart', degradedAt: time(12) }),
  incident('INC-1', {
    services: ['checkout', 'cart'],
    severity: 'SEV1',
    detectedAt: time(4, 30),
    duplicateOf: 'INC-2',
  }),
  incident('INC-1', { acknowledgedAt: time(4, 35), resolvedAt: time(5) }),
  incident('INC-1', { reopenedAt: time(5, 30) }),
  // It affects the other service no more.
  incident('INC-1', {
    mitigatedAt: time(5, 40),
    severity: 'SEV2',
    service: 'checkout',
    duplicate: false,
  }),
  incident('INC-2', {
    service: 'checkout',
    detectedAt: '2026-02-20T14:00:00Z',
    resolvedAt: '2026-02-20T15:00:00Z',
    deployment: 'i-1',
  }),
  // So long after its end, it is another one.
  incident('INC-2', { reopenedAt: time(14) }),
  told(
    'alertmanager',
    'alerts',
    notification({
      ...alertWith({ service: 'cart', severity: 'critical' }),
      startsAt: time(11, 30),
    }),
  ),
  told(
    'alertmanager',
    'alerts',
    notification({
      ...alertWith({ service: 'cart', severity: 'critical' }),
      status: 'resolved',
      startsAt: time(11, 30),
      endsAt: time(12, 30),
    }),
  ),
];
