import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, whyIgnored } from '../testDeliveries';
import { impact, incident, milestone, webhook } from './__fixtures__/examples';
import { firehydrantSource } from './firehydrantSource';

const time = (minute: number) => `2026-03-02 15:${minute} UTC`;
const instant = (minute: number) => Date.parse(`2026-03-02T15:${minute}:00Z`);

const factOf = (more: Record<string, unknown>, operation = 'UPDATED') =>
  factsFrom(
    firehydrantSource,
    webhook(operation, incident(more)),
  )[0] as IncidentFact;

const ALL = [
  milestone('started', time(10)),
  milestone('detected', time(12)),
  milestone('acknowledged', time(13)),
  milestone('mitigated', time(20)),
  milestone('resolved', time(30)),
];

describe('firehydrantSource', () => {
  it('reads the signature of FireHydrant, and names the operation', () => {
    expect(firehydrantSource.authentication).toEqual({
      scheme: 'hmac-sha256',
      header: 'fh-signature',
    });
    const body = Buffer.from(JSON.stringify(webhook('CREATED')));
    expect(firehydrantSource.identify({ headers: {}, body })).toEqual({
      event: 'CREATED',
    });
  });

  it('makes an incident of a new one', () => {
    expect(factOf({}, 'CREATED')).toEqual({
      type: 'incident',
      at: Date.parse('2026-03-02T14:41:00Z'),
      key: '92deafc9-bd0e-459d-8fd7-785c10792d3b',
      subjects: ['service:checkout'],
      environment: 'prod',
      severity: 'SEV2',
      title: 'Checkout answers with errors',
      detectedAt: Date.parse('2026-03-02T14:38:00Z'),
    });
  });

  it('takes the times of its milestones', () => {
    expect(
      factOf({ milestones: ALL, current_milestone: 'resolved' }),
    ).toMatchObject({
      at: instant(30),
      detectedAt: instant(10),
      acknowledgedAt: instant(13),
      mitigatedAt: instant(20),
      resolvedAt: instant(30),
    });
  });

  it.each([
    ['investigating', undefined],
    ['mitigated', undefined],
    ['resolved', instant(30)],
    ['postmortem_started', instant(30)],
    [undefined, instant(30)],
  ])('in the milestone %s was resolved at %s', (current_milestone, at) => {
    const { resolvedAt } = factOf({ milestones: ALL, current_milestone });
    expect(resolvedAt).toBe(at);
  });

  it('falls back to the times of the incident', () => {
    expect(factOf({ milestones: null }).detectedAt).toBe(
      Date.parse('2026-03-02T14:38:00Z'),
    );
    expect(factOf({ milestones: 'odd', started_at: null }).detectedAt).toBe(
      Date.parse('2026-03-02T14:40:05Z'),
    );
  });

  it.each([
    [{ severity: 'SEV1', priority: null }, 'SEV1'],
    [{ severity: { slug: 'UNSET' }, priority: { slug: 'P3' } }, 'P3'],
    [{ severity: null, priority: 4 }, undefined],
  ])('reads the severity off %j', (more, severity) => {
    expect(factOf(more).severity).toBe(severity);
  });

  it.each([
    [
      { services: [{ name: 'Cart' }], impacts: [impact('service', 'Pay')] },
      ['service:cart', 'service:pay'],
    ],
    [{ impacts: [impact('Functionality', 'Payments')] }, ['service:payments']],
    [
      { impacts: [impact('Functionality', 'x'), impact('Service', 'Pay')] },
      ['service:pay'],
    ],
    [{ impacts: [] }, undefined],
    [{ impacts: { name: 'x' } }, undefined],
  ])('reads the services off %j', (more, subjects) => {
    expect(factOf(more).subjects).toEqual(subjects);
  });

  it('takes a deleted incident away from its services', () => {
    expect(factOf({}, 'DELETED').subjects).toEqual([]);
  });

  it.each([
    [{ slug: 'SEV9', type: 'maintenance' }],
    [{ slug: 'SEV9', type: 'gameday' }],
    ['GAMEDAY'],
    ['MAINTENANCE'],
  ])('takes what was planned with the severity %j for none', severity => {
    expect(factOf({ severity }).subjects).toEqual([]);
  });

  it.each([
    [{}],
    [{ data: { change_event: {} }, event: { resource_type: 'change_event' } }],
  ])('ignores %j', body => {
    expect(whyIgnored(firehydrantSource, body)).toBe(
      'This is no webhook of FireHydrant about an incident.',
    );
  });

  it.each([
    [{ id: '' }, '$.data.incident.id: is empty'],
    [
      { created_at: '', started_at: '', updated_at: '', milestones: [] },
      'The incident carries no time',
    ],
  ])('refuses %j', (more, problem) => {
    expect(() => factOf(more)).toThrow(problem);
  });
});
