import {
  DeploymentFact,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  RECEIVED_AT,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import {
  cloudEvent,
  DURATION,
  notification,
  SHA,
  START,
  structured,
} from './__fixtures__/examples';
import { jenkinsSource } from './jenkinsSource';

const END = START + DURATION;
const facts = (body: object, settings: Partial<SourceSettings> = {}) => {
  const result = jenkinsSource.parse(delivery(body), {
    ...testSettings,
    ...settings,
  });
  if ('ignored' in result) throw new Error(result.ignored);
  return result.facts;
};

const run = {
  type: 'stage_run',
  at: END,
  key: 'build:https://jenkins.example.com/job/shop/job/checkout/job/main/42/',
  repository: 'github.com/acme/checkout',
  sha: SHA,
  name: 'checkout',
  pipeline: 'shop/checkout',
  url: 'https://jenkins.example.com/job/shop/job/checkout/job/main/42/',
  startedAt: START,
  finishedAt: END,
  outcome: 'success',
};

describe('builds of the Notification plugin', () => {
  it('are runs of their job', () => {
    expect(facts(notification())).toEqual([run]);
  });

  it('have the same key in every phase', () => {
    const told = ['QUEUED', 'STARTED', 'COMPLETED', 'FINALIZED'].flatMap(
      phase => facts(notification({ phase })),
    );
    expect(told.map(fact => 'key' in fact && fact.key)).toEqual(
      Array(4).fill(run.key),
    );
  });

  const begun = {
    ...run,
    at: START,
    repository: undefined,
    sha: undefined,
    startedAt: undefined,
    finishedAt: undefined,
    outcome: undefined,
  };

  it('tell when they wait and begin, but not yet of which commit', () => {
    const more = { timestamp: START, duration: 0 };
    expect(facts(notification({ ...more, phase: 'QUEUED' }))).toEqual([
      { ...begun, queuedAt: START },
    ]);
    expect(facts(notification({ ...more, phase: 'STARTED' }))).toEqual([
      { ...begun, startedAt: START },
    ]);
  });

  it('count their duration back from their end', () => {
    const timestamp = END + 30;
    expect(
      facts(notification({ phase: 'FINALIZED', timestamp })),
    ).toMatchObject([{ startedAt: START + 30, finishedAt: timestamp }]);
    expect(facts(notification({ duration: 0 }))).toMatchObject([
      { startedAt: undefined, finishedAt: END },
    ]);
  });

  it('began at no time before any other that counts', () => {
    const timestamp = Date.UTC(2000, 0, 1) + DURATION;
    expect(facts(notification({ timestamp }))).toMatchObject([
      { startedAt: Date.UTC(2000, 0, 1) },
    ]);
    expect(facts(notification({ timestamp: timestamp - 1 }))).toMatchObject([
      { startedAt: undefined },
    ]);
  });

  it('may have times as text, as old versions write them', () => {
    expect(
      facts(notification({ timestamp: '2026-03-02T14:43:05.0+00:00' })),
    ).toEqual([run]);
  });

  it.each([
    ['STARTED', { startedAt: RECEIVED_AT }],
    ['COMPLETED', { finishedAt: RECEIVED_AT, outcome: 'success', sha: SHA }],
  ])(
    'come when they are received where they tell no time: %s',
    (phase, told) => {
      const more = { phase, timestamp: undefined, duration: undefined };
      expect(facts(notification(more))).toMatchObject([
        { ...told, at: RECEIVED_AT },
      ]);
    },
  );

  it.each([
    ['SUCCESS', 'success'],
    ['UNSTABLE', 'failure'],
    ['FAILURE', 'failure'],
    ['ABORTED', 'cancelled'],
    ['NOT_BUILT', 'skipped'],
  ])('that end as %s are %s', (status, outcome) => {
    expect(facts(notification({ status }))).toMatchObject([{ outcome }]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['no scm', { scm: undefined }],
    ['an empty scm', { scm: { changes: [], culprits: [] } }],
    ['a path', { scm: { url: '/srv/git/checkout.git' } }],
  ])('belong to their project where %s tells no repository', (_, more) => {
    expect(facts(notification(more))).toMatchObject([
      {
        repository: undefined,
        subject: 'external/jenkins:shop/checkout',
        sha: undefined,
      },
    ]);
    expect(facts(notification(more), { instance: 'eu' })).toMatchObject([
      { subject: 'external/jenkins:eu:shop/checkout' },
    ]);
  });

  it('are known by job and number where Jenkins does not know its address', () => {
    expect(facts(notification({ full_url: undefined }))).toMatchObject([
      { key: 'build:shop/checkout/main/42', url: undefined },
    ]);
  });
});

describe('builds of the CloudEvents plugin', () => {
  const expected = {
    ...run,
    key: 'build:https://jenkins.example.com/job/deploy%20checkout/7/',
    name: 'deploy checkout',
    pipeline: 'deploy checkout',
    url: 'https://jenkins.example.com/job/deploy%20checkout/7/',
    outcome: 'failure',
  };

  it('are read in both modes', () => {
    const event = 'org.jenkinsci.job.finalized';
    expect(factsFrom(jenkinsSource, cloudEvent(), { event })).toEqual([
      expected,
    ]);
    expect(facts(structured)).toEqual([expected]);
  });

  it('are told apart by source and id', () => {
    const headers = {
      'ce-id': 'd6c3',
      'ce-source': '/jenkins/job/x/',
      'ce-type': 'org.jenkinsci.job.started',
    };
    expect(jenkinsSource.identify({ headers, body: Buffer.alloc(0) })).toEqual({
      deliveryId: '/jenkins/job/x/ d6c3',
      event: 'org.jenkinsci.job.started',
    });
  });
});

describe('deployments by rule', () => {
  const deploymentsOf = (
    body: object,
    name: string,
    of: 'job' | 'pipeline' = 'job',
  ) =>
    facts(body, {
      deploymentRules: [{ of, name, environment: 'production' }],
    }).filter((fact): fact is DeploymentFact => fact.type === 'deployment');

  it('name a job with its folders and its branch', () => {
    expect(deploymentsOf(notification(), 'shop/checkout/main')).toEqual([
      {
        type: 'deployment',
        at: END,
        key: `run:${run.key}`,
        subject: 'repo:github.com/acme/checkout',
        environment: 'production',
        repository: 'github.com/acme/checkout',
        revision: SHA,
        url: run.url,
        state: 'succeeded',
        startedAt: START,
        finishedAt: END,
      },
    ]);
    expect(deploymentsOf(notification(), 'shop/checkout')).toEqual([]);
  });

  it.each([
    [{ ENVIRONMENT: 'Staging' }, 'Staging'],
    [{ Env: 'qa', DEPLOY_ENV: 'eu' }, 'eu'],
    [{ ENVIRONMENT: ' ' }, 'production'],
    [{ ENVIRONMENT: 7, OTHER: 'x' }, 'production'],
    [null, 'production'],
    ['ENVIRONMENT=qa', 'production'],
  ])('go where the parameters %j say', (parameters, environment) => {
    expect(deploymentsOf(cloudEvent({ parameters }), 'deploy*')).toMatchObject([
      { environment, state: 'failed' },
    ]);
  });

  it.each([
    [
      'SUCCESS',
      [{ state: 'succeeded', finishedAt: END, startedAt: undefined }],
    ],
    ['NOT_BUILT', []],
  ])('need no beginning: %s', (status, expected) => {
    const body = notification({ status, duration: undefined });
    expect(deploymentsOf(body, '*')).toMatchObject(expected);
  });

  it('wait for the end of a build, which tells whose it is', () => {
    expect(deploymentsOf(notification({ phase: 'STARTED' }), '*')).toEqual([]);
  });
});

describe('what is of no use', () => {
  it.each<[object, string]>([
    [
      { jenkinsQueueId: 1, status: 'LEFT' },
      'Of Jenkins, only builds are used.',
    ],
    [{ name: 'x', status: 'CREATED' }, 'Of Jenkins, only builds are used.'],
    [{}, 'Of Jenkins, only builds are used.'],
    [
      notification({ phase: 'QUEUED', timestamp: 0 }),
      'The build does not tell since when it waits.',
    ],
    [notification({ phase: 'NONE' }), 'The phase of the build is not used.'],
    [notification({ phase: undefined }), 'The phase of the build is not used.'],
    [
      notification({ status: undefined }),
      'The result of the build is not known.',
    ],
    [
      notification({ status: 'toString' }),
      'The result of the build is not known.',
    ],
  ])('%# is ignored', (body, why) => {
    expect(whyIgnored(jenkinsSource, body)).toBe(why);
  });

  it.each<[object, string]>([
    [{ build: notification().build }, 'The build names no job'],
    [
      notification({ full_url: undefined, number: undefined }),
      'The build has neither an address nor a number',
    ],
    [
      notification({ timestamp: 'yesterday' }),
      '$.build.timestamp: is no timestamp',
    ],
    [{ build: [] }, '$.build: must be of type object'],
  ])('%# is refused', (body, problem) => {
    expect(() => facts(body)).toThrow(problem);
  });
});
