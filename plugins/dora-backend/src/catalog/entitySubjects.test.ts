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
      { 'argocd/app-name': 'checkout-eu, checkout-us' },
      ['argocd-app:checkout-eu', 'argocd-app:checkout-us'],
      true,
    ],
    [{ 'dora/service-id': 'CHK' }, ['service:chk'], true],
    [{ 'backstage.io/source-location': 'file:/etc/x' }, [], true],
  ])('reads %j', (annotations, subjects, linked) => {
    expect(service(annotations as Record<string, string>)).toEqual({
      entityRef: 'component:default/checkout',
      title: 'Checkout',
      ownerRef: 'group:default/shop',
      subjects: [...ownNames, ...subjects].sort(),
      paths: [],
      linked,
    });
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

  it('reads the paths of a shared repository', () => {
    expect(
      service({ 'dora/paths': './services/cart/**, libs/**' }).paths,
    ).toEqual(['services/cart/**', 'libs/**']);
  });
});
