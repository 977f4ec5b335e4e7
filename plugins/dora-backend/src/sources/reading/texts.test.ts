import { environmentName, keyText, text } from './texts';

describe('text', () => {
  it.each([
    ['a', 10, 'a'],
    ['  a\u0000b ', 10, 'ab'],
    ['abcdef', 3, 'abc'],
    ['ab😀', 3, 'ab'],
    ['ab😀', 4, 'ab😀'],
    ['a\ud800b', 10, 'a\ufffdb'],
    ['\udc00b', 10, '\ufffdb'],
    ['__proto__', 10, '__proto__'],
    ['', 10, undefined],
    [' \u0000 ', 10, undefined],
    [null, 10, undefined],
    [undefined, 10, undefined],
  ])('makes %j of length %d %j', (value, length, expected) => {
    expect(text(value, length)).toBe(expected);
  });
});

describe('keyText', () => {
  it('keeps different long values different, and short', () => {
    const [a, b] = ['a', 'b'].map(end => keyText('x'.repeat(1_000_000) + end));
    expect(a).not.toBe(b);
    expect(a!.length).toBeLessThanOrEqual(200);
    expect(keyText('x'.repeat(200))).toBe('x'.repeat(200));
  });
});

describe('environmentName', () => {
  // The lower case of İ is two characters long.
  it('is short, in lower case too', () => {
    const name = environmentName('İ'.repeat(300))!;
    expect(name.toLowerCase().length).toBeLessThanOrEqual(200);
  });
});
