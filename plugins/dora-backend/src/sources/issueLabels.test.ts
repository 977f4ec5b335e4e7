import {
  environmentIn,
  hasIncidentLabel,
  servicesIn,
  severityIn,
} from './issueLabels';
import { testSettings } from './testDeliveries';

describe('severityIn', () => {
  it.each<[string[], string | undefined]>([
    [['severity: high'], 'high'],
    [['Severity/Critical'], 'Critical'],
    [['severity::2'], '2'],
    [['sev:1'], '1'],
    [['sev1'], 'sev1'],
    [['bug', 'SEV-2'], 'SEV-2'],
    [['severity 3'], 'severity 3'],
    [['P1'], 'P1'],
    [['S2'], 'S2'],
    [['priority/critical'], 'critical'],
    [['prio: P0'], 'P0'],
    [['priority: low', 'severity: high'], 'high'],
    [['priority: low', 'sev2'], 'sev2'],
    [['p9000', 's3-bucket', 'several', 'service: p1'], undefined],
    [['severity:', 'severity: \u0000'], undefined],
    [[`severity: ${'x'.repeat(100)}`], 'x'.repeat(32)],
    [[`severity: ${'x'.repeat(1e6)}`], undefined],
    [[], undefined],
  ])('of %j is %s', (labels, severity) => {
    expect(severityIn(labels)).toBe(severity);
  });
});

describe('servicesIn', () => {
  it('takes every label that names one', () => {
    const labels = ['service: checkout', 'Service/cart', 'services', 'team:a'];
    expect(servicesIn(labels)).toEqual(['checkout', 'cart']);
  });
});

describe('environmentIn', () => {
  it.each([
    [['environment: staging'], 'staging'],
    [['env/prod'], 'prod'],
    [['environment'], undefined],
  ])('%j: %s', (labels, environment) => {
    expect(environmentIn(labels)).toBe(environment);
  });
});

describe('hasIncidentLabel', () => {
  it.each([
    [['bug', 'Incident'], true],
    [[' INCIDENT '], true],
    [['incidental'], false],
    [[], false],
  ])('%j: %s', (labels, expected) => {
    expect(hasIncidentLabel(labels, testSettings)).toBe(expected);
  });
});
