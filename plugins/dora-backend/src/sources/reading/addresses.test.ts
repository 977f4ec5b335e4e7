import { httpUrl, repositoryAt } from './addresses';

describe('httpUrl', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['HTTP://example.com', 'http://example.com/'],
    ['https://user:token@example.com/a', 'https://example.com/a'],
    // eslint-disable-next-line no-script-url -- this is what must not pass
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['//example.com', undefined],
    ['https://', undefined],
    ['<no value>', undefined],
    ['', undefined],
    [null, undefined],
    [`https://example.com/${'a'.repeat(3000)}`, undefined],
    [`https://example.com/${'ü'.repeat(1500)}`, undefined],
  ])('makes %s %s', (value, expected) => {
    expect(httpUrl(value)).toBe(expected);
  });
});

describe('repositoryAt', () => {
  it('takes the first address that is one', () => {
    const address = 'git@github.com:Acme/Pay.git';
    expect(repositoryAt(undefined, '<no value>', address)).toBe(
      'github.com/acme/pay',
    );
    expect(repositoryAt('acme/pay')).toBeUndefined();
  });

  // The lower case of İ is two characters long.
  it.each(['x'.repeat(300), 'İ'.repeat(150)])(
    'refuses names that no column holds',
    name => {
      expect(repositoryAt(`github.com/acme/${name}`)).toBeUndefined();
    },
  );

  it('is fast for hostile strings', () => {
    const started = performance.now();
    expect(repositoryAt(`a${'/'.repeat(1_000_000)}x`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
