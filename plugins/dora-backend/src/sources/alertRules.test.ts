import { isIncident } from './alertRules';
import { testSettings } from './testDeliveries';

const rules = (...labels: Record<string, string>[]) => ({
  ...testSettings,
  alertRules: labels.map(required => ({ labels: required })),
});

describe('isIncident', () => {
  it('takes every alert when there are no rules', () => {
    expect(isIncident({}, testSettings)).toBe(true);
  });

  it('takes none when there are none of the rules', () => {
    expect(isIncident({ severity: 'critical' }, rules())).toBe(false);
  });

  it.each([
    [{ severity: 'Critical' }, true],
    [{ severity: 'page-now', team: 'pay' }, true],
    [{ severity: 'page-now', team: 'cart' }, false],
    [{ severity: 'warning' }, false],
    [{ team: 'pay' }, false],
    [{ severity: undefined }, false],
  ])('judges %j by all labels of one rule: %s', (labels, expected) => {
    const settings = rules(
      { severity: 'critical' },
      { severity: 'page*', team: 'pay' },
    );
    expect(isIncident(labels, settings)).toBe(expected);
  });

  it('knows no label that an alert does not have itself', () => {
    expect(isIncident({}, rules({ toString: '*' }))).toBe(false);
  });
});
