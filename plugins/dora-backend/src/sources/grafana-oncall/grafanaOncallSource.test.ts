import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  RECEIVED_AT,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { group, webhook } from './__fixtures__/examples';
import { grafanaOncallSource } from './grafanaOncallSource';

const AT = '2026-03-02T14:43:05.123456+00:00';
const at = Date.parse('2026-03-02T14:43:05.123Z');
const createdAt = Date.parse('2026-03-02T14:40:00.250Z');

const factOf = (body: object) =>
  factsFrom(grafanaOncallSource, body)[0] as IncidentFact;
const momentsOf = (body: object) => {
  const { acknowledgedAt, resolvedAt, reopenedAt, detectedAt } = factOf(body);
  return { acknowledgedAt, resolvedAt, reopenedAt, detectedAt };
};

describe('grafanaOncallSource', () => {
  it('names the event, and has no id', () => {
    const body = Buffer.from(JSON.stringify(webhook('resolve', AT)));
    expect(grafanaOncallSource.identify({ headers: {}, body })).toEqual({
      event: 'resolve',
    });
  });

  it('makes an incident of an alert group', () => {
    expect(factOf(webhook('alert group created', AT))).toEqual({
      type: 'incident',
      at,
      key: 'I6HNZGUFG4K11',
      subjects: ['service:checkout'],
      environment: 'production',
      severity: 'critical',
      title: 'Checkout answers with errors',
      url: 'https://acme.grafana.net/a/grafana-oncall-app/alert-groups/I6HNZGUFG4K11',
      detectedAt: createdAt,
    });
  });

  it.each([
    ['alert group created', AT, {}],
    ['acknowledge', AT, { acknowledgedAt: at }],
    ['resolve', AT, { resolvedAt: at }],
    ['unresolve', AT, { reopenedAt: at }],
    ['unresolve', null, { reopenedAt: RECEIVED_AT }],
    ['unacknowledge', null, {}],
    ['silence', AT, {}],
    ['escalation', null, {}],
    ['something new', null, {}],
  ])('takes from %s at %s no moment but its own', (type, time, own) => {
    expect(momentsOf(webhook(type, time))).toEqual({
      detectedAt: createdAt,
      ...own,
    });
  });

  it('takes times of the group, while its state agrees', () => {
    const times = {
      acknowledged_at: '2026-03-02T14:42:00Z',
      resolved_at: '2026-03-02T14:50:00Z',
    };
    const known = {
      detectedAt: createdAt,
      acknowledgedAt: Date.parse('2026-03-02T14:42:00Z'),
    };
    expect(
      momentsOf(
        webhook('status change', null, group({ ...times, state: 'firing' })),
      ),
    ).toEqual(known);
    expect(
      momentsOf(
        webhook('status change', null, group({ ...times, state: 'resolved' })),
      ),
    ).toEqual({ ...known, resolvedAt: Date.parse('2026-03-02T14:50:00Z') });
  });

  it.each([
    [{ labels: { service: 'a' } }, {}, ['service:a']],
    [
      { labels: {} },
      { alert_payload: { commonLabels: { app: 'b' } }, integration: null },
      ['service:b'],
    ],
    [{ labels: null }, { alert_payload: '' }, ['service:shop']],
    [
      { labels: 'odd' },
      { alert_payload: 1, integration: { id: 'CZ7' } },
      ['external/grafana-oncall:cz7'],
    ],
    [{ labels: {} }, { alert_payload: {}, integration: null }, undefined],
  ])('reads the service off %j and %j', (about, more, subjects) => {
    const body = webhook('resolve', AT, group(about), more);
    expect(factOf(body).subjects).toEqual(subjects);
  });

  it('takes for incidents what its rules name, and tells the end of others', () => {
    const settings = {
      ...testSettings,
      alertRules: [{ labels: { severity: 'critical' } }],
    };
    const parse = (type: string, labels: object) =>
      grafanaOncallSource.parse(
        delivery(webhook(type, AT, group({ labels }))),
        settings,
      );
    expect(parse('acknowledge', { severity: 'warning' })).toHaveProperty(
      'ignored',
    );
    expect(parse('resolve', { severity: 'warning' })).toEqual({
      facts: [{ type: 'incident', at, key: 'I6HNZGUFG4K11', resolvedAt: at }],
    });
    expect(parse('acknowledge', { severity: 'Critical' })).toMatchObject({
      facts: [{ acknowledgedAt: at }],
    });
  });

  it.each([
    [{}],
    [{ alert: 'a template of your own' }],
    [{ event: 'resolve' }],
  ])('ignores %j', body => {
    expect(whyIgnored(grafanaOncallSource, body)).toBe(
      'This is no webhook of OnCall that forwards the whole event.',
    );
  });

  it('refuses a group without an id', () => {
    expect(() => factOf(webhook('resolve', AT, group({ id: null })))).toThrow(
      '$.alert_group.id: must be of type string',
    );
  });
});
