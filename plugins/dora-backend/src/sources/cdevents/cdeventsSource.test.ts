import { factsFrom, whyIgnored } from '../testDeliveries';
import {
  cdevent,
  deployed,
  detected,
  DIGEST,
  merged,
  origin,
  packaged,
  SHA,
  structured,
  taskFinished,
  ticket,
} from './__fixtures__/examples';
import { cdeventsSource } from './cdeventsSource';

const AT = Date.parse('2026-03-02T14:43:05.123Z');
const facts = (body: unknown) => factsFrom(cdeventsSource, body);
const why = (body: unknown) => whyIgnored(cdeventsSource, body);
const REPOSITORY = 'github.com/acme/checkout';

describe('cdeventsSource', () => {
  const identify = (headers: Record<string, string>, body: object) =>
    cdeventsSource.identify({
      headers,
      body: Buffer.from(JSON.stringify(body)),
    });

  it('tells deliveries apart by source and id', () => {
    const headers = { 'ce-id': '1', 'ce-source': '/a', 'ce-type': 'x.y' };
    expect(identify(headers, deployed)).toEqual({
      deliveryId: '/a 1',
      event: 'x.y',
    });
  });

  it('names the event by the body where no header does', () => {
    const { type } = deployed.context;
    expect(identify({}, deployed)).toEqual({ event: type });
    expect(identify({}, structured[0])).toEqual({ event: type });
  });
});

describe('services', () => {
  const deployment = {
    type: 'deployment',
    at: AT,
    key: 'service:/shop/pipelines event-service.deployed-service/checkout',
    subject: 'service:checkout',
    environment: 'production',
    place: 'eu-west',
    version: '1.4.2',
    state: 'succeeded',
    finishedAt: AT,
    images: [
      `pkg:oci/checkout@${DIGEST}?repository_url=registry.example.com/acme/checkout&tag=1.4.2`,
    ],
  };

  it('that are deployed are deployments', () => {
    expect(facts(deployed)).toEqual([deployment]);
  });

  it('are read in all modes', () => {
    expect(facts(structured[0])).toEqual([deployment]);
    expect(facts(structured)).toHaveLength(2);
    const { type, ...context } = deployed.context;
    const event = 'dev.cdevents.service.deployed.0.9.1-draft';
    expect(
      factsFrom(cdeventsSource, { ...deployed, context }, { event }),
    ).toEqual([deployment]);
  });

  it.each([
    ['deployed', undefined],
    ['upgraded', undefined],
    ['rolledback', true],
  ])('that are %s: rollback %s', (verb, rollback) => {
    const told = facts(cdevent(`service.${verb}`, 'checkout'));
    expect(told).toMatchObject([{ environment: 'production', rollback }]);
  });

  it.each([
    ['checkout', 'service:checkout'],
    ['service/Checkout', 'service:checkout'],
    ['daemonset/checkout', 'service:checkout'],
    ['shop/checkout', 'service:shop/checkout'],
    ['component:default/checkout', 'service:component:default/checkout'],
    ['cdevents:v0:k8s::shop:eu/a:service:check%2Fout', 'service:check/out'],
    ['cdevents:v0:::::service:100%', 'service:100%'],
  ])('called %s are %s', (id, subject) => {
    expect(facts(cdevent('service.deployed', id))).toMatchObject([{ subject }]);
  });

  it.each([
    ['pkg:golang/example.com/acme/checkout@v1.2.3', 'v1.2.3'],
    ['pkg:npm/%40acme/checkout@1.2.3?arch=x#lib', '1.2.3'],
    [`pkg:oci/checkout@${DIGEST}`, undefined],
    ['pkg:oci/checkout', undefined],
    ['registry.example.com/checkout:1', undefined],
  ])('that run %s have version %s', (artifactId, version) => {
    const told = facts(cdevent('service.deployed', 'x', { artifactId }));
    expect(told).toMatchObject([{ version, images: [artifactId] }]);
  });

  it('tell more in our own part', () => {
    const customData = {
      dora: { ...origin.dora, service: 'cart', environment: 'qa' },
    };
    expect(facts({ ...deployed, customData })).toEqual([
      {
        ...deployment,
        subject: 'service:cart',
        environment: 'qa',
        repository: REPOSITORY,
        revision: SHA,
      },
    ]);
  });

  it.each(['removed', 'published'])('that are %s are ignored', verb => {
    expect(why(cdevent(`service.${verb}`, 'checkout'))).toBe(
      `CDEvents of the type service.${verb} are not used.`,
    );
  });
});

describe('artifacts', () => {
  const artifact = {
    type: 'artifact',
    at: AT,
    names: [`pkg:oci/checkout@${DIGEST}`],
    repository: REPOSITORY,
    sha: SHA,
  };

  it('tell the commit that they were built from', () => {
    expect(facts(packaged)).toEqual([artifact]);
  });

  it('may tell it in our own part', () => {
    const id = artifact.names[0];
    expect(
      facts(cdevent('artifact.published', id, {}, { customData: origin })),
    ).toEqual([artifact]);
  });

  it.each([
    [{}],
    [{ change: 'x' }],
    [{ change: { id: SHA } }],
    [{ change: { id: SHA, source: '/event/source/123' } }],
    [{ change: { id: SHA, source: 'team/region/tool' } }],
    [{ change: { id: 'feature-7', source: 'github.com/acme/checkout' } }],
    [{ change: { id: SHA.slice(0, 7), source: 'github.com/acme/checkout' } }],
  ])('with %j are ignored', content => {
    expect(why(cdevent('artifact.packaged', 'pkg:oci/x', content))).toMatch(
      /no full commit hash, or no repository/,
    );
  });
});

describe('runs', () => {
  const run = {
    type: 'stage_run',
    at: AT,
    key: 'taskrun:/shop/pipelines run-7-unit-tests',
    repository: REPOSITORY,
    sha: SHA,
    name: 'unit tests',
    parent: 'pipelinerun:/shop/pipelines run-7',
    url: 'https://ci.example.com/runs/7/unit-tests',
    finishedAt: AT,
    outcome: 'failure',
  };

  it('of tasks are part of the run of their pipeline', () => {
    expect(facts(taskFinished)).toEqual([run]);
    const [pipeline] = facts(cdevent('pipelinerun.started', 'run-7'));
    expect(pipeline).toMatchObject({ key: run.parent, startedAt: AT });
  });

  it('are told apart by their source and by what runs', () => {
    const keys = [
      cdevent('taskrun.started', 'run-7'),
      cdevent('pipelinerun.started', 'run-7'),
      cdevent(
        'pipelinerun.started',
        'run-7',
        {},
        { subject: { source: '/b' } },
      ),
    ].flatMap(body => facts(body).map(fact => 'key' in fact && fact.key));
    expect(new Set(keys).size).toBe(3);
  });

  it.each<[string, object, object]>([
    [
      'pipelinerun.queued',
      { pipelineName: 'release', url: 'https://ci.example.com/7' },
      {
        name: 'release',
        pipeline: 'release',
        queuedAt: AT,
        url: 'https://ci.example.com/7',
      },
    ],
    ['pipelinerun.started', {}, { name: 'pipeline', startedAt: AT }],
    ['build.started', {}, { name: 'build', stage: 'build', startedAt: AT }],
    [
      'testsuiterun.finished',
      { testSuite: { id: '92', name: 'sign-in' }, outcome: 'pass' },
      { name: 'sign-in', stage: 'test', finishedAt: AT, outcome: 'success' },
    ],
    ['testsuiterun.started', { testSuite: { id: '92' } }, { name: '92' }],
  ])('%s', (type, content, expected) => {
    expect(facts(cdevent(type, 'x', content))).toMatchObject([expected]);
  });

  it.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['fail', 'failure'],
    ['error', 'failure'],
    ['cancel', 'cancelled'],
    ['__proto__', undefined],
    [undefined, undefined],
  ])('that end with %s: %s', (outcome, expected) => {
    expect(facts(cdevent('taskrun.finished', 'x', { outcome }))).toMatchObject([
      { outcome: expected },
    ]);
  });

  it('have no outcome before their end', () => {
    const [told] = facts(
      cdevent('taskrun.started', 'x', { outcome: 'success' }),
    );
    expect(told).toMatchObject({ outcome: undefined, finishedAt: undefined });
  });

  it('of a build tell what they built', () => {
    const artifactId = `pkg:oci/checkout@${DIGEST}`;
    const told = facts(
      cdevent('build.finished', 'b', { artifactId }, { customData: origin }),
    );
    expect(told).toMatchObject([
      { type: 'stage_run', stage: 'build', sha: SHA },
      { type: 'artifact', names: [artifactId], sha: SHA },
    ]);
  });

  it('of single tests are ignored', () => {
    expect(why(cdevent('testcaserun.finished', 'x'))).toMatch(/are not used/);
  });
});

describe('changes', () => {
  const change = { type: 'change', at: AT, repository: REPOSITORY, number: 42 };

  it.each<[string, object]>([
    ['created', { openedAt: AT }],
    ['reviewed', { firstReviewAt: AT }],
    ['merged', { mergedAt: AT }],
    ['abandoned', { closedAt: AT }],
  ])('that are %s', (verb, expected) => {
    const { content } = merged.subject as unknown as { content: object };
    expect(facts(cdevent(`change.${verb}`, '42', content))).toEqual([
      { ...change, ...expected },
    ]);
  });

  it('tell their title and the commit of the merge', () => {
    const content = { description: 'Charge once\nNot twice.' };
    expect(
      facts(cdevent('change.merged', '#42', content, { customData: origin })),
    ).toEqual([
      { ...change, title: 'Charge once', mergedAt: AT, mergeCommit: SHA },
    ]);
  });

  it.each([
    '!42',
    'pr-42',
    'PR#42',
    'https://github.com/acme/checkout/pull/42',
    'acme/checkout/-/merge_requests/42',
    'cdevents:v0:github::acme:checkout:pr:42',
  ])('are known by %s', id => {
    expect(
      facts(cdevent('change.created', id, {}, { customData: origin })),
    ).toMatchObject([{ number: 42 }]);
  });

  it.each([
    'feature-42',
    'myChange42',
    SHA,
    '4.2',
    '-42',
    'pull',
    '1234567890',
  ])('are not known by %s', id => {
    expect(
      why(cdevent('change.created', id, {}, { customData: origin })),
    ).toMatch(/is no number/);
  });

  const of = (repository: object) =>
    cdevent('change.created', '42', { repository });

  it.each([
    [{ uri: 'https://github.com/acme/checkout' }],
    [{ url: 'git://github.com/acme/checkout.git' }],
    [{ id: 'checkout', source: 'github.com/acme/' }],
    [{ id: 'x', source: 'https://github.com/acme/checkout' }],
  ])('of the repository %j', repository => {
    expect(facts(of(repository))).toMatchObject([{ repository: REPOSITORY }]);
  });

  it.each([
    [{ id: 'acme/checkout', source: '/event/source/123' }],
    [{ id: 'acme/checkout', source: 'team/tool' }],
    [{ id: 'acme/checkout' }],
  ])('of no repository by %j', repository => {
    expect(why(of(repository))).toMatch(/no address of a repository/);
  });

  it('that are updated are ignored', () => {
    expect(why(cdevent('change.updated', '42'))).toMatch(/are not used/);
  });
});

describe('incidents', () => {
  const incident = {
    type: 'incident',
    at: AT,
    key: 'incident:/shop/pipelines INC-7',
    environment: 'production',
    title: '5 % of the checkouts fail',
    subjects: ['service:checkout'],
    detectedAt: AT,
  };
  const { content } = detected.subject as unknown as { content: object };

  it('begin when they are detected or reported', () => {
    expect(facts(detected)).toEqual([incident]);
    const ticketURI = 'https://tickets.example.com/7';
    expect(
      facts(cdevent('incident.reported', 'INC-7', { ...content, ticketURI })),
    ).toEqual([{ ...incident, url: ticketURI }]);
  });

  it('end when they are resolved, whoever they belong to', () => {
    const end = {
      ...incident,
      title: undefined,
      detectedAt: undefined,
      resolvedAt: AT,
    };
    expect(facts(cdevent('incident.resolved', 'INC-7', content))).toEqual([
      end,
    ]);
    expect(facts(cdevent('incident.resolved', 'INC-7'))).toEqual([
      { ...end, subjects: undefined },
    ]);
  });

  it('of no service are ignored', () => {
    expect(why(cdevent('incident.detected', 'x'))).toBe(
      'The incident names no service.',
    );
  });

  it('may belong to a repository', () => {
    expect(
      facts(cdevent('incident.detected', 'x', {}, { customData: origin })),
    ).toMatchObject([{ subjects: [`repo:${REPOSITORY}`] }]);
  });
});

describe('tickets', () => {
  const told = {
    type: 'incident',
    at: AT,
    key: 'ticket:/shop/pipelines OPS-11',
    environment: 'staging',
    severity: 'Highest',
    title: 'Nobody can pay',
    url: 'https://tickets.example.com/OPS-11',
    subjects: ['service:checkout'],
  };
  const { content } = ticket.subject as unknown as { content: object };
  const { customData } = ticket;
  const step = (verb: string) =>
    cdevent(`ticket.${verb}`, 'OPS-11', content, { customData });

  it('about incidents are incidents', () => {
    expect(facts(ticket)).toEqual([{ ...told, detectedAt: AT }]);
    expect(facts(step('updated'))).toEqual([told]);
    expect(facts(step('closed'))).toEqual([{ ...told, resolvedAt: AT }]);
  });

  it.each(['task', 'bug', undefined])(
    'of the type %s are ignored',
    ticketType => {
      const body = cdevent(
        'ticket.created',
        'x',
        { ticketType },
        { customData },
      );
      expect(why(body)).toMatch(/only those of the type incident/);
    },
  );
});

describe('what is of no use', () => {
  it.each([
    [
      cdevent('environment.created', 'x'),
      'CDEvents of the type environment.created are not used.',
    ],
    [cdevent('toString.call', 'x'), 'This is no event of CDEvents.'],
    [
      { context: { type: 'com.example.service.deployed' } },
      'This is no event of CDEvents.',
    ],
    [{ context: 7 }, 'This is no event of CDEvents.'],
    [[], 'The batch of events is empty.'],
  ])('%# is ignored', (body, expected) => {
    expect(why(body)).toBe(expected);
  });

  it.each<[object, string]>([
    [{ context: { id: '' } }, '$.context.id: is empty'],
    [{ context: { timestamp: undefined } }, '$.context.timestamp: is missing'],
    [{ subject: { id: 7 } }, '$.subject.id: must be of type string'],
    [{ subject: { id: 'service/' } }, 'The event names no service'],
  ])('%j is refused', (more, problem) => {
    expect(() =>
      facts(cdevent('service.deployed', 'checkout', {}, more)),
    ).toThrow(problem);
  });
});
