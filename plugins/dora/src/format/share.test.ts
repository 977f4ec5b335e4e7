import { translate } from '../__testUtils__/render';
import { formatShares } from './share';

describe('formatShares', () => {
  it('rounds halves up, and tells the decimals when the sum is off', () => {
    const minutes = [45, 15, 35, 25];
    expect(
      formatShares(
        minutes.map(part => part / 120),
        translate(),
      ),
    ).toEqual({
      texts: ['38 %', '13 %', '29 %', '21 %'],
      sum: '101 %',
      exact: ['37.5 %', '12.5 %', '29.2 %', '20.8 %'],
    });
  });

  it('has nothing to add when the sum is right', () => {
    expect(formatShares([0.285, 0.715], translate())).toMatchObject({
      texts: ['29 %', '72 %'],
      sum: '101 %',
    });
    expect(formatShares([0.5, 0.5], translate()).sum).toBeNull();
    expect(formatShares([], translate()).sum).toBeNull();
  });
});
