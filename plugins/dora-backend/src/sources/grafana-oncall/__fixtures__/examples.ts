const user = { id: 'UADA', username: 'ada', email: 'ada@example.org' };

/** An alert group; `more` replaces fields. */
export function group(more: Record<string, unknown> = {}) {
  return {
    id: 'I6HNZGUFG4K11',
    integration_id: 'CZ7URAT4V3QF2',
    route_id: 'RKHXJKVZYYVST',
    alerts_count: 2,
    state: 'new',
    created_at: '2026-03-02T14:40:00.250148Z',
    acknowledged_at: null,
    resolved_at: null,
    title: 'Checkout answers with errors',
    permalinks: {
      slack: null,
      web: 'https://acme.grafana.net/a/grafana-oncall-app/alert-groups/I6HNZGUFG4K11',
    },
    labels: { service: 'checkout', severity: 'critical' },
    ...more,
  };
}

/** The body of a webhook that forwards all; `more` replaces fields. */
export function webhook(
  type: string,
  time: string | null,
  about: object = group(),
  more: Record<string, unknown> = {},
) {
  return {
    event: time === null ? { type } : { type, time },
    user,
    alert_group: about,
    alert_group_id: 'I6HNZGUFG4K11',
    alert_payload: {
      labels: { alertname: 'CheckoutErrorRate', env: 'production' },
      status: 'firing',
    },
    integration: {
      id: 'CZ7URAT4V3QF2',
      type: 'alertmanager',
      name: 'Shop',
      team: 'Shop',
      labels: { service: 'shop' },
    },
    notified_users: [user],
    users_to_be_notified: [],
    responses: {},
    ...more,
  };
}

const acknowledged = {
  state: 'acknowledged',
  acknowledged_at: '2026-03-02T14:43:05.029347Z',
};

/** Webhooks that OnCall may send. */
export const grafanaOncallExamples = [
  webhook('alert group created', '2026-03-02T14:40:00.250148+00:00'),
  webhook(
    'acknowledge',
    '2026-03-02T14:43:05.029347+00:00',
    group(acknowledged),
  ),
  webhook(
    'resolve',
    '2026-03-02T15:10:00.714058+00:00',
    group({
      ...acknowledged,
      state: 'resolved',
      resolved_at: '2026-03-02T15:10:00.714058Z',
    }),
  ),
  webhook('unresolve', null, group({ labels: undefined }), {
    alert_payload: '',
  }),
].map(body => ({ kind: 'grafana-oncall', event: body.event.type, body }));
