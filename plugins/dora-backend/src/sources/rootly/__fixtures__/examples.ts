/** The body of a webhook about an incident; `more` replaces its fields. */
export function webhook(
  type: string,
  issuedAt: string,
  more: Record<string, unknown> = {},
) {
  return {
    event: { id: `e-${issuedAt}`, type, issued_at: issuedAt },
    data: {
      id: '8f2c1c1e-0b7d-4f0e-9d2b-5c8f7a9b1e11',
      sequential_id: 117,
      kind: 'normal',
      title: 'Checkout answers with errors',
      summary: 'Payments fail for some.',
      status: 'started',
      url: 'https://rootly.com/account/incidents/117-checkout',
      severity: { id: 's-1', name: 'SEV1', slug: 'sev1', severity: 'critical' },
      services: [{ id: 'v-1', name: 'Checkout', slug: 'checkout' }],
      environments: [{ id: 'n-1', name: 'Production', slug: 'production' }],
      user: { email: 'ada@example.org' },
      created_at: '2026-03-02T06:40:05.000-08:00',
      started_at: '2026-03-02T06:38:00.000-08:00',
      detected_at: null,
      acknowledged_at: null,
      mitigated_at: null,
      resolved_at: null,
      cancelled_at: null,
      ...more,
    },
  };
}

/** Webhooks that Rootly may send. */
export const rootlyExamples = [
  webhook('incident.created', '2026-03-02T06:40:06.250-08:00'),
  webhook('incident.resolved', '2026-03-02T07:10:01.000-08:00', {
    status: 'resolved',
    acknowledged_at: '2026-03-02T06:43:05.000-08:00',
    mitigated_at: '2026-03-02T07:00:00.000-08:00',
    resolved_at: '2026-03-02T07:10:00.000-08:00',
  }),
  webhook('incident.created', '2026-03-02T06:40:06.250-08:00', {
    kind: 'test',
  }),
].map(body => ({ kind: 'rootly', event: body.event.type, body }));
