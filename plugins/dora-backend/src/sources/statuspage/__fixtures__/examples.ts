/** An update of an incident. */
export const update = (status: string, at: string) => ({
  id: `u-${at}`,
  incident_id: 'z3lct0r596n4',
  status,
  body: 'News for all.',
  created_at: at,
  updated_at: at,
  display_at: at,
  affected_components: [],
});

/** An incident; `more` replaces fields. */
export function incident(more: Record<string, unknown> = {}) {
  return {
    id: 'p8q2kc71xw0d',
    page_id: 'jb7j80lkgqvb',
    name: 'Checkout answers with errors',
    status: 'investigating',
    created_at: '2026-03-02T14:40:00.250Z',
    updated_at: '2026-03-02T14:41:00Z',
    monitoring_at: null,
    resolved_at: null,
    impact: 'major',
    impact_override: null,
    shortlink: 'https://stspg.io/p8q2kc71xw0d',
    backfilled: false,
    scheduled_for: null,
    scheduled_until: null,
    incident_updates: [update('investigating', '2026-03-02T14:40:00.250Z')],
    components: [
      { id: 'c1', name: 'Checkout', status: 'partial_outage' },
      { id: 'c2', name: 'Cart API', status: 'degraded_performance' },
    ],
    ...more,
  };
}

const page = {
  meta: {
    unsubscribe: 'https://status.example.com/?unsubscribe=x',
    documentation: 'https://help.statuspage.io',
    generated_at: '2026-03-02T14:41:01Z',
  },
  page: {
    id: 'jb7j80lkgqvb',
    status_indicator: 'major',
    status_description: 'Partial System Outage',
  },
};

/** The body of a webhook about this incident. */
export const webhook = (about: object = incident()) => ({
  ...page,
  incident: about,
});

/** The body of a webhook about the state of a component. */
export const componentUpdate = {
  ...page,
  component_update: {
    created_at: '2026-03-02T14:40:00Z',
    old_status: 'operational',
    new_status: 'major_outage',
    id: 'k7730b5v92bv',
    component_id: 'c1',
  },
  component: { id: 'c1', name: 'Checkout', status: 'major_outage' },
};

/** Webhooks that Statuspage may send. */
export const statuspageExamples = [
  webhook(),
  webhook(
    incident({
      status: 'resolved',
      updated_at: '2026-03-02T15:10:00Z',
      monitoring_at: '2026-03-02T15:00:00Z',
      resolved_at: '2026-03-02T15:10:00Z',
      incident_updates: [
        update('resolved', '2026-03-02T15:10:00Z'),
        update('investigating', '2026-03-02T14:40:00Z'),
      ],
    }),
  ),
  componentUpdate,
].map(body => ({ kind: 'statuspage', event: null, body }));
