import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as others } from 'node:timers/promises';
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

  it.each([
    ['[', 100_000],
    ['[', 1_000_000],
    ['{"a":', 800_000],
    ['[1,', 1_000_000],
  ])(
    'B6: refuses %s %i deep without holding up others',
    async (part, depth) => {
      const body = Buffer.from(`{"a":${part.repeat(depth)}`);
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      await others();
      expect(() => decodeJsonObject(body)).toThrow('more than 64 levels');
      await others();
      delay.disable();
      expect(delay.max / 1e6).toBeLessThan(100);
    },
  );

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
