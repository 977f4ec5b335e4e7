import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { customRun, pipelineRun, SHA, taskRun } from './__fixtures__/examples';
import { tektonSource } from './tektonSource';

const at = (time: string) => Date.parse(`2026-03-02T${time}Z`);
const facts = (body: object) => factsFrom(tektonSource, body);
const OTHER_SHA = 'd'.repeat(40);

const ofPipeline = {
  type: 'stage_run',
  at: at('14:43:05'),
  key: 'pipelinerun:6a1d3a52-3a6c-4d1b-8f9e-1b7d0a0c1901',
  repository: 'github.com/acme/checkout',
  sha: SHA,
  name: 'release',
  pipeline: 'release',
  queuedAt: at('14:39:50'),
  startedAt: at('14:40:00'),
  finishedAt: at('14:43:05'),
  outcome: 'success',
};

const ofTask = {
  type: 'stage_run',
  at: at('14:42:00'),
  key: 'taskrun:0f4a7d7c-0e2b-4f68-8a57-93f4ce1e2002',
  parent: ofPipeline.key,
  name: 'unit-tests',
  pipeline: 'release',
  queuedAt: at('14:40:05'),
  startedAt: at('14:40:06'),
  finishedAt: at('14:42:00'),
  outcome: 'success',
};

describe('runs of Tekton', () => {
  it('of a pipeline tell their repository and their commit', () => {
    expect(facts(pipelineRun())).toEqual([ofPipeline]);
  });

  it('of a task are part of the run of their pipeline', () => {
    expect(facts(taskRun())).toEqual([ofTask]);
  });

  it('of a custom task belong to the entity of their label', () => {
    expect(facts(customRun)).toEqual([
      {
        type: 'stage_run',
        at: at('14:40:05'),
        key: 'customrun:4f3c5f0a-7f2c-4d1f-9a44-0d5e7b1d2103',
        subject: 'service:checkout',
        name: 'approval',
        queuedAt: at('14:40:05'),
      },
    ]);
    const { metadata, spec } = customRun.customRun;
    const run = { metadata, spec: { ref: spec.customRef } };
    expect(facts({ run })).toMatchObject([
      { key: `run:${metadata.uid}`, name: 'approval' },
    ]);
  });

  it('are read in structured mode too', () => {
    const body = { specversion: '1.0', type: 'x', data: taskRun() };
    expect(facts(body)).toEqual([ofTask]);
  });

  it('are told apart by source and id', () => {
    const headers = {
      'ce-id': '77f7',
      'ce-source': '/apis///namespaces/ci//x',
      'ce-type': 'dev.tekton.event.taskrun.started.v1',
    };
    expect(tektonSource.identify({ headers, body: Buffer.alloc(0) })).toEqual({
      deliveryId: '/apis///namespaces/ci//x 77f7',
      event: 'dev.tekton.event.taskrun.started.v1',
    });
  });
});

describe('the state of a run', () => {
  const lastTransitionTime = '2026-03-02T14:42:30Z';
  const stateOf = (condition: object, more: object = {}) =>
    facts(
      pipelineRun({
        status: {
          conditions: [
            { type: 'Ready', status: 'False' },
            { type: 'Succeeded', lastTransitionTime, ...condition },
          ],
          ...more,
        },
      }),
    )[0];

  it.each<[string, string, string | undefined, string | undefined]>([
    ['True', 'Completed', undefined, 'success'],
    ['False', 'Failed', undefined, 'failure'],
    ['False', 'PipelineRunTimeout', undefined, 'failure'],
    ['False', 'CouldntGetTask', undefined, 'failure'],
    ['False', 'Cancelled', undefined, 'cancelled'],
    ['False', 'PipelineRunCancelled', undefined, 'cancelled'],
    ['False', 'TaskRunCancelled', 'TaskRun "x" was cancelled.', 'cancelled'],
    [
      'False',
      'TaskRunCancelled',
      'TaskRun cancelled as the PipelineRun it belongs to has timed out.',
      'failure',
    ],
  ])('%s because of %s is %#', (status, reason, message, outcome) => {
    expect(stateOf({ status, reason, message })).toMatchObject({
      at: at('14:43:05'),
      finishedAt: at('14:43:05'),
      outcome,
    });
  });

  it.each(['Started', 'Running', 'CancelledRunningFinally'])(
    'has no end while it is %s',
    reason => {
      expect(stateOf({ status: 'Unknown', reason })).toMatchObject({
        at: at('14:42:30'),
        startedAt: at('14:40:00'),
        finishedAt: undefined,
        outcome: undefined,
      });
    },
  );

  it('ends with its last change where it never ran', () => {
    expect(
      stateOf({ status: 'False' }, { completionTime: null, startTime: null }),
    ).toMatchObject({ startedAt: undefined, finishedAt: at('14:42:30') });
  });
});

describe('the origin of a run', () => {
  const originOf = (more: Record<string, object>) => {
    const [fact] = facts(pipelineRun({ spec: { params: [] }, ...more }));
    return fact.type === 'stage_run' && [fact.repository, fact.sha];
  };
  const params = (values: Record<string, unknown>) => ({
    spec: {
      params: Object.entries(values).map(([name, value]) => ({ name, value })),
    },
  });
  const url = 'git@gitlab.com:acme/checkout.git';
  const repository = 'gitlab.com/acme/checkout';

  it.each<[object, string | undefined, string | undefined]>([
    [{ 'git-url': url, 'git-revision': SHA }, repository, SHA],
    [{ GIT_URL: url, GIT_COMMIT: SHA.toUpperCase() }, repository, SHA],
    [{ repoURL: url, revision: 'main' }, repository, undefined],
    [{ 'repo-url': url, revision: 'main', sha: SHA }, repository, SHA],
    [{ url, commit: SHA }, repository, SHA],
    [{ url }, undefined, undefined],
    [{ repository: 'registry.example.com/acme/x', sha: SHA }, undefined, SHA],
    [{ 'repo-url': [url], revision: { sha: SHA } }, undefined, undefined],
    [{ revision: SHA.slice(0, 12) }, undefined, undefined],
  ])('reads the parameters %j', (values, expected, sha) => {
    expect(originOf(params(values as Record<string, unknown>))).toEqual([
      expected,
      sha,
    ]);
  });

  it.each(['results', 'pipelineResults', 'taskResults'])('reads %s', field => {
    const results = [
      { name: 'commit', type: 'string', value: `${SHA}\n` },
      { name: 'url', type: 'string', value: url },
    ];
    expect(originOf({ status: { [field]: results } })).toEqual([
      repository,
      SHA,
    ]);
  });

  it('believes annotations and labels more than parameters', () => {
    const annotations = {
      'pipelinesascode.tekton.dev/repo-url': 'https://github.com/acme/cart',
    };
    const labels = { 'pipelinesascode.tekton.dev/sha': OTHER_SHA };
    const values = params({ 'repo-url': url, revision: SHA });
    expect(originOf({ ...values, metadata: { annotations, labels } })).toEqual([
      'github.com/acme/cart',
      OTHER_SHA,
    ]);
    annotations['dora/repository' as keyof typeof annotations] = url;
    expect(originOf({ ...values, metadata: { annotations, labels } })).toEqual([
      repository,
      OTHER_SHA,
    ]);
  });
});

describe('the names of a run', () => {
  const nameOf = (body: object) => {
    const [fact] = facts(body);
    return fact.type === 'stage_run' && [fact.name, fact.pipeline];
  };

  it('of a pipeline without a name are what all its runs begin with', () => {
    const labels = { 'tekton.dev/pipeline': 'checkout-release-x7k2p' };
    expect(
      nameOf(pipelineRun({ metadata: { labels }, spec: { pipelineRef: {} } })),
    ).toEqual(['checkout-release', undefined]);
    const more = {
      labels: {
        ...labels,
        'pipelinesascode.tekton.dev/original-prname': 'on-push',
      },
    };
    expect(
      nameOf(pipelineRun({ metadata: more, spec: { pipelineRef: {} } })),
    ).toEqual(['on-push', 'on-push']);
  });

  it.each<[Record<string, object>, string]>([
    [{ metadata: { labels: {} } }, 'npm'],
    [
      {
        metadata: { labels: { 'tekton.dev/task': 'curl' } },
        spec: { taskRef: {} },
      },
      'curl',
    ],
    [
      {
        metadata: { labels: {}, name: 'x-7', generateName: 'x-' },
        spec: { taskRef: {} },
      },
      'x',
    ],
    [{ metadata: { labels: {}, name: 'x-7' }, spec: { taskRef: {} } }, 'x-7'],
  ])('%# of a task by itself', (more, name) => {
    expect(nameOf(taskRun(more))).toEqual([name, undefined]);
  });

  it('tell the parent by a label where nobody owns the run', () => {
    const metadata = {
      ownerReferences: [{ kind: 'EventListener', uid: 'e' }],
      labels: { 'tekton.dev/pipelineRunUID': 'u' },
    };
    expect(facts(taskRun({ metadata }))).toMatchObject([
      { parent: 'pipelinerun:u' },
    ]);
  });
});

describe('deployments by rule', () => {
  it.each<[object, 'job' | 'pipeline', string, string[]]>([
    [pipelineRun(), 'pipeline', 'release', ['repo:github.com/acme/checkout']],
    [pipelineRun(), 'job', 'release', []],
    [taskRun(), 'job', 'unit-*', []],
    [
      taskRun({
        metadata: {
          annotations: { 'dora/repository': 'github.com/acme/cart' },
        },
      }),
      'job',
      'unit-*',
      ['repo:github.com/acme/cart'],
    ],
  ])('%#', (body, of, name, subjects) => {
    const result = tektonSource.parse(delivery(body), {
      ...testSettings,
      deploymentRules: [{ of, name, environment: 'production' }],
    });
    const told = 'facts' in result ? result.facts : [];
    expect(
      told.flatMap(fact => (fact.type === 'deployment' ? fact.subject : [])),
    ).toEqual(subjects);
  });
});

describe('what is of no use', () => {
  it.each([[{}], [{ taskRun: null }], [{ kind: 'TaskRun' }]])(
    '%j is ignored',
    body => {
      expect(whyIgnored(tektonSource, body)).toBe(
        'Of Tekton, only runs of pipelines and tasks are used.',
      );
    },
  );

  it.each<[object, string]>([
    [{ taskRun: {} }, '$.taskRun.metadata: is missing'],
    [{ taskRun: { metadata: {} } }, '$.taskRun.metadata.uid: is missing'],
    [{ taskRun: { metadata: { uid: 'u' } } }, 'The run carries no time'],
  ])('%j is refused', (body, problem) => {
    expect(() => facts(body)).toThrow(problem);
  });
});
