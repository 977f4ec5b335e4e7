import { fittingUnit, toNumber, toValue, unitsOf } from './targetUnits';

describe('targets as numbers', () => {
  it.each([
    ['deployment_frequency', 5, '5', 'perDay'],
    ['deployment_frequency', 3 / 7, '3', 'perWeek'],
    ['deployment_frequency', 24 / 365, '2', 'perMonth'],
    ['lead_time', 5400, '90', 'minutes'],
    ['lead_time', 7200, '2', 'hours'],
    ['time_to_restore', 172_800, '2', 'days'],
    ['change_failure_rate', 0.15, '15', 'percent'],
  ] as const)('%s %d is %s %s, and back', (metric, value, typed, unit) => {
    const fitting = fittingUnit(metric, value);
    expect(fitting.name).toBe(unit);
    expect(toNumber(value, fitting)).toBe(typed);
    expect(toValue(metric, typed, fitting)).toBeCloseTo(value, 9);
  });

  it.each([
    ['lead_time', '0'],
    ['lead_time', ''],
    ['lead_time', '-1'],
    ['deployment_frequency', 'many'],
    ['change_failure_rate', '101'],
  ] as const)('%s cannot be %p', (metric, typed) => {
    expect(toValue(metric, typed, unitsOf(metric)[0])).toBeUndefined();
  });

  it('takes a failure rate of zero', () => {
    const [percent] = unitsOf('change_failure_rate');
    expect(toValue('change_failure_rate', '0', percent)).toBe(0);
    expect(toValue('change_failure_rate', '15', percent)).toBe(0.15);
  });
});
