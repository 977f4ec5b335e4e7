import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, whyIgnored } from '../testDeliveries';
import {
  componentUpdate,
  incident,
  update,
  webhook,
} from './__fixtures__/examples';
import { statuspageSource } from './statuspageSource';

const [T1, T2, T3, T4] = [
  '2026-03-02T14:50:00Z',
  '2026-03-02T15:00:00Z',
  '2026-03-02T15:10:00Z',
  '2026-03-02T15:20:00Z',
];
const createdAt = Date.parse('2026-03-02T14:40:00.250Z');

const fact = (more: Record<string, unknown> = {}) =>
  factsFrom(statuspageSource, webhook(incident(more)))[0] as IncidentFact;

describe('statuspageSource', () => {
  it('trusts a secret of the address, for it gets nothing else', () => {
    expect(statuspageSource.authentication).toEqual({
      scheme: 'query',
      parameter: 'token',
    });
  });

  it('makes an incident of one on the page', () => {
    expect(fact()).toEqual({
      type: 'incident',
      at: Date.parse('2026-03-02T14:41:00Z'),
      key: 'p8q2kc71xw0d',
      subjects: ['service:cart api', 'service:checkout'],
      environment: 'production',
      severity: 'major',
      title: 'Checkout answers with errors',
      url: 'https://stspg.io/p8q2kc71xw0d',
      detectedAt: createdAt,
    });
  });

  it('tells when it was watched and resolved', () => {
    expect(
      fact({ status: 'postmortem', monitoring_at: T1, resolved_at: T2 }),
    ).toMatchObject({
      mitigatedAt: Date.parse(T1),
      resolvedAt: Date.parse(T2),
    });
  });

  it.each([
    [['investigating', 'monitoring', 'resolved', 'postmortem'], undefined],
    [['investigating', 'resolved', 'investigating', 'resolved'], T3],
    [['resolved', 'monitoring', 'resolved', 'identified'], T4],
    [['postmortem', 'investigating', 'identified', 'resolved'], T2],
    [['investigating', 'monitoring', 'identified', 'monitoring'], T3],
    [['investigating', 'constructor', 'monitoring', 'monitoring'], undefined],
  ])('finds in the updates %j when it was opened again', (states, at) => {
    const incident_updates = [T1, T2, T3, T4]
      .map((time, index) => update(states[index], time))
      .reverse();
    expect(fact({ incident_updates }).reopenedAt).toBe(at && Date.parse(at));
  });

  it('was restored only when it was watched again', () => {
    const more = {
      monitoring_at: T1,
      incident_updates: [
        update('monitoring', T3),
        update('identified', T2),
        update('monitoring', T1),
      ],
    };
    expect(fact(more)).toMatchObject({
      mitigatedAt: Date.parse(T3),
      reopenedAt: Date.parse(T2),
    });
  });

  it.each([
    [[{ name: 'A' }, { name: ' a ' }, { name: null }], ['service:a']],
    [[], undefined],
    [null, undefined],
    ['odd', undefined],
  ])('reads the services off %j', (components, subjects) => {
    expect(fact({ components }).subjects).toEqual(subjects);
  });

  it.each([
    [componentUpdate, 'not states of components'],
    [webhook(incident({ scheduled_for: T1 })), 'planned is no incident'],
    [webhook(incident({ status: 'in_progress' })), 'planned is no incident'],
    [webhook(incident({ impact: 'maintenance' })), 'planned is no incident'],
    [webhook(incident({ backfilled: true })), 'added afterwards'],
    [{ page: {} }, 'no webhook of Statuspage about an incident'],
  ])('ignores %j', (body, why) => {
    expect(whyIgnored(statuspageSource, body)).toContain(why);
  });

  it.each([
    [{ id: undefined }, '$.incident.id: is missing'],
    [{ created_at: null }, '$.incident.created_at: is missing'],
  ])('refuses %j', (more, problem) => {
    expect(() => fact(more)).toThrow(problem);
  });
});
