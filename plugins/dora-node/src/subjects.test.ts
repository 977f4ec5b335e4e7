import { normalizeRepository, serviceSubject } from './subjects';

describe('normalizeRepository', () => {
  it.each([
    ['https://github.com/Acme/Pay.git', 'github.com/acme/pay'],
    ['https://user:token@github.com/acme/pay/', 'github.com/acme/pay'],
    ['git@github.com:acme/pay.git', 'github.com/acme/pay'],
    ['ssh://git@git.example.com:7999/acme/pay.git', 'git.example.com/acme/pay'],
    ['https://gitlab.com/acme/team/pay', 'gitlab.com/acme/team/pay'],
    ['https://github.com/acme/pay?x=1#y', 'github.com/acme/pay'],
    ['github.com/acme/pay', 'github.com/acme/pay'],
    ['https://api.github.com/repos/acme/pay', 'github.com/acme/pay'],
    ['https://bitbucket.org/acme/pay/src/main/', 'bitbucket.org/acme/pay'],
    ['https://git.acme.io/scm/PAY/pay.git', 'git.acme.io/pay/pay'],
    ['https://acme.io:8443/bitbucket/scm/pay/pay.git', 'acme.io/pay/pay'],
    ['ssh://git@git.acme.io:7999/~ann/pay.git', 'git.acme.io/~ann/pay'],
    ['https://git.acme.io/users/Ann/repos/pay/browse', 'git.acme.io/~ann/pay'],
    [
      'https://git.acme.io/projects/PAY/repos/pay/browse/src?at=x',
      'git.acme.io/pay/pay',
    ],
    ['https://gitlab.com/scm/acme/pay', 'gitlab.com/scm/acme/pay'],
  ])('reads %s', (address, repository) => {
    expect(normalizeRepository(address)).toBe(repository);
  });

  it.each([
    'https://dev.azure.com/Acme/Shop/_git/Pay',
    'https://acme@dev.azure.com/Acme/Shop/_git/Pay',
    'https://dev.azure.com/acme/shop/_git/pay?path=/catalog-info.yaml',
    'https://dev.azure.com/acme/shop/_git/pay/commit/1f3c9ab',
    'https://acme.visualstudio.com/Shop/_git/Pay',
    'https://acme.visualstudio.com/DefaultCollection/Shop/_git/Pay',
    'git@ssh.dev.azure.com:v3/acme/Shop/Pay',
    'acme@vs-ssh.visualstudio.com:v3/acme/Shop/Pay',
  ])('knows the repository of Azure DevOps in %s', address => {
    expect(normalizeRepository(address)).toBe(
      'dev.azure.com/acme/shop/_git/pay',
    );
  });

  it.each([
    'https://dev.azure.com/acme/_git/pay',
    'https://dev.azure.com/acme/pay/_git/pay',
    'https://acme.visualstudio.com/_git/pay',
    'https://acme.visualstudio.com/DefaultCollection/_git/pay',
  ])('knows that a project has the name of its repository in %s', address => {
    expect(normalizeRepository(address)).toBe(
      'dev.azure.com/acme/pay/_git/pay',
    );
  });

  it.each(['', 'acme/pay', '<no value>', 'oci chart'])(
    'refuses %j',
    address => {
      expect(normalizeRepository(address)).toBeUndefined();
    },
  );
});

describe('serviceSubject', () => {
  it('knows names without regard to case', () => {
    expect(serviceSubject('Checkout')).toBe('service:checkout');
  });

  // The lower case of İ is two characters long.
  it.each(['x', 'İ', '😀'])('keeps long names of %s short and different', c => {
    const [one, other] = ['1', '2'].map(end =>
      serviceSubject(c.repeat(400) + end),
    );
    expect(one).not.toBe(other);
    expect(one.length).toBeLessThanOrEqual(300);
    expect(one).not.toMatch(/\p{Surrogate}/u);
  });
});
