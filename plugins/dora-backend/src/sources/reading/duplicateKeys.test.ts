import { hasDuplicateKeys } from './duplicateKeys';

const check = (json: string) => hasDuplicateKeys(Buffer.from(json));

describe('hasDuplicateKeys', () => {
  it.each([
    '{"a":1,"a":2}',
    '{"a" : 1 ,\n"b":[{"a":1}],"a"\t:2}',
    '{"x":[{"a":1,"b":{"a":2},"a":3}]}',
    '{"a":1,"\\u0061":2}',
    '{"":1,"":2}',
    '{"\\"":1,"\\"":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"ü":"x","ü":"y"}',
  ])('finds one in %s', json => {
    expect(check(json)).toBe(true);
  });

  it.each([
    '',
    '{}',
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":1}},"b":["a","a"]}',
    '{"a":"a","b":"a"}',
    '{"a":"{\\"b\\":1,\\"b\\":2}"}',
    '{"a":"\\\\","b":"\\\\"}',
    'payload=%7B%22a%22%3A1%2C%22a%22%3A2%7D',
    '{"a":1,"a',
    '{"\\x":1}',
  ])('finds none in %s', json => {
    expect(check(json)).toBe(false);
  });

  it('is fast for a large body', () => {
    const items = Array.from({ length: 50_000 }, (_, i) => ({ [`k${i}`]: 1 }));
    const body = Buffer.from(JSON.stringify({ items, text: 'x'.repeat(2e6) }));
    const before = process.cpuUsage();
    expect(hasDuplicateKeys(body)).toBe(false);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(500);
  });
});
