const reference = (type: string, id: string, summary: string) => ({
  id,
  type: `${type}_reference`,
  summary,
  self: `https://api.pagerduty.com/${type}s/${id}`,
  html_url: `https://acme.pagerduty.com/${type}s/${id}`,
});

/** The state of an incident; `more` replaces fields. */
export function incident(more: Record<string, unknown> = {}) {
  return {
    ...reference('incident', 'Q0C4K3TJ2M1ABC', ''),
    type: 'incident',
    number: 117,
    status: 'triggered',
    incident_key: 'checkout-errors',
    created_at: '2026-03-02T14:40:00Z',
    title: 'Checkout answers with errors',
    service: reference('service', 'PCHKOUT', 'Checkout'),
    assignees: [reference('user', 'PADA', 'Ada Example')],
    escalation_policy: reference('escalation_policy', 'PSHOP', 'Shop'),
    teams: [reference('team', 'PTEAM', 'Shop')],
    priority: reference('priority', 'PPRIO1', 'P1'),
    urgency: 'high',
    conference_bridge: null,
    resolve_reason: null,
    ...more,
  };
}

/** The body of a webhook about this data. */
export function webhook(
  type: string,
  occurredAt: string,
  data: object = incident(),
) {
  return {
    event: {
      id: `01${type}`,
      event_type: type,
      resource_type: 'incident',
      occurred_at: occurredAt,
      agent: reference('user', 'PADA', 'Ada Example'),
      client: null,
      data,
    },
  };
}

/** A note, which is no state of the incident. */
export const note = {
  id: 'PNOTE1',
  type: 'incident_note',
  content: 'We look at it.',
  trimmed: false,
  incident: reference('incident', 'Q0C4K3TJ2M1ABC', 'Checkout'),
};

/** Webhooks that PagerDuty may send. */
export const pagerdutyExamples = [
  webhook('incident.triggered', '2026-03-02T14:40:01.250Z'),
  webhook('incident.acknowledged', '2026-03-02T14:43:05Z'),
  webhook(
    'incident.resolved',
    '2026-03-02T15:10:00Z',
    incident({ status: 'resolved' }),
  ),
  webhook('incident.annotated', '2026-03-02T14:50:00Z', note),
].map(body => ({ kind: 'pagerduty', event: body.event.event_type, body }));
