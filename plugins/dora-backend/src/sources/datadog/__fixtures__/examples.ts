/** What Datadog makes of the payload of our page; `more` replaces fields. */
export function alert(transition: string, more: Record<string, unknown> = {}) {
  return {
    cycle: '4711923740923847',
    transition,
    date: '1772462400250',
    priority: 'P1',
    title: '[Triggered on {service:checkout}] Checkout errors',
    tags: 'env:production,monitor,service:checkout,team:shop',
    scope: 'service:checkout',
    link: 'https://app.datadoghq.com/monitors/1234?from_ts=1772461500000',
    ...more,
  };
}

/** Webhooks that Datadog may send. */
export const datadogExamples = [
  alert('Triggered'),
  alert('Recovered', { date: '1772464200000', scope: '' }),
  alert('Re-Triggered'),
].map(body => ({ kind: 'datadog', event: body.transition, body }));
