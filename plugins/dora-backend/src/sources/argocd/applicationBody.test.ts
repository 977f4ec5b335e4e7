import { DeploymentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, whyIgnored } from '../testDeliveries';
import {
  APP_SHA,
  application,
  applicationWith,
  CONFIG_SHA,
  operationState,
} from './__fixtures__/examples';
import { argocdSource } from './argocdSource';

const startedAt = Date.parse('2026-03-02T14:40:00Z');
const finishedAt = Date.parse('2026-03-02T14:43:05Z');

const fact = (app: object, beside: object = {}) =>
  factsFrom(argocdSource, { ...beside, app })[0] as DeploymentFact;

describe('a body that holds the whole Application', () => {
  const expected = {
    type: 'deployment',
    at: finishedAt,
    key: 'app/argocd/checkout/2026-03-02T14:40:00.000Z',
    subject: 'argocd-app:checkout',
    environment: 'production',
    place: 'production-eu/shop',
    repository: 'github.com/acme/checkout',
    configRepository: 'github.com/acme/deploy',
    configRevision: CONFIG_SHA,
    startedAt,
    finishedAt,
    state: 'succeeded',
    images: ['ghcr.io/acme/checkout:1.2.3'],
  };

  it('is a deployment', () => {
    expect(fact(application())).toEqual(expected);
  });

  it('may be the application itself', () => {
    expect(factsFrom(argocdSource, application())).toEqual([expected]);
  });

  it('may stand under its whole name', () => {
    const body = { application: application() };
    expect(factsFrom(argocdSource, body)).toEqual([expected]);
  });

  const source = { repoURL: 'https://github.com/acme/deploy.git' };
  const apply = { apply: {} };
  const hook = { hook: {} };
  it.each<[string, object, true | undefined]>([
    ['a rollback', { source, syncStrategy: apply, revision: APP_SHA }, true],
    [
      'a rollback of several sources',
      { sources: [source], syncStrategy: apply, revisions: [APP_SHA] },
      true,
    ],
    [
      'a rollback after a sync whose strategy was left behind',
      { source, syncStrategy: { ...hook, ...apply }, revision: APP_SHA },
      true,
    ],
    ['a sync that somebody started', { source, syncStrategy: hook }, undefined],
    [
      'one without hooks, of what is wanted',
      { source, syncStrategy: apply, revision: CONFIG_SHA },
      undefined,
    ],
    [
      'one of several sources',
      { source, sources: [source], revision: CONFIG_SHA },
      undefined,
    ],
    ['a sync by Argo CD itself', { revision: APP_SHA }, undefined],
  ])('knows %s', (_, sync, rollback) => {
    const operation = { sync };
    const app = applicationWith({
      operationState: operationState({ operation }),
    });
    expect(fact(app).rollback).toBe(rollback);
  });

  it.each<[string, object, object, boolean]>([
    ['a healing', { resources: [{ kind: 'Deployment' }] }, {}, true],
    ['one that the history does not know', {}, { history: undefined }, true],
    ['one that is not in the history yet', {}, { history: [] }, true],
    [
      'one after the last in the history',
      {},
      { history: [{ deployedAt: '2026-03-02T14:30:00Z' }] },
      true,
    ],
    ['the sync of the next commit', {}, {}, false],
    [
      'that of a version that notes only its end',
      {},
      { history: [{ deployedAt: '2026-03-02T14:43:05Z' }] },
      false,
    ],
  ])('tells by the number of attempts: %s', (_, more, status, isHealing) => {
    const sync = { autoHealAttemptsCount: 2, ...more };
    const history = [{ id: 1 }, { deployStartedAt: '2026-03-02T14:40:00Z' }];
    const app = applicationWith({
      operationState: operationState({ operation: { sync } }),
      history,
      ...status,
    });
    const why = whyIgnored(argocdSource, { app });
    expect(why?.includes('healed') ?? false).toBe(isHealing);
  });

  it('deploys nothing by a dry run', () => {
    const operation = { sync: { revision: CONFIG_SHA, dryRun: true } };
    const app = applicationWith({
      operationState: operationState({ operation }),
    });
    expect(whyIgnored(argocdSource, { app })).toMatch(/dry run/);
  });

  it('may say more beside the application', () => {
    const url = 'https://argocd.example.com/applications/argocd/checkout';
    expect(fact(application(), { environment: 'qa', url })).toEqual({
      ...expected,
      environment: 'qa',
      url,
    });
  });

  it.each<[Record<string, unknown>, Partial<DeploymentFact>]>([
    [{ phase: 'Error' }, { state: 'failed' }],
    [
      { phase: 'Running', finishedAt: undefined },
      { state: 'running', at: startedAt, finishedAt: undefined },
    ],
    [{ syncResult: undefined }, { configRevision: undefined }],
    [
      { syncResult: { revision: '5.2.1' } },
      { configRevision: undefined, version: '5.2.1' },
    ],
    [{ operation: { sync: { source: { repoURL: 'x' } } } }, { rollback: true }],
    [{ operation: { sync: { sources: [{}] } } }, { rollback: true }],
    [{ operation: { sync: null } }, { rollback: undefined }],
  ])('whose operation has %j', (more, facts) => {
    const app = applicationWith({ operationState: operationState(more) });
    expect(fact(app)).toMatchObject(facts);
  });

  it('pairs several sources with their revisions, as they were synced', () => {
    const repoURL = 'https://github.com/acme/checkout.git';
    const spec = {
      sources: [{ repoURL: 'https://charts.example.com/web' }, { repoURL }],
    };
    const revisions = ['5.2.1', APP_SHA];
    const told = { revision: APP_SHA, version: '5.2.1' };
    const status = (syncResult: object) => ({
      operationState: operationState({ syncResult }),
    });
    expect(
      fact(application({ spec, status: status({ revisions }) })),
    ).toMatchObject(told);
    const sources = [{ repoURL }, { repoURL: 'https://github.com/acme/x' }];
    expect(
      fact(application({ spec, status: status({ revisions, sources }) })),
    ).toMatchObject({
      configRepository: 'github.com/acme/x',
      version: '5.2.1',
    });
  });

  it('names the commit that the application names', () => {
    const { metadata } = application();
    const annotations = { ...metadata.annotations, 'dora/revision': APP_SHA };
    expect(
      fact(application({ metadata: { ...metadata, annotations } })),
    ).toEqual({ ...expected, revision: APP_SHA });
  });

  it('has the environment of its label without the annotation', () => {
    const metadata = { name: 'checkout', labels: { environment: 'staging' } };
    expect(fact(application({ metadata }))).toMatchObject({
      environment: 'staging',
      key: 'app/-/checkout/2026-03-02T14:40:00.000Z',
    });
  });

  it('is marked when its health fails later', () => {
    const at = Date.parse('2026-03-02T15:00:00Z');
    const health = {
      status: 'Degraded',
      lastTransitionTime: '2026-03-02T15:00:00Z',
    };
    expect(fact(applicationWith({ health }))).toEqual({
      ...expected,
      at,
      degradedAt: at,
    });
  });

  it('loses nothing to parts that make no sense', () => {
    const spec = { source: 1, sources: 'x', destination: [] };
    const app = { ...applicationWith({ health: 1, summary: 'x' }), spec };
    expect(fact(app)).toEqual({
      ...expected,
      place: undefined,
      images: undefined,
    });
  });

  it.each([
    [applicationWith({ operationState: undefined }), /never been synced/],
    [application({ status: null }), /never been synced/],
    [
      applicationWith({
        operationState: operationState({
          operation: { sync: { autoHealAttemptsCount: 2 } },
        }),
      }),
      /healed/,
    ],
  ])('is ignored: %#', (app, reason) => {
    expect(whyIgnored(argocdSource, { app })).toMatch(reason);
  });

  it.each([
    [{}, '$.metadata: is missing'],
    [application({ metadata: { name: '' } }), 'names no application'],
    [
      applicationWith({ operationState: operationState({ startedAt: 'now' }) }),
      '$.status.operationState.startedAt: is no timestamp',
    ],
  ])('is refused: %#', (app, message) => {
    expect(() => fact(app)).toThrow(message);
  });
});

describe('a body that holds parts of the Application', () => {
  const { metadata, spec, status } = application();
  const { operationState: operation, health, summary } = status;
  const { phase, startedAt: start, finishedAt: finish } = operation;
  const body = {
    ...metadata,
    ...spec,
    ...summary,
    event: 'deployment',
    phase,
    app: metadata.name,
    operation: operation.operation,
    revision: CONFIG_SHA,
    revisions: null,
    sources: null,
    startedAt: start,
    finishedAt: finish,
    health,
  };

  it('is the same deployment', () => {
    expect(factsFrom(argocdSource, body)).toEqual([fact(application())]);
  });

  it('pairs several sources with their revisions', () => {
    const several = {
      ...body,
      revision: null,
      revisions: ['5.2.1', CONFIG_SHA],
      source: null,
      sources: [{ repoURL: 'https://charts.example.com/web' }, spec.source],
    };
    expect(factsFrom(argocdSource, several)).toEqual([
      { ...fact(application()), version: '5.2.1' },
    ]);
  });

  it('is ignored before the first sync', () => {
    expect(whyIgnored(argocdSource, { ...body, phase: null })).toMatch(
      /never been synced/,
    );
  });

  it('is refused without a name', () => {
    expect(() => factsFrom(argocdSource, { ...body, app: '' })).toThrow(
      'names no application',
    );
  });
});
