import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  RECEIVED_AT,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { ada, issue, metricAlert } from './__fixtures__/examples';
import { sentrySource } from './sentrySource';

const firstSeen = Date.parse('2026-03-02T14:40:00.250Z');
const detectedAt = Date.parse('2026-03-02T14:40:05Z');

const ofIssue = (body: object) =>
  factsFrom(sentrySource, body, { event: 'issue' })[0] as IncidentFact;
const ofAlert = (body: object) =>
  factsFrom(sentrySource, body, { event: 'metric_alert' })[0] as IncidentFact;

describe('sentrySource', () => {
  it('reads the headers of Sentry', () => {
    expect(sentrySource.authentication).toEqual({
      scheme: 'hmac-sha256',
      header: 'sentry-hook-signature',
    });
    const headers = { 'request-id': 'r-1', 'sentry-hook-resource': 'issue' };
    expect(sentrySource.identify({ headers, body: Buffer.alloc(0) })).toEqual({
      deliveryId: 'r-1',
      event: 'issue',
    });
  });

  it('makes an incident of an issue', () => {
    expect(ofIssue(issue('created'))).toEqual({
      type: 'incident',
      at: RECEIVED_AT,
      key: 'issue:1170820242',
      subjects: ['external/sentry:checkout-web'],
      environment: 'production',
      severity: 'fatal',
      title: 'PaymentError: card declined twice',
      url: 'https://acme.sentry.io/issues/1170820242/',
      detectedAt: firstSeen,
    });
  });

  it.each([
    ['created', {}, { detectedAt: firstSeen }],
    ['assigned', {}, {}],
    ['assigned', ada, { acknowledgedAt: RECEIVED_AT }],
    ['resolved', ada, { resolvedAt: RECEIVED_AT }],
    ['archived', ada, { resolvedAt: RECEIVED_AT }],
    ['ignored', ada, { resolvedAt: RECEIVED_AT }],
    ['unresolved', {}, { reopenedAt: RECEIVED_AT }],
    ['something new', {}, {}],
  ])('takes from %s by %j its moment', (action, actor, moments) => {
    const told = ofIssue(issue(action, {}, actor));
    expect({
      detectedAt: told.detectedAt,
      acknowledgedAt: told.acknowledgedAt,
      resolvedAt: told.resolvedAt,
      reopenedAt: told.reopenedAt,
    }).toEqual(moments);
  });

  it('takes the time of receipt where no first event is told', () => {
    const late = issue('created', { firstSeen: null });
    expect(ofIssue(late).detectedAt).toBe(RECEIVED_AT);
  });

  it('takes the time of receipt where an alert tells none', () => {
    const dates = {
      date_detected: null,
      date_started: null,
      date_created: null,
    };
    const detected = (action: string) =>
      ofAlert(metricAlert(action, dates)).detectedAt;
    expect(detected('critical')).toBe(RECEIVED_AT);
    expect(detected('resolved')).toBeUndefined();
  });

  it('makes one incident of a metric alert', () => {
    const begun = {
      type: 'incident',
      at: RECEIVED_AT,
      key: 'metric_alert:4',
      subjects: ['external/sentry:checkout-web'],
      environment: 'prod',
      title: 'Too many errors',
      url: 'https://acme.sentry.io/alerts/rules/details/7/?alert=4',
      detectedAt,
    };
    expect(ofAlert(metricAlert('critical'))).toEqual({
      ...begun,
      severity: 'critical',
    });
    const end = { date_closed: '2026-03-02T15:10:00Z' };
    expect(ofAlert(metricAlert('resolved', end))).toEqual({
      ...begun,
      resolvedAt: Date.parse('2026-03-02T15:10:00Z'),
    });
    expect(ofAlert(metricAlert('resolved')).resolvedAt).toBe(RECEIVED_AT);
    expect(ofAlert(metricAlert('open')).severity).toBeUndefined();
  });

  it.each([
    [{ projects: null }, ['external/sentry:checkout-web']],
    [{ projects: ['b', 'A'] }, ['external/sentry:a', 'external/sentry:b']],
    [{ projects: null, alert_rule: null }, []],
  ])('reads the projects off %j', (more, subjects) => {
    expect(ofAlert(metricAlert('critical', more)).subjects).toEqual(subjects);
  });

  it('takes for incidents what its rules name, and tells the end of others', () => {
    const settings = {
      ...testSettings,
      alertRules: [{ labels: { level: 'fatal' } }],
    };
    const parse = (action: string, level: string) =>
      sentrySource.parse(
        delivery(issue(action, { level }), { event: 'issue' }),
        settings,
      );
    expect(parse('created', 'fatal')).toEqual({
      facts: [ofIssue(issue('created'))],
    });
    expect(parse('created', 'error')).toHaveProperty('ignored');
    expect(parse('resolved', 'error')).toEqual({
      facts: [
        {
          type: 'incident',
          at: RECEIVED_AT,
          key: 'issue:1170820242',
          resolvedAt: RECEIVED_AT,
        },
      ],
    });
  });

  it('ignores feedback', () => {
    const feedback = issue('created', { issueCategory: 'feedback' });
    expect(whyIgnored(sentrySource, feedback, { event: 'issue' })).toContain(
      'Feedback of a user',
    );
  });

  it.each([
    ['event_alert', 'An issue alert repeats an issue'],
    ['installation', 'Only issues and metric alerts'],
    ['error', 'Only issues and metric alerts'],
    [null, 'Only issues and metric alerts'],
  ])('ignores %s', (event, why) => {
    expect(whyIgnored(sentrySource, issue('created'), { event })).toContain(
      why,
    );
  });

  it.each([
    [{}, '$.action: is missing'],
    [issue('created', { id: null }), '$.data.issue.id: must be of type string'],
    [
      issue('created', { project: {} }),
      '$.data.issue.project.slug: is missing',
    ],
  ])('refuses %j', (body, problem) => {
    expect(() => ofIssue(body)).toThrow(problem);
  });
});
