import { PersonTraces } from './PersonTraces';

const traces = new PersonTraces([
  'annakr',
  'anna.krüger@acme.com',
  'Anna (Krüger)',
]);
const address = 'anna.krüger@acme.com';
const formOf = (text: string) => new URLSearchParams({ payload: text });

describe('traces of a person', () => {
  it.each([
    ['plain text', 'by ANNAKR'],
    ['a decomposed letter', address.normalize('NFD')],
    ['escapes', '{"email":"anna.kr\\u00fcger\\u0040acme.com"}'],
    ['an escaped key', '{"\\u0061nnakr":1}'],
    ['deep lists', `${'['.repeat(60)}"\\u0061nnakr"${']'.repeat(60)}`],
    ['a form', `${formOf(address)}`],
    ['JSON in a form', `${formOf('{"a":"\\u0061nnakr"}')}`],
    ['JSON in JSON', JSON.stringify({ a: '{"b":"\\u0061nnakr"}' })],
    ['a link', `{"url":"https://x?by=${encodeURIComponent(address)}"}`],
    ['no JSON', '{"a":"annakr'],
  ])('are found in %s', (_, text) => {
    expect(traces.isIn(Buffer.from(text))).toBe(true);
  });

  it.each([
    ['another person', '{"email":"anna@acme.com"}'],
    ['signs of a pattern', 'Anna Krüger'],
    ['nothing', ''],
    ['no UTF-8', Buffer.from([0xff, 0xfe])],
  ])('are not found in %s', (_, text) => {
    expect(traces.isIn(Buffer.from(text as string))).toBe(false);
  });

  it('are erased as a whole, whatever their case', () => {
    expect(traces.erase('Fix by AnnaKR (ANNA.krüger@acme.com), twice')).toBe(
      'Fix by [erased] ([erased]), twice',
    );
    expect(traces.erase('https://x/anna.kr%C3%BCger%40acme.com')).toBe(
      'https://x/[erased]',
    );
    expect(traces.erase('by Anna (Krüger)')).toBe('by [erased]');
  });
});
