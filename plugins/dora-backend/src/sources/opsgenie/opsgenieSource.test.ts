import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { alert, webhook } from './__fixtures__/examples';
import { opsgenieSource } from './opsgenieSource';

const createdAt = Date.parse('2026-03-02T14:40:00.250Z');
const at = Date.parse('2026-03-02T14:43:05.123Z');
const later = alert({ updatedAt: 1772462585123002246 });

const fact = (action: string, about: object = later) =>
  factsFrom(opsgenieSource, webhook(action, about))[0] as IncidentFact;

describe('opsgenieSource', () => {
  it('names the action, and has no id', () => {
    const body = Buffer.from(JSON.stringify(webhook('Close')));
    expect(opsgenieSource.identify({ headers: {}, body })).toEqual({
      event: 'Close',
    });
  });

  it('makes an incident of an alert', () => {
    expect(fact('Create', alert())).toEqual({
      type: 'incident',
      at: createdAt,
      key: '4513b7ea-3b91-438f-b7e4-e3e54af9147c-1772462400250',
      subjects: ['service:checkout'],
      environment: 'production',
      severity: 'P1',
      title: 'Checkout answers with errors',
      detectedAt: createdAt,
    });
  });

  it.each([
    ['Acknowledge', { acknowledgedAt: at }],
    ['Close', { resolvedAt: at }],
    ['UnAcknowledge', {}],
    ['AddNote', {}],
    ['UpdatePriority', {}],
    ['Snooze', {}],
    ['An action of your own', {}],
  ])('takes from %s no moment but its own', (action, own) => {
    const { acknowledgedAt, resolvedAt, mitigatedAt, detectedAt } =
      fact(action);
    expect({ acknowledgedAt, resolvedAt, mitigatedAt, detectedAt }).toEqual({
      detectedAt: createdAt,
      ...own,
    });
  });

  it('divides nanoseconds, which are beyond what numbers hold exactly', () => {
    const exact = BigInt('1772462585999999999');
    const json = JSON.stringify(webhook('Close')).replace(
      /"updatedAt":\d+/,
      `"updatedAt":${exact}`,
    );
    const [told] = factsFrom(opsgenieSource, Buffer.from(json));
    expect(Math.abs(told.at - Number(exact / BigInt(1e6)))).toBeLessThan(2);
  });

  it.each([
    [{ tags: ['dora_service:a', 'service:b'] }, ['service:a']],
    [{ tags: ['Service: B', 'service:a', 'x'] }, ['service:a', 'service:b']],
    [{ tags: ['service=cart'] }, ['service:cart']],
    [{ tags: ['x'], details: { Service: 'Cart' } }, ['service:cart']],
    [{ tags: ['app:a'], details: { service: 'b' } }, ['service:a']],
    [{ tags: ['x'], entity: 'Cart' }, ['service:cart']],
    [
      { tags: ['x', 'Shop API', ' '], entity: '' },
      ['external/opsgenie:x', 'external/opsgenie:shop api'],
    ],
    [{ tags: null, entity: null }, []],
    [{ tags: 'odd', entity: 5 }, []],
  ])('reads the services off %j', (more, subjects) => {
    expect(fact('Create', alert(more)).subjects).toEqual(subjects);
  });

  it('says nothing of what tags name by an action that leaves them out', () => {
    const { subjects, environment } = fact('Acknowledge', {
      ...later,
      tags: undefined,
    });
    expect({ subjects, environment }).toEqual({});
  });

  it.each([
    [{ priority: 'P2' }, 'P2'],
    [{ priority: 3 }, 'P3'],
    [{ priority: {} }, undefined],
    [{ priority: undefined }, undefined],
  ])('reads the severity off %j', (more, severity) => {
    expect(fact('Create', alert(more)).severity).toBe(severity);
  });

  it('takes a deleted alert away from its service, whatever its rules name', () => {
    const alertRules = [{ labels: { priority: 'P1' } }];
    const { tags: _, priority: __, ...bare } = later;
    expect(
      opsgenieSource.parse(delivery(webhook('Delete', bare)), {
        ...testSettings,
        alertRules,
      }),
    ).toEqual({
      facts: [{ type: 'incident', at, key: later.alertId, subjects: [] }],
    });
  });

  it('ignores what tells no more of an alert than its id', () => {
    const escalation = webhook('Escalate', { alertId: later.alertId });
    expect(whyIgnored(opsgenieSource, escalation)).toBe(
      'The action tells nothing of the state of its alert.',
    );
  });

  it('reads the environment off a tag', () => {
    const staging = alert({ tags: ['env:staging'] });
    expect(fact('Create', staging).environment).toBe('staging');
    expect(fact('Create', alert({ tags: [] })).environment).toBe('production');
    const detailed = alert({ tags: [], details: { env: 'qa', n: 1 } });
    expect(fact('Create', detailed).environment).toBe('qa');
  });

  it('takes for incidents what its rules name, and tells the end of others', () => {
    const settings = {
      ...testSettings,
      alertRules: [{ labels: { priority: 'P1', 'customer-facing': '*' } }],
    };
    const parse = (action: string, more: object) =>
      opsgenieSource.parse(
        delivery(webhook(action, { ...later, ...more })),
        settings,
      );
    const { key } = fact('Close');
    expect(parse('Create', {})).toEqual({ facts: [fact('Create')] });
    expect(parse('Create', { tags: [] })).toEqual({
      ignored: 'By the rules of its source, this alert is no incident.',
    });
    expect(parse('UpdatePriority', { priority: 'P3' })).toHaveProperty(
      'ignored',
    );
    expect(parse('Close', { priority: 'P3' })).toEqual({
      facts: [{ type: 'incident', at, key, resolvedAt: at }],
    });
  });

  it.each([
    [{}],
    [{ action: 'create', incident: { id: '1' } }],
    [{ action: 'Create', alert: [] }],
  ])('ignores %j', body => {
    expect(whyIgnored(opsgenieSource, body)).toBe(
      'This is no webhook of Opsgenie about an alert.',
    );
  });

  it.each([
    [alert({ alertId: undefined }), '$.alert.alertId: is missing'],
    [alert({ updatedAt: 'now' }), '$.alert.updatedAt: is no timestamp'],
  ])('refuses %j', (about, problem) => {
    expect(() => fact('Close', about)).toThrow(problem);
  });
});
