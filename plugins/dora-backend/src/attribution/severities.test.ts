import { severityScale } from './severities';

describe('severityScale', () => {
  const usual = severityScale({});

  it.each([
    ['sev0 SEV1 sev-1 sev_1 s1 S-1 p0 P1 p-1 1', 'SEV1'],
    ['critical CRIT fatal blocker emergency disaster page highest', 'SEV1'],
    ['sev2 SEV-2 s2 p2 2 High major error', 'SEV2'],
    ['sev3 p3 3 medium Moderate minor warning warn average', 'SEV3'],
    ['sev4 sev5 p4 P5 4 5 low info Informational none trivial', 'SEV4'],
  ])('reads each of %s as %s', (words, severity) => {
    expect(words.split(' ').map(usual)).toEqual(
      words.split(' ').map(() => severity),
    );
  });

  it.each([
    ['Sev 2', 'SEV2'],
    [' P1 ', 'SEV1'],
    ['P1 - Critical', 'SEV1'],
    ['1 - Critical', 'SEV1'],
    ['SEV3: Minor', 'SEV3'],
    ['Severity 1', 'SEV1'],
    ['Priority 4', 'SEV4'],
    ['severity::high', 'SEV2'],
    ['severity: low', 'SEV4'],
    ['priority/critical', 'SEV1'],
    ['impact=minor', 'SEV3'],
    ['Major incident', 'SEV2'],
    ['low priority', 'SEV4'],
  ])('finds the word that counts in %j', (word, severity) => {
    expect(usual(word)).toBe(severity);
  });

  it.each([
    ['non-critical'],
    ['not high'],
    ['P10'],
    ['sev6'],
    ['0'],
    ['11'],
    ['sev1ish'],
    ['criticalish'],
    ['kritisch'],
    ['__proto__'],
    ['constructor'],
    ['severity'],
    [':'],
    [''],
    [null],
  ])('does not guess what %j means', word => {
    expect(usual(word)).toBe('unknown');
  });

  it('lets configured words prevail, however they are written', () => {
    const own = severityScale({
      SEV1: ['Kritisch', 'Sev 6'],
      SEV3: ['critical'],
      SEV4: ['P1 - Planned work'],
    });
    expect(['KRITISCH ', 'SEV-6', 's6', 'sev6'].map(own)).toEqual(
      Array(4).fill('SEV1'),
    );
    expect(['critical', 'severity::critical', 'Critical!'].map(own)).toEqual(
      Array(3).fill('SEV3'),
    );
    expect(own('p1 - planned work')).toBe('SEV4');
    expect(own('P1')).toBe('SEV1');
    expect(own('high')).toBe('SEV2');
  });
});
