import { eventInBody } from './eventInBody';

const named = (body: unknown, ...path: string[]) =>
  eventInBody(Buffer.from(JSON.stringify(body)), ...path);

describe('eventInBody', () => {
  it('finds the field that the path leads to', () => {
    expect(named({ event: { type: ' a ' } }, 'event', 'type')).toBe('a');
    expect(named({ type: 'x'.repeat(200) }, 'type')).toBe('x'.repeat(100));
  });

  it.each([
    [{}],
    [{ event: null }],
    [{ event: 'type' }],
    [{ event: { type: 1 } }],
    [{ event: { type: '' } }],
    [{ event: [['type']] }],
    [[]],
    [1],
  ])('finds nothing in %j', body => {
    expect(named(body, 'event', 'type')).toBeUndefined();
  });

  it('finds nothing where there is no JSON, nor what objects inherit', () => {
    expect(eventInBody(Buffer.from([0xff]), 'type')).toBeUndefined();
    expect(named({}, '__proto__', 'constructor')).toBeUndefined();
  });
});
