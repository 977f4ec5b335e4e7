const installation = { uuid: 'a8e5d37a-696c-4c54-adb5-b3f28d64c7de' };
const sentry = { id: 'sentry', name: 'Sentry', type: 'application' };

/** Somebody who does something in Sentry. */
export const ada = { id: 1, name: 'Ada Example', type: 'user' };

/** The body of a webhook about an issue; `more` replaces its fields. */
export function issue(
  action: string,
  more: Record<string, unknown> = {},
  actor: object = sentry,
) {
  return {
    action,
    actor,
    data: {
      issue: {
        id: '1170820242',
        shortId: 'CHECKOUT-9',
        title: 'PaymentError: card declined twice',
        culprit: 'pay(checkout)',
        level: 'fatal',
        priority: 'high',
        status: 'unresolved',
        substatus: 'new',
        issueCategory: 'error',
        firstSeen: '2026-03-02T14:40:00.250000Z',
        lastSeen: '2026-03-02T14:40:00.250000Z',
        permalink: null,
        web_url: 'https://acme.sentry.io/issues/1170820242/',
        project: { id: '1', name: 'Checkout', slug: 'checkout-web' },
        assignedTo: { email: 'ada@example.org' },
        ...more,
      },
    },
    installation,
  };
}

/** The body of a webhook about a metric alert; `more` replaces its fields. */
export function metricAlert(
  action: string,
  more: Record<string, unknown> = {},
) {
  return {
    action,
    actor: sentry,
    data: {
      description_text: '1000 events in the last 10 minutes',
      description_title: 'Critical: Too many errors',
      web_url: 'https://acme.sentry.io/alerts/rules/details/7/?alert=4',
      metric_alert: {
        id: '4',
        identifier: '1',
        title: 'Too many errors',
        projects: ['checkout-web'],
        status: 20,
        date_created: '2026-03-02T14:40:10Z',
        date_detected: '2026-03-02T14:40:05Z',
        date_started: '2026-03-02T14:40:00Z',
        date_closed: null,
        alert_rule: {
          id: '7',
          name: 'Too many errors',
          environment: 'prod',
          projects: ['checkout-web'],
        },
        ...more,
      },
    },
    installation,
  };
}

const issues = [
  issue('created'),
  issue('assigned', {}, ada),
  issue('resolved', { status: 'resolved' }),
].map(body => ({ kind: 'sentry', event: 'issue', body }));

const alerts = [
  metricAlert('critical'),
  metricAlert('resolved', { date_closed: '2026-03-02T15:10:00Z' }),
].map(body => ({ kind: 'sentry', event: 'metric_alert', body }));

/** Webhooks that Sentry may send. */
export const sentryExamples = [...issues, ...alerts];
