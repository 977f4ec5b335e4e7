import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, whyIgnored } from '../testDeliveries';
import { incident, note, webhook } from './__fixtures__/examples';
import { pagerdutySource } from './pagerdutySource';

const CREATED = '2026-03-02T14:40:00Z';
const AT = '2026-03-02T14:43:05.123Z';
const at = Date.parse(AT);

const fact = (type: string, data: object = incident()) =>
  factsFrom(pagerdutySource, webhook(type, AT, data))[0] as IncidentFact;
const moments = (told: IncidentFact) => {
  const { detectedAt, acknowledgedAt, resolvedAt, reopenedAt } = told;
  return { detectedAt, acknowledgedAt, resolvedAt, reopenedAt };
};

describe('pagerdutySource', () => {
  it('knows a delivery by its id, and names its event', () => {
    const body = Buffer.from(JSON.stringify(webhook('incident.resolved', AT)));
    expect(
      pagerdutySource.identify({ headers: { 'x-webhook-id': 'w-1' }, body }),
    ).toEqual({ deliveryId: 'w-1', event: 'incident.resolved' });
  });

  it('makes an incident of one that is triggered', () => {
    expect(fact('incident.triggered')).toEqual({
      type: 'incident',
      at,
      key: 'Q0C4K3TJ2M1ABC',
      subjects: ['external/pagerduty:pchkout'],
      environment: 'production',
      severity: 'P1',
      title: 'Checkout answers with errors',
      url: 'https://acme.pagerduty.com/incidents/Q0C4K3TJ2M1ABC',
      detectedAt: Date.parse(CREATED),
    });
  });

  it.each([
    ['incident.triggered', {}],
    ['incident.acknowledged', { acknowledgedAt: at }],
    ['incident.unacknowledged', {}],
    ['incident.resolved', { resolvedAt: at }],
    ['incident.reopened', { reopenedAt: at }],
    ['incident.escalated', {}],
    ['incident.delegated', {}],
    ['incident.reassigned', {}],
    ['incident.priority_updated', {}],
    ['incident.service_updated', {}],
    ['incident.something_new', {}],
  ])('takes from %s no moment but its own', (type, own) => {
    expect(moments(fact(type))).toEqual({
      detectedAt: Date.parse(CREATED),
      ...own,
    });
  });

  it('takes the moment of the trigger where none of creation is told', () => {
    const old = incident({ created_at: undefined });
    expect(fact('incident.triggered', old).detectedAt).toBe(at);
    expect(fact('incident.acknowledged', old).detectedAt).toBeUndefined();
  });

  it.each([
    [{ priority: { summary: 'SEV-2' } }, 'SEV-2'],
    [{ priority: null }, 'high'],
    [{ priority: null, urgency: 'low' }, 'low'],
    [{ priority: 7, urgency: undefined }, undefined],
  ])('reads the severity off %j', (more, severity) => {
    expect(fact('incident.triggered', incident(more)).severity).toBe(severity);
  });

  const resolvedBy = (resolve_reason: object | null) =>
    fact('incident.resolved', incident({ resolve_reason }));

  it('is a duplicate of the incident that it was merged into', () => {
    const parent = { type: 'incident_reference', id: 'PPARENT' };
    const type = 'merge_resolve_reason';
    expect(resolvedBy({ type, incident: parent })).toMatchObject({
      resolvedAt: at,
      isDuplicate: true,
      duplicateOf: 'PPARENT',
    });
    expect(resolvedBy({ type, incident: {} })).toMatchObject({
      isDuplicate: true,
      duplicateOf: undefined,
    });
    expect(resolvedBy({ type: 'other' }).isDuplicate).toBeUndefined();
    expect(resolvedBy(null).isDuplicate).toBeUndefined();
  });

  it('is none any more once it is opened again', () => {
    const resolve_reason = {
      type: 'merge_resolve_reason',
      incident: { id: 'PPARENT' },
    };
    const again = fact('incident.reopened', incident({ resolve_reason }));
    expect(again.isDuplicate).toBe(false);
    expect(again.duplicateOf).toBeUndefined();
  });

  it('tells no service where there is none', () => {
    const orphan = incident({ service: null });
    expect(fact('incident.triggered', orphan).subjects).toBeUndefined();
  });

  it.each([
    [webhook('pagey.ping', AT, { type: 'ping' }), 'PagerDuty says hello'],
    [
      webhook('service.updated', AT, { type: 'service' }),
      'events of incidents',
    ],
    [webhook('incident.annotated', AT, note), 'nothing of the state'],
    [{ messages: [{ event: 'incident.trigger' }] }, 'no webhook of PagerDuty'],
    [{}, 'no webhook of PagerDuty, version 3'],
  ])('ignores %j', (body, why) => {
    expect(whyIgnored(pagerdutySource, body)).toContain(why);
  });

  it.each([
    [webhook('incident.resolved', ''), '$.event.occurred_at: is missing'],
    [
      webhook('incident.resolved', AT, incident({ id: '' })),
      '$.event.data.id: is empty',
    ],
  ])('refuses %j', (body, problem) => {
    expect(() => factsFrom(pagerdutySource, body)).toThrow(problem);
  });
});
