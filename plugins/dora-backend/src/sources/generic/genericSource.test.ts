import { factsFrom, whyIgnored } from '../testDeliveries';
import { genericSource } from './genericSource';

const sha = (digit: string) => digit.repeat(40);
const hour = (h: number) => Date.UTC(2026, 2, 1, h);
const iso = (h: number) => new Date(hour(h)).toISOString();
const facts = (body: unknown) => factsFrom(genericSource, body);
const identify = (headers: Record<string, string>) =>
  genericSource.identify({ headers, body: Buffer.alloc(0) });

const commit = {
  type: 'commit',
  repository: 'https://github.com/Acme/Pay',
  sha: sha('B'),
  authoredAt: iso(8),
  title: 'Add refunds\n\nBecause',
};
const deployment = {
  type: 'deployment',
  id: 'run-17',
  service: 'Pay',
  status: 'succeeded',
  startedAt: iso(9),
  finishedAt: iso(10),
};
const incident = { type: 'incident', id: 42, detectedAt: iso(10) };
const stage = {
  type: 'stage',
  service: 'pay',
  name: 'test',
  finishedAt: iso(9),
  durationSeconds: 90,
};

describe('genericSource', () => {
  it('takes any content type', () => {
    expect(genericSource.accepts(undefined)).toBe(true);
  });

  it('identifies deliveries by the headers that retries repeat', () => {
    expect(identify({ 'idempotency-key': 'k' })).toEqual({ deliveryId: 'k' });
    expect(identify({ 'webhook-id': 'w', 'idempotency-key': 'k' })).toEqual({
      deliveryId: 'w',
    });
    expect(identify({})).toEqual({ deliveryId: undefined });
  });

  it('takes one event or many', () => {
    expect(facts({ events: [commit, deployment, stage] })).toHaveLength(3);
    expect(whyIgnored(genericSource, { events: [] })).toMatch(/empty/);
  });

  it.each([
    ['__proto__', 'x'],
    ['x'.repeat(1e6), 'constructor'],
    ['a\u0000\ud800', '😀'.repeat(1000)],
  ])('survives hostile names', (id, environment) => {
    const [fact] = facts({ ...deployment, id, service: id, environment });
    expect(JSON.stringify(fact).length).toBeLessThan(2000);
    expect(JSON.stringify(fact)).not.toMatch(/\\u0000|\\ud800/);
  });
});

describe('a commit', () => {
  const known = {
    sha: sha('b'),
    authoredAt: hour(8),
    title: 'Add refunds',
    isMerge: false,
  };
  const fact = {
    type: 'commit',
    at: hour(8),
    repository: 'github.com/acme/pay',
    commit: known,
  };

  it('is a commit alone', () => {
    expect(facts(commit)).toEqual([fact]);
  });

  it('also moves its branch when its parent is known', () => {
    const paths = ['b', 'a', 'b'];
    const full = { ...known, isMerge: true, paths: ['a', 'b'] };
    const body = { ...commit, parent: sha('a'), merge: true, paths };
    expect(facts(body)).toEqual([
      { ...fact, commit: full },
      {
        type: 'push',
        at: hour(8),
        repository: 'github.com/acme/pay',
        ref: 'main',
        before: sha('a'),
        after: sha('b'),
        forced: false,
        truncated: false,
        isDefaultBranch: true,
        commits: [full],
      },
    ]);
  });

  it.each([
    ['master', true],
    ['fix/a', false],
    ['__proto__', false],
  ])('on %s: default branch %s', (branch, isDefaultBranch) => {
    const [, push] = facts({ ...commit, parent: sha('a'), branch });
    expect(push).toMatchObject({ ref: branch, isDefaultBranch });
  });
});

describe('a deployment', () => {
  it('belongs to the service, else to the repository', () => {
    expect(facts(deployment)).toEqual([
      {
        type: 'deployment',
        at: hour(10),
        key: 'run-17',
        subject: 'service:pay',
        environment: 'production',
        state: 'succeeded',
        startedAt: hour(9),
        finishedAt: hour(10),
      },
    ]);
    const { service: _, ...rest } = deployment;
    const repository = 'git@github.com:acme/pay.git';
    expect(facts({ ...rest, repository })[0]).toMatchObject({
      subject: 'repo:github.com/acme/pay',
      repository: 'github.com/acme/pay',
    });
  });

  it.each<[object, object]>([
    [
      { status: 'running', finishedAt: '' },
      { state: 'running', at: hour(9), finishedAt: undefined },
    ],
    [{ degradedAt: iso(11) }, { at: hour(11), degradedAt: hour(11) }],
    [{ revision: 'ABC1234' }, { revision: 'abc1234' }],
    [
      { revision: '', version: null },
      { revision: undefined, version: undefined },
    ],
    [
      { rollback: true, images: ['a:1', ''] },
      { rollback: true, images: ['a:1'] },
    ],
    [
      { url: 'data:text/html,x', environment: 'qa' },
      { url: undefined, environment: 'qa' },
    ],
    [{ finishedAt: hour(10) / 1000 }, { finishedAt: hour(10) }],
    [{ id: 17 }, { key: '17' }],
    [{ hotfix: true }, { isHotfix: true }],
    [{ hotfix: null }, { isHotfix: undefined }],
  ])('with %j', (fields, expected) => {
    expect(facts({ ...deployment, ...fields })[0]).toMatchObject(expected);
  });
});

describe('an incident', () => {
  it('tells its whole life', () => {
    const body = {
      ...incident,
      service: 'Pay',
      services: ['component:default/pay', 'pay'],
      severity: 'P2',
      title: 'Refunds fail',
      url: 'https://example.com/42',
      environment: 'production',
      acknowledgedAt: iso(11),
      mitigatedAt: iso(12),
      resolvedAt: iso(14),
      reopenedAt: iso(13),
      deployment: 'run-17',
    };
    expect(facts(body)).toEqual([
      {
        type: 'incident',
        at: hour(14),
        key: '42',
        subjects: ['service:component:default/pay', 'service:pay'],
        environment: 'production',
        severity: 'P2',
        title: 'Refunds fail',
        url: 'https://example.com/42',
        detectedAt: hour(10),
        acknowledgedAt: hour(11),
        mitigatedAt: hour(12),
        resolvedAt: hour(14),
        reopenedAt: hour(13),
        causedBy: { deploymentKey: 'run-17' },
      },
    ]);
  });

  it('may be told piece by piece', () => {
    const { detectedAt: _, ...rest } = incident;
    const [fact] = facts({ ...rest, resolvedAt: iso(14) });
    expect(fact).toEqual({
      type: 'incident',
      at: hour(14),
      key: '42',
      resolvedAt: hour(14),
    });
  });

  it('takes a commit for the revision and the key of its cause', () => {
    const [fact] = facts({ ...incident, deployment: 'ABC1234' });
    expect(fact).toMatchObject({
      causedBy: { deploymentKey: 'ABC1234', revision: 'abc1234' },
    });
  });

  it.each<[object, object]>([
    [
      { duplicateOf: 7 },
      { duplicateOf: '7', isDuplicate: undefined, at: hour(10) },
    ],
    [{ duplicate: true, duplicateOf: '' }, { isDuplicate: true }],
    [
      { duplicate: false, updatedAt: iso(12) },
      { isDuplicate: false, at: hour(12) },
    ],
    [{ updatedAt: iso(9) }, { at: hour(10) }],
  ])('with %j', (fields, expected) => {
    expect(facts({ ...incident, ...fields })[0]).toMatchObject(expected);
  });

  it('is no duplicate of itself', () => {
    expect(() => facts({ ...incident, duplicateOf: 42 })).toThrow(
      '$.duplicateOf: is the incident itself',
    );
  });

  it.each([
    ['SEV-1', 'SEV-1'],
    [' blocker ', 'blocker'],
    [2, '2'],
    ['', undefined],
    [null, undefined],
  ])('of severity %j keeps the word %s', (severity, expected) => {
    expect(facts({ ...incident, severity })[0]).toMatchObject({
      severity: expected,
    });
  });
});

describe('a stage', () => {
  it('is a run that began as long before its end as it took', () => {
    expect(facts(stage)).toEqual([
      {
        type: 'stage_run',
        at: hour(9),
        key: `stage:service:pay:::test:${hour(9)}`,
        subject: 'service:pay',
        name: 'test',
        startedAt: hour(9) - 90_000,
        finishedAt: hour(9),
      },
    ]);
  });

  it('prefers its start to its duration, and its id to its content', () => {
    const body = {
      ...stage,
      id: 7,
      startedAt: iso(8),
      sha: sha('a'),
      pipeline: 'CI',
      outcome: 'failure',
    };
    expect(facts(body)[0]).toMatchObject({
      key: '7',
      startedAt: hour(8),
      sha: sha('a'),
      pipeline: 'CI',
      outcome: 'failure',
    });
  });

  it('began in the year 2000 or later', () => {
    const finishedAt = '2000-01-01T00:01:00Z';
    expect(() => facts({ ...stage, finishedAt })).toThrow(
      '$.durationSeconds: begins before the year 2000',
    );
  });
});
