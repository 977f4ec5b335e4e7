import { bearerToken, hmacSha256Hex, singleHeader } from './authentication';

// The example of GitHub's documentation.
const SECRET = "It's a Secret to Everybody";
const BODY = Buffer.from('Hello, World!');
const HEX = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

describe('hmacSha256Hex', () => {
  const check = (header: string | string[] | undefined, secret = SECRET) =>
    hmacSha256Hex(header, 'sha256=', BODY, secret);

  it('accepts the signature of the documentation', () => {
    expect(check(`sha256=${HEX}`)).toBe(true);
    expect(check(`sha256=${HEX.toUpperCase()}`)).toBe(true);
  });

  it.each<[string, string | string[] | undefined]>([
    ['nothing', undefined],
    ['an empty header', ''],
    ['the prefix alone', 'sha256='],
    ['no prefix', HEX],
    ['another algorithm', `sha1=${HEX.slice(0, 40)}`],
    ['a short signature', `sha256=${HEX.slice(2)}`],
    ['a long signature', `sha256=${HEX}00`],
    ['what is not hexadecimal', `sha256=${'z'.repeat(64)}`],
    ['multi-byte characters', `sha256=${'é'.repeat(64)}`],
    ['a wrong signature', `sha256=${HEX.replace('7', '8')}`],
    ['a header sent twice', [`sha256=${HEX}`, `sha256=${HEX}`]],
    ['two joined headers', `sha256=${HEX}, sha256=${HEX}`],
    ['a line break', `sha256=${HEX}\n`],
  ])('refuses %s', (_, header) => {
    expect(check(header)).toBe(false);
  });

  it('refuses another secret, an empty secret and another body', () => {
    expect(check(`sha256=${HEX}`, 'other')).toBe(false);
    expect(check(`sha256=${HEX}`, '')).toBe(false);
    const other = Buffer.from('Hello, World! ');
    expect(hmacSha256Hex(`sha256=${HEX}`, 'sha256=', other, SECRET)).toBe(
      false,
    );
  });
});

describe('bearerToken', () => {
  it.each(['Bearer s3cret', 'bearer s3cret', 'BEARER   s3cret '])(
    'accepts %j',
    header => {
      expect(bearerToken(header, 's3cret')).toBe(true);
    },
  );

  it('compares bytes beyond ASCII as they were sent', () => {
    const header = Buffer.from('Bearer schlüssel', 'utf8').toString('latin1');
    expect(bearerToken(header, 'schlüssel')).toBe(true);
  });

  it.each<[string, string | string[] | undefined]>([
    ['nothing', undefined],
    ['an empty header', ''],
    ['no token', 'Bearer '],
    ['no scheme', 's3cret'],
    ['another scheme', 'Basic s3cret'],
    ['a wrong token', 'Bearer s3creT'],
    ['a longer token', 'Bearer s3cret1'],
    ['a header sent twice', ['Bearer s3cret', 'Bearer s3cret']],
  ])('refuses %s', (_, header) => {
    expect(bearerToken(header, 's3cret')).toBe(false);
  });

  it('never accepts an empty secret', () => {
    expect(bearerToken('Bearer ', '')).toBe(false);
    expect(bearerToken('Bearer x', '')).toBe(false);
  });
});

describe('singleHeader', () => {
  it('returns only what was sent once and says something', () => {
    const headers = { a: '1', b: ['1', '2'], c: '', d: undefined };
    const read = ['a', 'b', 'c', 'd', 'constructor', '__proto__'];
    expect(read.map(name => singleHeader(headers, name))).toEqual([
      '1',
      ...Array(5).fill(undefined),
    ]);
  });
});
