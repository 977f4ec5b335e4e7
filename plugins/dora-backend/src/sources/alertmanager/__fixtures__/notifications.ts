/** Labels as rules and scrapes of Kubernetes give them. */
const LABELS = {
  alertname: 'CheckoutErrorRate',
  namespace: 'shop',
  service: 'checkout',
  severity: 'critical',
  environment: 'production',
};

/** An alert as Alertmanager tells it while it fires; `more` replaces fields. */
export function alert(more: Record<string, unknown> = {}) {
  return {
    status: 'firing',
    labels: LABELS,
    annotations: {
      summary: '5 % of the checkouts fail',
      description: 'See the runbook.',
    },
    startsAt: '2026-03-02T14:40:05.123456789Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL:
      'https://prometheus.example.com/graph?g0.expr=errors+%3E+0.05&g0.tab=1',
    fingerprint: '3b15fd163d36582e',
    ...more,
  };
}

/** The same alert after its end. */
export function resolvedAlert(more: Record<string, unknown> = {}) {
  return alert({
    status: 'resolved',
    endsAt: '2026-03-02T15:10:05.123456789Z',
    ...more,
  });
}

/** An alert whose labels are these besides its name. */
export function alertWith(labels: Record<string, unknown>) {
  return alert({ labels: { alertname: 'CheckoutErrorRate', ...labels } });
}

/** The body of a webhook about these alerts. */
export function notification(...alerts: object[]) {
  const isFiring = alerts.some(
    told => (told as { status?: string }).status === 'firing',
  );
  return {
    version: '4',
    groupKey: '{}:{alertname="CheckoutErrorRate"}',
    truncatedAlerts: 0,
    status: isFiring ? 'firing' : 'resolved',
    receiver: 'dora',
    groupLabels: { alertname: 'CheckoutErrorRate' },
    commonLabels: LABELS,
    commonAnnotations: {},
    externalURL: 'https://alertmanager.example.com',
    alerts,
  };
}
