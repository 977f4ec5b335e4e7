import { decodeJsonObject } from './json';

const read = (text: string) => decodeJsonObject(Buffer.from(text));

describe('decodeJsonObject', () => {
  it('reads an object, with or without a byte order mark', () => {
    expect(read('{"a":1,"a":2}')).toEqual({ a: 2 });
    expect(read('\ufeff{"a":[{}]}')).toEqual({ a: [{}] });
  });

  it.each(['[]', '"x"', 'null', '1', 'true'])('refuses %s', body => {
    expect(() => read(body)).toThrow('not a JSON object');
  });

  it.each(['', '{', '{"secret": hunter2}', '{"a":"\n"}', '}'])(
    'refuses %j without repeating it',
    body => {
      expect(() => read(body)).toThrow(/^The body is not valid JSON$/);
    },
  );

  it.each([
    Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x7d]),
    Buffer.from('{"a":1}', 'utf16le').subarray(0, 13),
  ])('refuses %j', body => {
    expect(() => decodeJsonObject(body)).toThrow(/not valid (UTF-8|JSON)$/);
  });

  it('accepts 64 levels and refuses 65', () => {
    const nested = (levels: number) =>
      `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect(read(nested(64))).toHaveProperty('a');
    expect(() => read(nested(65))).toThrow('more than 64 levels');
  });

  it('refuses a million levels fast', () => {
    const started = performance.now();
    expect(() => read(`{"a":${'['.repeat(1_000_000)}`)).toThrow('levels');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('counts no brackets in strings', () => {
    const text = `\\"${'[{'.repeat(100)}\\\\`;
    expect(read(`{"a":"${text}","b":{}}`)).toHaveProperty('b');
  });

  it('does not pollute prototypes', () => {
    const body = read('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(({} as any).polluted).toBeUndefined();
  });
});
