import { DoraFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, RECEIVED_AT, whyIgnored } from '../testDeliveries';
import {
  deployment,
  issue,
  olderDeployment,
  pullRequest,
} from './__fixtures__/examples';
import { devlakeSource } from './devlakeSource';

const fact = (body: unknown, event: string | null): DoraFact =>
  factsFrom(devlakeSource, body, { event })[0];
const ignored = (body: unknown, event: string | null = null) =>
  whyIgnored(devlakeSource, body, { event });
const identify = (path?: string) =>
  devlakeSource.identify({ headers: {}, body: Buffer.alloc(0), path });

const repository = 'github.com/acme/checkout';
const [first, second] = deployment.deploymentCommits.map(c => c.commitSha);
const startedAt = Date.parse('2026-03-02T14:40:00Z');
const finishedAt = Date.parse('2026-03-02T14:43:05Z');

describe('the addresses of DevLake', () => {
  it.each([
    ['connections/1/deployments', '1/deployments'],
    ['connections/by-name/shop/deployments', 'shop/deployments'],
    ['projects/shop/deployments', 'shop/deployments'],
    ['connections/1/pull_requests', '1/pull_requests'],
    ['connections/1/pullrequests', '1/pull_requests'],
    ['connections/1/issues', '1/issues'],
    ['connections/1/issue/SHOP-42/close', '1/issue/SHOP-42/close'],
    ['1/issue/SHOP%2042/close', '1/issue/SHOP%2042/close'],
    ['deployments', 'deployments'],
    ['api/rest/plugins/webhook/connections/1/issues', '1/issues'],
    ['api/plugins/webhook/1/deployments', '1/deployments'],
  ])('%s announces %s', (path, event) => {
    expect(devlakeSource.acceptsPath!(path)).toBe(true);
    expect(identify(path)).toEqual({ event });
  });

  it.each([
    'connections',
    'connections/1',
    'connections/1/deployments/2',
    'connections/1/issue/SHOP-42',
    'connections/1/issue//close',
    `issue/${'x'.repeat(95)}/close`,
  ])('are not like %s', path => {
    expect(devlakeSource.acceptsPath!(path)).toBe(false);
  });

  it('may be missing', () => {
    expect(identify()).toEqual({ event: undefined });
    expect(fact(deployment, null).type).toBe('deployment');
    expect(fact(olderDeployment, null).type).toBe('deployment');
    expect(fact(pullRequest, null).type).toBe('change');
    expect(fact(issue, null).type).toBe('incident');
    expect(ignored({ id: 1 })).toMatch(/Neither the address nor the body/);
  });

  it('need no content type', () => {
    expect(devlakeSource.accepts(undefined)).toBe(true);
  });
});

describe('a deployment', () => {
  it('has a main commit and further ones', () => {
    expect(fact(deployment, 'deployments')).toEqual({
      type: 'deployment',
      at: finishedAt,
      key: 'run-17',
      subject: `repo:${repository}`,
      environment: 'PRODUCTION',
      repository,
      revision: first,
      furtherRevisions: [
        { repository: 'github.com/acme/money', revision: second },
      ],
      url: 'https://ci.example.com/17',
      state: 'succeeded',
      startedAt,
      finishedAt,
    });
  });

  it('was written in other words before June 2024', () => {
    const hour = 3_600_000;
    expect(fact(olderDeployment, '1/deployments')).toEqual({
      type: 'deployment',
      at: finishedAt - hour,
      key: '1/17',
      subject: `repo:${repository}`,
      environment: 'STAGING',
      repository,
      revision: first,
      state: 'failed',
      startedAt: startedAt - hour,
      finishedAt: finishedAt - hour,
    });
  });

  it('may spell its keys in any way', () => {
    const Pascal = Object.fromEntries(
      Object.entries(deployment).map(([key, value]) => [
        key[0].toUpperCase() + key.slice(1),
        value,
      ]),
    );
    expect(fact(Pascal, 'deployments')).toEqual(
      fact(deployment, 'deployments'),
    );
  });

  it.each<[object, object]>([
    [{ result: '' }, { state: 'succeeded' }],
    [{ result: null }, { state: 'succeeded' }],
    [{ result: 'FAILURE' }, { state: 'failed' }],
    [{ result: 'abort' }, { state: 'cancelled' }],
    [{ environment: null }, { environment: 'production' }],
    [{ finishedDate: null }, { at: RECEIVED_AT, finishedAt: RECEIVED_AT }],
    [{ startedDate: undefined }, { startedAt: undefined }],
    [{ id: 17 }, { key: '17' }],
    [
      { deploymentCommits: [{ repoUrl: 'checkout', commitSha: first }] },
      { subject: 'service:checkout', repository: undefined },
    ],
    [
      { deploymentCommits: [{ repoUrl: `${repository}.git`, commitSha: '1' }] },
      { repository, revision: undefined },
    ],
  ])('with %j', (fields, expected) => {
    expect(fact({ ...deployment, ...fields }, 'deployments')).toMatchObject(
      expected,
    );
  });

  it('is what it deploys when it has no id', () => {
    const { pipeline_id: _, ...rest } = olderDeployment;
    expect(fact(rest, 'deployments')).toMatchObject({
      key: `https://github.com/acme/checkout@${first}`,
    });
  });

  it('needs a result that ends it', () => {
    const body = { ...deployment, result: 'MANUAL' };
    expect(ignored(body, 'deployments')).toMatch(/none that ends/);
  });

  it.each([[[]], [null]])('refuses the commits %j', deploymentCommits => {
    expect(() =>
      fact({ ...deployment, deploymentCommits }, 'deployments'),
    ).toThrow('$.deploymentCommits: is missing or empty');
  });
});

describe('a pull request', () => {
  it('is a change of the repository in its url', () => {
    expect(fact(pullRequest, 'pull_requests')).toEqual({
      type: 'change',
      at: Date.parse('2026-03-02T13:00:01Z'),
      repository,
      number: 17,
      title: 'Round half up',
      url: 'https://github.com/acme/checkout/pull/17',
      headRef: 'rounding',
      headSha: first,
      baseRef: 'main',
      mergeCommit: second,
      openedAt: Date.parse('2026-03-01T08:00:00Z'),
      mergedAt: Date.parse('2026-03-02T13:00:00Z'),
      closedAt: Date.parse('2026-03-02T13:00:01Z'),
    });
  });

  it.each<[object, object]>([
    [
      { url: 'https://gitlab.example.com/shop/eu/pay/-/merge_requests/3' },
      { repository: 'gitlab.example.com/shop/eu/pay' },
    ],
    [
      { url: 'https://bitbucket.org/acme/pay/pull-requests/3/a-title' },
      { repository: 'bitbucket.org/acme/pay' },
    ],
    [
      { url: '', baseRepoId: 'https://github.com/acme/pay' },
      { repository: 'github.com/acme/pay' },
    ],
    [{ mergedDate: null }, { mergeCommit: undefined, mergedAt: undefined }],
    [{ closedDate: 'soon' }, { closedAt: undefined }],
  ])('with %j', (fields, expected) => {
    expect(fact({ ...pullRequest, ...fields }, 'pull_requests')).toMatchObject(
      expected,
    );
  });

  it('needs a repository', () => {
    expect(ignored({ ...pullRequest, url: null }, 'pull_requests')).toMatch(
      /address of a repository/,
    );
  });
});

describe('an issue', () => {
  const incident = {
    type: 'incident',
    at: Date.parse('2026-03-02T14:50:00Z'),
    key: 'SHOP-42',
    subjects: ['service:checkout'],
    severity: 'high',
    title: 'Payments fail',
    url: 'https://issues.example.com/SHOP-42',
    detectedAt: Date.parse('2026-03-02T14:50:00Z'),
  };

  it('is an incident', () => {
    expect(fact(issue, 'issues')).toEqual(incident);
  });

  it.each<[object, number]>([
    [
      { resolutionDate: '2026-03-02T15:00:00Z' },
      Date.parse('2026-03-02T15:00:00Z'),
    ],
    [
      { updatedDate: '2026-03-02T15:10:00Z' },
      Date.parse('2026-03-02T15:10:00Z'),
    ],
    [{}, RECEIVED_AT],
  ])('is over when it is done, with %j', (fields, resolvedAt) => {
    expect(fact({ ...issue, status: 'DONE', ...fields }, 'issues')).toEqual({
      ...incident,
      at: resolvedAt,
      resolvedAt,
    });
  });

  it('is over when it is closed', () => {
    const close = (event: string) => fact(Buffer.alloc(0), event);
    expect(close('issue/SHOP-42/close')).toEqual({
      type: 'incident',
      at: RECEIVED_AT,
      key: 'SHOP-42',
      resolvedAt: RECEIVED_AT,
    });
    expect(close('1/issue/SHOP%2042/close')).toMatchObject({
      key: '1/SHOP 42',
    });
  });

  it('is of the connection when it names no component', () => {
    expect(fact({ ...issue, component: '' }, '1/issues')).toMatchObject({
      key: '1/SHOP-42',
      subjects: ['external/devlake:1'],
    });
    expect(fact({ ...issue, component: '' }, 'issues')).toMatchObject({
      subjects: undefined,
    });
  });

  it.each(['BUG', '', null])('of type %j is none', type => {
    expect(ignored({ ...issue, type }, 'issues')).toMatch(/INCIDENT/);
  });

  it.each([
    [{ issueKey: '' }, '$.issuekey: is empty'],
    [{ createdDate: null }, '$.createddate: is missing'],
  ])('refuses %j', (fields, message) => {
    expect(() => fact({ ...issue, ...fields }, 'issues')).toThrow(message);
  });
});
