import { toCatalogService } from './entitySubjects';

const service = (annotations: Record<string, string>) =>
  toCatalogService({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'Checkout', annotations },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
  });

const ownNames = ['service:checkout', 'service:component:default/checkout'];

describe('toCatalogService', () => {
  it.each([
    [{}, [], false],
    [
      { 'github.com/project-slug': 'Acme/Checkout' },
      ['repo:github.com/acme/checkout'],
      true,
    ],
    [
      {
        'backstage.io/source-location':
          'url:https://ghe.acme.io/acme/checkout/tree/main/services/',
        'github.com/project-slug': 'acme/checkout',
      },
      ['repo:ghe.acme.io/acme/checkout'],
      true,
    ],
    [
      {
        'backstage.io/source-location':
          'url:https://gitlab.com/acme/shop/checkout/-/tree/main/',
      },
      ['repo:gitlab.com/acme/shop/checkout'],
      true,
    ],
    [
      { 'gitlab.com/project-slug': 'shop/web/checkout' },
      ['repo:gitlab.com/shop/web/checkout'],
      true,
    ],
    [
      {
        'backstage.io/source-location':
          'url:https://dev.azure.com/acme/Platform/_git/catalog?path=/x.yaml',
        'dev.azure.com/project-repo': 'Shop/Checkout',
      },
      [
        'repo:dev.azure.com/acme/platform/_git/catalog',
        'repo:dev.azure.com/acme/shop/_git/checkout',
      ],
      true,
    ],
    [
      {
        'backstage.io/source-location':
          'url:https://git.acme.io/projects/SHOP/repos/checkout/browse/',
      },
      ['repo:git.acme.io/shop/checkout'],
      true,
    ],
    [
      { 'argocd/app-name': 'checkout-eu, checkout-us' },
      ['argocd-app:checkout-eu', 'argocd-app:checkout-us'],
      true,
    ],
    [
      {
        'argocd/app-name': 'checkout, cart',
        'argocd/instance-name': 'EU, us',
      },
      [
        'argocd-app:checkout',
        'argocd-app:eu/checkout',
        'argocd-app:us/checkout',
        'argocd-app:cart',
        'argocd-app:eu/cart',
        'argocd-app:us/cart',
      ],
      true,
    ],
    [{ 'argocd/instance-name': 'eu' }, [], false],
    [
      { 'backstage.io/kubernetes-id': 'Checkout-Web' },
      ['service:checkout-web'],
      true,
    ],
    [{ 'dora/service-id': 'CHK' }, ['service:chk'], true],
    [
      { 'pagerduty.com/service-id': 'PCHKOUT' },
      ['external/pagerduty:pchkout'],
      true,
    ],
    [
      { 'sentry.io/project-slug': 'acme/Checkout-Web,api' },
      ['external/sentry:api', 'external/sentry:checkout-web'],
      true,
    ],
    [
      {
        'opsgenie.com/component-selector':
          'tag:"service:Pay" AND (tag: shop OR NOT tag:test) OR message:x',
      },
      ['external/opsgenie:shop', 'service:pay'],
      true,
    ],
    [{ 'opsgenie.com/component-selector': 'teams: shop' }, [], true],
    [
      { 'circleci.com/project-slug': 'gh/Acme/Checkout' },
      ['external/circleci:github/acme/checkout'],
      true,
    ],
    [
      { 'jenkins.io/job-full-name': 'shop/Checkout, eu:deploy/checkout' },
      [
        'external/jenkins:shop/checkout',
        'external/jenkins:eu:deploy/checkout',
        'external/jenkins:deploy/checkout',
      ],
      true,
    ],
    [
      {
        'backstage.io/source-location':
          'url:https://git.acme.io/acme/checkout/src/branch/main/web/',
      },
      ['repo:git.acme.io/acme/checkout'],
      true,
    ],
    [{ 'backstage.io/source-location': 'file:/etc/x' }, [], true],
  ])('reads %j', (annotations, subjects, linked) => {
    expect(service(annotations as Record<string, string>)).toEqual({
      entityRef: 'component:default/checkout',
      title: 'Checkout',
      ownerRef: 'group:default/shop',
      subjects: [...ownNames, ...subjects].sort(),
      paths: [],
      productionNames: [],
      definitions: { values: {}, problems: [] },
      linked,
    });
  });

  it('tells apart entities whose applications are called the same in two instances', () => {
    const eu = service({
      'argocd/app-name': 'web',
      'argocd/instance-name': 'eu',
    });
    const us = service({
      'argocd/app-name': 'web',
      'argocd/instance-name': 'us',
    });
    const shared = eu.subjects.filter(subject => us.subjects.includes(subject));
    expect(shared).toEqual([...ownNames, 'argocd-app:web'].sort());
  });

  it('B9: keeps what databases cannot hold out of all texts', () => {
    const { title, subjects, paths } = toCatalogService({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'checkout',
        title: 'Check\0out\ud800',
        annotations: {
          'dora/service-id': `a\0b, ${'x'.repeat(100_000)}`,
          'dora/paths': 'src/\0*',
          'backstage.io/source-location': 'url:https://git.acme.io/a\0/b',
        },
      },
    });
    expect(title).toBe('Checkout\ufffd');
    expect(paths).toEqual(['src/*']);
    expect(subjects).toContain('service:ab');
    expect(subjects).toContain('repo:git.acme.io/a/b');
    expect(subjects.every(({ length }) => length <= 300)).toBe(true);
  });

  it('reads rules and production environments of its own, and what is wrong with them', () => {
    const { definitions, productionNames } = service({
      'dora/failure-window-hours': '4',
      'dora/lead-time-unit': 'deployment_head',
      'dora/count-failed-rollouts': 'perhaps',
      'dora/production-environments': 'blue, *-customers,',
    });
    expect(definitions).toEqual({
      values: { failureWindowHours: 4, leadTimeUnit: 'deployment_head' },
      problems: ['dora/count-failed-rollouts must be true or false'],
    });
    expect(productionNames).toEqual(['blue', '*-customers']);
    expect(service({})).toMatchObject({
      definitions: { values: {}, problems: [] },
      productionNames: [],
    });
  });

  it('reads the paths of a shared repository', () => {
    expect(
      service({ 'dora/paths': './services/cart/**, libs/**' }).paths,
    ).toEqual(['services/cart/**', 'libs/**']);
  });
});
