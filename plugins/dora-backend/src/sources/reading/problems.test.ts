import { z } from 'zod/v3';
import { describeParseError } from './problems';

const SECRET = 'hunter2';

function thrownBy(parse: () => unknown): unknown {
  try {
    parse();
  } catch (error) {
    return error;
  }
  throw new Error('It has thrown nothing');
}

describe('describeParseError', () => {
  it.each<[string, () => unknown, string]>([
    ['JSON', () => JSON.parse(SECRET), 'The body is not valid JSON'],
    [
      'zod',
      () =>
        z
          .object({ a: z.array(z.literal('b')), c: z.date() })
          .parse({ a: [SECRET] }),
      '$.a[0]: is not valid; $.c: is missing',
    ],
    [
      'a parser itself',
      () => {
        throw new Error('$.id: is empty');
      },
      '$.id: is empty',
    ],
  ])('of %s repeats no value', (_, parse, expected) => {
    expect(describeParseError(thrownBy(parse))).toBe(expected);
  });
});
