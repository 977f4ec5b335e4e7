import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, whyIgnored } from '../testDeliveries';
import { webhook } from './__fixtures__/examples';
import { rootlySource } from './rootlySource';

const AT = '2026-03-02T07:10:01.000-08:00';
const at = Date.parse(AT);
const times = {
  acknowledged_at: '2026-03-02T14:43:00Z',
  mitigated_at: '2026-03-02T15:00:00Z',
  resolved_at: '2026-03-02T15:10:00Z',
};
const [acknowledgedAt, mitigatedAt, resolvedAt] = Object.values(times).map(
  time => Date.parse(time),
);

const fact = (type: string, more: Record<string, unknown> = {}) =>
  factsFrom(rootlySource, webhook(type, AT, more))[0] as IncidentFact;

describe('rootlySource', () => {
  it('names the event, and has no id', () => {
    const body = Buffer.from(JSON.stringify(webhook('incident.created', AT)));
    expect(rootlySource.identify({ headers: {}, body })).toEqual({
      event: 'incident.created',
    });
  });

  it('makes an incident of a new one', () => {
    expect(fact('incident.created')).toEqual({
      type: 'incident',
      at,
      key: '8f2c1c1e-0b7d-4f0e-9d2b-5c8f7a9b1e11',
      subjects: ['service:checkout'],
      environment: 'Production',
      severity: 'SEV1',
      title: 'Checkout answers with errors',
      url: 'https://rootly.com/account/incidents/117-checkout',
      detectedAt: Date.parse('2026-03-02T14:38:00Z'),
    });
  });

  it.each([
    ['started', {}],
    ['in_triage', {}],
    ['mitigated', { mitigatedAt }],
    ['resolved', { mitigatedAt, resolvedAt }],
    ['closed', { mitigatedAt, resolvedAt }],
  ])('takes the times that the status %s allows', (status, moments) => {
    const told = fact('incident.updated', { ...times, status });
    expect({
      acknowledgedAt: told.acknowledgedAt,
      mitigatedAt: told.mitigatedAt,
      resolvedAt: told.resolvedAt,
    }).toEqual({ acknowledgedAt, ...moments });
  });

  it('goes by the event where no status is told', () => {
    const more = { ...times, status: null };
    expect(fact('incident.resolved', more).resolvedAt).toBe(resolvedAt);
    expect(fact('incident.mitigated', more)).toMatchObject({
      mitigatedAt,
      resolvedAt: undefined,
    });
  });

  it.each([
    [{ detected_at: '2026-03-02T14:30:00Z' }, '2026-03-02T14:30:00Z'],
    [{ detected_at: '2026-03-02T14:39:00Z' }, '2026-03-02T14:38:00Z'],
    [{ started_at: null }, '2026-03-02T14:40:05Z'],
  ])('was detected, by %j, at %s', (more, time) => {
    expect(fact('incident.updated', more).detectedAt).toBe(Date.parse(time));
  });

  it.each([
    ['incident.cancelled', {}],
    ['incident.deleted', {}],
    ['incident.updated', { status: 'cancelled' }],
  ])('takes what is over by %s %j away from its services', (type, more) => {
    expect(fact(type, more).subjects).toEqual([]);
  });

  it.each([
    [
      { severity: 'high', services: [] },
      { severity: 'high', subjects: undefined },
    ],
    [{ severity: null, services: 'odd' }, { severity: undefined }],
    [{ environments: null }, { environment: 'production' }],
    [
      { duplicate_incident_id: 'b7eed587' },
      { isDuplicate: true, duplicateOf: 'b7eed587' },
    ],
    [
      { duplicate_incident_id: null },
      { isDuplicate: false, duplicateOf: undefined },
    ],
  ])('reads %j', (more, expected) => {
    expect(fact('incident.updated', more)).toMatchObject(expected);
  });

  it.each([
    [webhook('incident.created', AT, { kind: 'test' }), 'a test or an example'],
    [webhook('incident.created', AT, { kind: 'scheduled' }), 'was planned'],
    [
      webhook('incident.created', AT, { kind: 'normal_sub' }),
      'part of another incident',
    ],
    [webhook('incident.scheduled.created', AT), 'Only events of incidents'],
    [webhook('alert.created', AT), 'Only events of incidents'],
    [{}, 'Only events of incidents'],
  ])('ignores %j', (body, why) => {
    expect(whyIgnored(rootlySource, body)).toContain(why);
  });

  it.each([
    [webhook('incident.created', ''), '$.event.issued_at: is missing'],
    [webhook('incident.created', AT, { id: '' }), '$.data.id: is empty'],
  ])('refuses %j', (body, problem) => {
    expect(() => factsFrom(rootlySource, body)).toThrow(problem);
  });
});
