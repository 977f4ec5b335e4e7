import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, whyIgnored } from '../testDeliveries';
import {
  entry,
  field,
  incident,
  secret,
  statusUpdated,
  timestamp,
  webhook,
} from './__fixtures__/examples';
import { incidentIoSource } from './incidentIoSource';

const reportedAt = Date.parse('2026-03-02T14:38:00Z');
const createdAt = Date.parse('2026-03-02T14:40:00.250Z');
const updatedAt = Date.parse('2026-03-02T14:41:00Z');
const FIXED = '2026-03-02T15:05:00Z';
const RESOLVED = '2026-03-02T15:10:00Z';

const factOf = (body: object) =>
  factsFrom(incidentIoSource, body)[0] as IncidentFact;
const updated = (more: Record<string, unknown>) =>
  factOf(webhook('incident_updated_v2', incident(more)));
const momentsOf = (body: object) => {
  const { mitigatedAt, resolvedAt, reopenedAt } = factOf(body);
  return { mitigatedAt, resolvedAt, reopenedAt };
};
const times = {
  incident_timestamp_values: [timestamp('Resolved at', RESOLVED)],
};

describe('incidentIoSource', () => {
  it('knows a delivery by its id, and names its event', () => {
    const body = Buffer.from(JSON.stringify(secret));
    expect(
      incidentIoSource.identify({ headers: { 'webhook-id': 'msg_1' }, body }),
    ).toEqual({
      deliveryId: 'msg_1',
      event: 'private_incident.incident_updated_v2',
    });
  });

  it.each(['incident_created_v2', 'incident_updated_v2'])(
    'makes an incident of %s',
    type => {
      expect(factOf(webhook(type))).toEqual({
        type: 'incident',
        at: updatedAt,
        key: '01HQ4YX5T8ZC9',
        subjects: ['service:cart', 'service:checkout'],
        environment: 'production',
        severity: 'Major',
        title: 'Checkout answers with errors',
        url: 'https://app.incident.io/acme/incidents/117',
        detectedAt: reportedAt,
      });
    },
  );

  it.each([
    ['triage', 'live', {}],
    ['live', 'learning', { resolvedAt: updatedAt }],
    ['live', 'closed', { resolvedAt: updatedAt }],
    ['live', 'paused', {}],
    ['paused', 'closed', { resolvedAt: updatedAt }],
    ['learning', 'closed', {}],
    ['closed', 'live', { reopenedAt: updatedAt }],
    ['learning', 'triage', { reopenedAt: updatedAt }],
  ])('takes from the change of %s to %s its moment', (from, to, moments) => {
    expect(momentsOf(statusUpdated(from, to))).toEqual(moments);
  });

  it('prefers the times that people keep', () => {
    const kept = [
      timestamp('Detected at', '2026-03-02T14:30:00Z'),
      timestamp('Accepted at', '2026-03-02T14:39:00Z'),
      timestamp('Fixed at', FIXED),
      timestamp('Resolved at', RESOLVED),
      timestamp('Closed at', '2026-03-09T09:00:00Z'),
    ];
    const more = { incident_timestamp_values: kept };
    expect(factOf(statusUpdated('live', 'learning', more))).toMatchObject({
      detectedAt: Date.parse('2026-03-02T14:30:00Z'),
      acknowledgedAt: Date.parse('2026-03-02T14:39:00Z'),
      mitigatedAt: Date.parse(FIXED),
      resolvedAt: Date.parse(RESOLVED),
    });
  });

  it('is not over while its status says that it is not', () => {
    expect(updated(times).resolvedAt).toBeUndefined();
    const closed = { ...times, incident_status: { category: 'closed' } };
    expect(updated(closed).resolvedAt).toBe(Date.parse(RESOLVED));
    expect(
      updated({ incident_status: { category: 'closed' } }).resolvedAt,
    ).toBeUndefined();
  });

  it('is a duplicate while its status says that it was merged', () => {
    const duplication = (...statuses: [string, string]) =>
      factOf(statusUpdated(...statuses)).isDuplicate;
    expect(duplication('triage', 'merged')).toBe(true);
    expect(duplication('merged', 'live')).toBe(false);
    expect(duplication('triage', 'live')).toBeUndefined();
    const merged = { incident_status: { category: 'merged' } };
    expect(updated(merged).isDuplicate).toBe(true);
  });

  it.each(['declined', 'canceled'])(
    'takes what was %s away from its services',
    category => {
      expect(factOf(statusUpdated('triage', category)).subjects).toEqual([]);
    },
  );

  it.each([
    [[field('Service', entry('Cart'))], ['service:cart']],
    [
      [field('Impacted component', { value_option: { value: 'Pay' } })],
      ['service:pay'],
    ],
    [[field('dora service', { value_text: 'chk' })], ['service:chk']],
    [[field('Services')], []],
    [[field('Service level', entry('Cart'))], undefined],
    [[], undefined],
    [null, undefined],
    ['odd', undefined],
  ])('reads the services off %j', (custom_field_entries, subjects) => {
    expect(updated({ custom_field_entries }).subjects).toEqual(subjects);
  });

  it('falls back to the times of creation', () => {
    const bare = { incident_timestamp_values: null, updated_at: undefined };
    expect(updated(bare)).toMatchObject({
      at: createdAt,
      detectedAt: createdAt,
    });
  });

  it.each([
    [secret, 'private incidents nothing is told'],
    [
      webhook('incident_created_v2', incident({ mode: 'test' })),
      'a test or a tutorial',
    ],
    [
      webhook('incident_created_v2', incident({ mode: 'stream' })),
      'part of another incident',
    ],
    [
      webhook('incident_created_v2', incident({ mode: 'retrospective' })),
      'tells no time of its end',
    ],
    [webhook('follow_up_created_v2', {}), 'Only events of incidents'],
    [{ event_type: '__proto__' }, 'Only events of incidents'],
    [{}, 'Only events of incidents'],
  ])('ignores %j', (body, why) => {
    expect(whyIgnored(incidentIoSource, body)).toContain(why);
  });

  it('takes a retrospective incident whose end is told', () => {
    const more = { ...times, incident_status: { category: 'closed' } };
    expect(updated({ ...more, mode: 'retrospective' })).toMatchObject({
      resolvedAt: Date.parse(RESOLVED),
    });
  });

  it.each([
    [webhook('incident_created_v2', {}), 'id: is missing'],
    [{ event_type: 'public_incident.incident_created_v2' }, 'is missing'],
    [
      webhook('incident_updated_v2', incident({ created_at: 'soon' })),
      'created_at: is no timestamp',
    ],
  ])('refuses %j', (body, problem) => {
    expect(() => factOf(body)).toThrow(problem);
  });
});
