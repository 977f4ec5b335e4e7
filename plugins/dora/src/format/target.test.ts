import { aTarget } from '../__testUtils__/targets';
import { translate } from '../__testUtils__/render';
import { formatTarget, formatWay } from './target';

const NOW = Date.parse('2026-03-12T14:02:00Z');

describe('targets in words', () => {
  it('tell rates in the unit of the target', () => {
    const target = aTarget({ value: 2, current: 1 / 7, baseline: 1 / 7 });
    expect(formatTarget(target, translate(), NOW)).toBe(
      '0.14 of 2 per day by 20 Apr',
    );
    expect(formatWay(target, translate())).toMatch(/from 0\.14 per day;/);
  });

  it('never tell minus nothing', () => {
    const target = aTarget({ progress: -0.001, expected: 0 });
    expect(formatWay(target, translate())).toBe(
      '0 % of the way from 3 per day; 0 % would be on time.',
    );
  });

  it('tell a step back', () => {
    const target = aTarget({ progress: -0.2 });
    expect(formatWay(target, translate())).toMatch(/^-20 % of the way/);
  });
});
