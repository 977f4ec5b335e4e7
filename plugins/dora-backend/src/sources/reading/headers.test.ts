import { singleHeader } from './headers';

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
