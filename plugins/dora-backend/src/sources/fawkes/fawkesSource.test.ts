import { DoraFact } from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  RECEIVED_AT,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import {
  build,
  deployment,
  incident,
  push,
  qualityGate,
  testResults,
} from './__fixtures__/examples';
import { fawkesSource } from './fawkesSource';

const fact = (body: unknown, event: string | null = null): DoraFact =>
  factsFrom(fawkesSource, body, { event })[0];
const identify = (path?: string, headers = {}) =>
  fawkesSource.identify({ headers, body: Buffer.alloc(0), path });

describe('the addresses of the platform', () => {
  it.each([
    ['api/plugins/webhook/1/commits', 'commits'],
    ['api/plugins/webhook/1/cicd', 'cicd'],
    ['1/incidents', 'incidents'],
    ['deployments', 'deployments'],
  ])('%s announces %s', (path, event) => {
    expect(fawkesSource.acceptsPath!(path)).toBe(true);
    expect(identify(path)).toEqual({ event });
  });

  it.each(['cicd/1', 'api/rest', 'webhook/commit'])('are not %s', path => {
    expect(fawkesSource.acceptsPath!(path)).toBe(false);
  });

  it("leave GitHub's events their ids and names", () => {
    const headers = { 'x-github-event': 'push', 'x-github-delivery': 'd-1' };
    expect(identify('1/commits', headers)).toEqual({
      deliveryId: 'd-1',
      event: 'github/push',
    });
  });
});

describe('a build', () => {
  it('is a run of its stage', () => {
    expect(fact(build)).toEqual({
      type: 'stage_run',
      at: Date.parse('2026-03-02T14:43:05Z'),
      key: `ci_build/checkout/main/17/package/${Date.parse(build.timestamp)}`,
      subject: 'service:checkout',
      sha: build.commit_sha,
      name: 'package',
      stage: 'package',
      url: build.url,
      startedAt: Date.parse('2026-03-02T14:40:00Z'),
      finishedAt: Date.parse('2026-03-02T14:43:05Z'),
      outcome: 'success',
    });
  });

  it.each<[object, object]>([
    [{ status: 'UNSTABLE' }, { outcome: 'failure' }],
    [{ status: 'failure' }, { outcome: 'failure' }],
    [{ status: 'ABORTED' }, { outcome: 'cancelled' }],
    [{ status: 'odd' }, { outcome: undefined }],
    [{ duration_ms: 0 }, { startedAt: undefined }],
    [{ duration_ms: '185000' }, { startedAt: undefined }],
    [
      { timestamp: '2000-01-01T00:01:00Z' },
      { finishedAt: Date.UTC(2000, 0, 1, 0, 1), startedAt: undefined },
    ],
    [{ commit_sha: '' }, { sha: undefined }],
    [{ commit_sha: 'abc123' }, { sha: undefined }],
    [{ stage: null }, { name: 'ci_build', stage: undefined }],
  ])('with %j', (fields, expected) => {
    expect(fact({ ...build, ...fields })).toMatchObject(expected);
  });

  it('is another run when it is told at another time, or of another branch', () => {
    const keys = [
      build,
      { ...build, timestamp: '2026-03-02T14:50:00Z' },
      { ...build, branch: 'fix' },
    ].map(body => (fact(body) as { key: string }).key);
    expect(new Set(keys).size).toBe(3);
  });

  it.each([
    ['job' as const, 'package'],
    ['pipeline' as const, 'pipeline-complete'],
  ])('deploys where a rule for a %s says so', (of, stage) => {
    const settings = {
      ...testSettings,
      deploymentRules: [{ of, name: stage, environment: 'staging' }],
    };
    const result = fawkesSource.parse(delivery({ ...build, stage }), settings);
    expect(result).toMatchObject({
      facts: [
        { type: 'stage_run' },
        { type: 'deployment', environment: 'staging', state: 'succeeded' },
      ],
    });
  });

  it.each([
    [{ service: '' }, '$.service: is empty'],
    [{ timestamp: '' }, '$.timestamp: is missing'],
  ])('refuses %j', (fields, message) => {
    expect(() => fact({ ...build, ...fields })).toThrow(message);
  });
});

it('knows the outcome of a quality gate, which takes no time', () => {
  expect(fact(qualityGate)).toMatchObject({
    name: 'quality_gate',
    outcome: 'failure',
    startedAt: undefined,
    finishedAt: Date.parse('2026-03-02T14:44:00Z'),
  });
  expect(fact({ ...qualityGate, quality_gate_passed: true })).toMatchObject({
    outcome: 'success',
  });
  expect(fact({ ...qualityGate, quality_gate_passed: 'yes' })).toMatchObject({
    outcome: undefined,
  });
});

it('knows the outcome of tests', () => {
  expect(fact(testResults)).toMatchObject({
    name: 'test_results',
    outcome: 'success',
    startedAt: Date.parse('2026-03-02T14:41:00Z'),
  });
  expect(fact({ ...testResults, failed_tests: 1 })).toMatchObject({
    outcome: 'failure',
  });
  expect(fact({ ...testResults, failed_tests: null })).toMatchObject({
    outcome: undefined,
  });
});

it('reads deployments as the source of Argo CD does', () => {
  expect(fact(deployment, 'deployments')).toMatchObject({
    type: 'deployment',
    environment: 'production',
    state: 'succeeded',
    startedAt: Date.parse('2026-03-02T14:50:00Z'),
    finishedAt: Date.parse('2026-03-02T14:52:00Z'),
  });
});

describe('a deployment by whatever else deploys', () => {
  const told = {
    project: 'checkout',
    deployment_id: 'release-17',
    commit_sha: '015e3d3b480e',
    status: 'success',
    environment: 'staging',
    timestamp: '2026-03-02T14:43:05Z',
    duration_seconds: 185,
  };
  const startedAt = Date.parse('2026-03-02T14:40:00Z');
  const finishedAt = Date.parse('2026-03-02T14:43:05Z');

  it('is over when it is told', () => {
    expect(fact(told, 'deployments')).toEqual({
      type: 'deployment',
      at: finishedAt,
      key: 'release-17',
      subject: 'service:checkout',
      environment: 'staging',
      revision: '015e3d3b480e',
      state: 'succeeded',
      startedAt,
      finishedAt,
    });
  });

  it.each<[object, object]>([
    [{ status: 'failed' }, { state: 'failed' }],
    [
      { status: 'running' },
      { state: 'running', startedAt: finishedAt, finishedAt: undefined },
    ],
    [{ duration_seconds: 'long' }, { startedAt: undefined, finishedAt }],
    [{ commit_sha: 'HEAD' }, { revision: undefined }],
    [{ environment: '' }, { environment: 'production' }],
  ])('may have %j', (more, expected) => {
    expect(fact({ ...told, ...more })).toMatchObject(expected);
  });

  it('is ignored while nobody knows how it went', () => {
    const body = { ...told, status: 'odd' };
    expect(whyIgnored(fawkesSource, body)).toMatch(/status .* not known/);
  });
});

describe('an incident', () => {
  const detectedAt = Date.parse('2026-03-02T15:00:00Z');
  const open = {
    type: 'incident',
    at: detectedAt,
    key: 'checkout-incident-17',
    subjects: ['service:checkout'],
    environment: 'production',
    severity: 'high',
    title: 'Payments fail',
    url: 'https://incidents.example.com/17',
    detectedAt,
  };

  it('is open', () => {
    expect(fact(incident)).toEqual(open);
    expect(fact({ ...incident, resolvedDate: null })).toEqual(open);
  });

  it('is over since its date', () => {
    const resolvedAt = Date.parse('2026-03-02T15:30:00Z');
    const resolved = { status: 'resolved', resolvedDate: resolvedAt };
    expect(fact({ ...incident, ...resolved })).toEqual({
      ...open,
      at: resolvedAt,
      resolvedAt,
    });
  });

  it('is over since it was told when it has no date', () => {
    expect(fact({ ...incident, status: 'Resolved' })).toMatchObject({
      resolvedAt: RECEIVED_AT,
    });
  });

  it('may have keys in snake case', () => {
    const { createdDate, ...rest } = incident;
    expect(fact({ ...rest, created_date: createdDate })).toEqual(open);
  });

  it('needs an id', () => {
    expect(() => fact({ ...incident, id: null })).toThrow('$.id: must be');
  });
});

describe("GitHub's webhooks", () => {
  it('are read as the source of GitHub does', () => {
    expect(fact(push, 'github/push')).toMatchObject({
      type: 'push',
      repository: 'github.com/acme/checkout',
      after: push.after,
    });
  });

  it('may be the test of the address', () => {
    const body = { test: 'data', repository: { name: 'x' }, commits: [] };
    expect(whyIgnored(fawkesSource, body, { event: 'github/push' })).toMatch(
      /tries whether its address answers/,
    );
  });
});

it.each([{}, { type: 'odd' }, { type: { ci_build: 1 } }])(
  'ignores %j',
  body => {
    expect(whyIgnored(fawkesSource, body)).toMatch(/none of a build/);
  },
);
