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
  ])('reads %s', (address, repository) => {
    expect(normalizeRepository(address)).toBe(repository);
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
