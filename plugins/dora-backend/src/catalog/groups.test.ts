import { descendantsOf, Group } from './groups';

const group = (entityRef: string, parentRef: string | null): Group => ({
  entityRef,
  title: entityRef,
  parentRef,
});

describe('descendantsOf', () => {
  const groups = [
    group('company', null),
    group('shop', 'company'),
    group('ordering', 'shop'),
    group('browsing', 'shop'),
    group('payments', 'company'),
  ];

  it.each([
    ['company', ['browsing', 'ordering', 'payments', 'shop']],
    ['shop', ['browsing', 'ordering']],
    ['ordering', []],
    ['unknown', []],
  ])('finds all below %s', (ref, below) => {
    expect(descendantsOf(groups, ref)).toEqual(below);
  });

  it('ends in a circle', () => {
    const circle = [group('a', 'c'), group('b', 'a'), group('c', 'b')];
    expect(descendantsOf(circle, 'a')).toEqual(['b', 'c']);
  });
});
