import { factsFrom, whyIgnored } from '../testDeliveries';
import { artifact, releaseDeployment, SHA } from './__fixtures__/examples';
import { azureDevopsSource } from './azureDevopsSource';

const repository = 'dev.azure.com/acme/web%20shop/_git/checkout';
const eventAt = Date.UTC(2026, 2, 2, 13, 0, 0, 534);

const told = (...args: Parameters<typeof releaseDeployment>) =>
  factsFrom(azureDevopsSource, releaseDeployment(...args))[0];

describe('ms.vss-release.deployment events', () => {
  it('tell of a deployment that begins', () => {
    expect(told('started')).toEqual({
      type: 'deployment',
      at: eventAt,
      key: 'release:7a1f0c52-0000-4000-8000-000000000001:169:5:1',
      subject: `repo:${repository}`,
      environment: 'Production',
      repository,
      revision: SHA,
      version: 'Release-9',
      url: 'https://dev.azure.com/acme/shop/_release?releaseId=169',
      state: 'running',
      startedAt: eventAt,
    });
  });

  it.each([
    ['succeeded', 'succeeded'],
    ['partiallySucceeded', 'succeeded'],
    ['rejected', 'failed'],
    ['canceled', 'cancelled'],
  ])('%s ends the same deployment', (status, state) => {
    expect(told('completed', { status })).toEqual({
      ...told('started'),
      state,
      startedAt: undefined,
      finishedAt: eventAt,
    });
  });

  it('tell a further attempt apart', () => {
    const deploySteps = [{ attempt: 1 }, { attempt: 2 }];
    expect(told('completed', { deploySteps })).toMatchObject({
      key: 'release:7a1f0c52-0000-4000-8000-000000000001:169:5:2',
    });
  });

  const github = {
    'repository.provider': { id: 'GitHub' },
    repository: { id: 'Acme/Pay', name: 'Acme/Pay' },
  };
  it.each<[string, object[], object]>([
    [
      'a build of GitHub',
      [artifact(github)],
      { repository: 'github.com/acme/pay', revision: SHA },
    ],
    [
      'the primary build',
      [{ ...artifact(github), isPrimary: false }, artifact()],
      { repository },
    ],
    [
      'the release pipeline where several builds are alike',
      [artifact(), artifact()].map(build => ({ ...build, isPrimary: false })),
      { subject: 'service:checkout cd', revision: undefined },
    ],
    [
      'the release pipeline where nothing is told',
      [],
      { subject: 'service:checkout cd' },
    ],
    [
      'the release pipeline where the organisation is not told',
      [artifact({ artifactSourceVersionUrl: null })],
      { subject: 'service:checkout cd', repository: undefined },
    ],
  ])('go by %s', (_, artifacts, expected) => {
    expect(told('completed', {}, artifacts)).toMatchObject(expected);
  });

  it('may hold all of it within the deployment', () => {
    const body = releaseDeployment('completed');
    const { environment, release } = body.resource as any;
    const deployment = {
      status: 'failed',
      environment: { ...environment, status: undefined },
      release,
    };
    const documented = {
      ...body,
      eventType: 'ms.azure-devops-release.deployment-completed-event',
      resource: { deployment },
    };
    expect(factsFrom(azureDevopsSource, documented)).toEqual([
      { ...told('completed'), state: 'failed' },
    ]);
    const nowhere = { ...body, resource: { deployment: { release } } };
    expect(whyIgnored(azureDevopsSource, nowhere)).toMatch(/deployed to/);
  });

  it('are ignored when they do not say how it ended', () => {
    const body = releaseDeployment('completed', { status: 'undefined' });
    expect(whyIgnored(azureDevopsSource, body)).toMatch(/not told/);
  });

  it('are ignored when they name nobody', () => {
    const body = releaseDeployment('completed', {}, []);
    const { environment } = body.resource as any;
    const resource = { environment };
    expect(whyIgnored(azureDevopsSource, { ...body, resource })).toMatch(
      /neither a repository nor a release pipeline/,
    );
  });
});
