import { slugRepositories } from './slugRepositories';

describe('slugRepositories', () => {
  it.each([
    ['github.com/project-slug', 'github.com'],
    ['gitlab.com/project-slug', 'gitlab.com'],
    ['bitbucket.org/project-slug', 'bitbucket.org'],
  ])(
    'takes %s to be at %s, or where the organisation has its own',
    (name, host) => {
      const annotations = { [name]: 'Shop/Checkout' };
      const at = (location?: string) => slugRepositories(annotations, location);
      expect(at()).toEqual([`${host}/shop/checkout`]);
      expect(at('bitbucket.org/acme/catalog')).toEqual([
        `${host}/shop/checkout`,
      ]);
      expect(at('git.acme.io/acme/catalog')).toEqual([
        'git.acme.io/shop/checkout',
      ]);
    },
  );

  it.each(['gitlab.acme.io', 'https://gitlab.acme.io/'])(
    'finds projects of the GitLab %s, several and in groups',
    instance => {
      const annotations = {
        'gitlab.com/instance': instance,
        'gitlab.com/project-slug': 'shop/web/cart, shop/checkout,',
      };
      expect(slugRepositories(annotations, 'git.acme.io/a/b')).toEqual([
        'gitlab.acme.io/shop/web/cart',
        'gitlab.acme.io/shop/checkout',
      ]);
    },
  );

  it.each<[object, string | undefined, string[]]>([
    [{}, undefined, []],
    [{}, 'github.com/acme/catalog', []],
    [
      {},
      'dev.azure.com/acme/platform/_git/catalog',
      ['dev.azure.com/acme/web%20shop/_git/checkout'],
    ],
    [
      { 'dev.azure.com/host-org': 'dev.azure.com/Acme' },
      undefined,
      ['dev.azure.com/acme/web%20shop/_git/checkout'],
    ],
    [
      { 'dev.azure.com/host-org': 'tfs.acme.io/tfs/Main' },
      undefined,
      ['tfs.acme.io/tfs/main/web%20shop/_git/checkout'],
    ],
  ])(
    'needs an organisation for Azure DevOps: %j at %s',
    (own, at, expected) => {
      const annotations = {
        'dev.azure.com/project-repo': 'Web Shop/checkout, without-repository',
        ...own,
      };
      expect(slugRepositories(annotations, at)).toEqual(expected);
    },
  );
});
