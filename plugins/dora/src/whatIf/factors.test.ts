import { readFactors, withFactors } from './factors';

const read = (search: string) => readFactors(new URLSearchParams(search));

describe('readFactors', () => {
  it.each([
    ['', {}],
    ['?whatif=review:0.5,test:0.8', { review: 0.5, test: 0.8 }],
    ['?whatif=review:0,test:1', { review: 0 }],
    ['?whatif=review:2,test:-1,build:x,scan', {}],
    ['?whatif=lunch:0.5,review:1.5,deploy:0.1', { deploy: 0.1 }],
  ])('reads %j', (search, factors) => {
    expect(read(search)).toEqual(factors);
  });
});

describe('withFactors', () => {
  const params = new URLSearchParams('?range=7d&whatif=review:0.5');

  it('is read back, and leaves out what is as today', () => {
    const next = withFactors(params, { test: 0.8, review: 1, build: 0 });
    expect(next.get('whatif')).toBe('build:0,test:0.8');
    expect(readFactors(next)).toEqual({ build: 0, test: 0.8 });
    expect(next.get('range')).toBe('7d');
  });

  it('leaves nothing of nothing', () => {
    expect(withFactors(params, {}).toString()).toBe('range=7d');
  });
});
