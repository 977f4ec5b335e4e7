import { ERASED, prevailing } from './erased';

describe('what prevails of two texts', () => {
  const texts = ['a', 'b', 'Zoe', `${ERASED} a`, `z ${ERASED}`, ''];

  it('is the one from which a person was erased', () => {
    expect(prevailing(`${ERASED} fixes`, 'zoe fixes')).toBe(`${ERASED} fixes`);
    expect(prevailing('zoe fixes', `${ERASED} fixes`)).toBe(`${ERASED} fixes`);
  });

  it('does not depend on order and number', () => {
    for (const a of texts) {
      expect(prevailing(a, a)).toBe(a);
      for (const b of texts) {
        expect(prevailing(a, b)).toBe(prevailing(b, a));
        for (const c of texts) {
          expect(prevailing(prevailing(a, b), c)).toBe(
            prevailing(a, prevailing(b, c)),
          );
        }
      }
    }
  });
});
