/** A milestone that an incident reached. */
export const milestone = (type: string, at: string) => ({
  id: `0a1a7f8a-${type}`,
  type,
  name: type,
  duration: '',
  occurred_at: at,
  created_at: at,
  updated_at: at,
});

/** Something that an incident impairs. */
export const impact = (type: string, name: string) => ({
  id: `e1c8fa62-${name}`,
  type,
  name,
  condition: 'Unavailable',
  added_at: '2026-03-02 14:40:05 UTC',
});

/** An incident; `more` replaces fields. */
export function incident(more: Record<string, unknown> = {}) {
  return {
    id: '92deafc9-bd0e-459d-8fd7-785c10792d3b',
    number: 117,
    name: 'Checkout answers with errors',
    description: 'Payments fail for some.',
    created_at: '2026-03-02 14:40:05 UTC',
    started_at: '2026-03-02 14:38:00 UTC',
    updated_at: '2026-03-02 14:41:00 UTC',
    current_milestone: 'started',
    milestones: [milestone('started', '2026-03-02 14:38:00 UTC')],
    severity: { slug: 'SEV2', description: '', type: 'unexpected_downtime' },
    priority: { slug: 'P1', description: '' },
    impacts: [impact('Service', 'Checkout'), impact('Environment', 'prod')],
    tags: [],
    ...more,
  };
}

/** The body of a webhook about this incident. */
export const webhook = (operation: string, about: object = incident()) => ({
  data: { incident: about },
  event: { operation, resource_type: 'incident' },
});

/** Webhooks that FireHydrant may send. */
export const firehydrantExamples = [
  webhook('CREATED'),
  webhook(
    'UPDATED',
    incident({
      current_milestone: 'resolved',
      milestones: [
        milestone('started', '2026-03-02 14:38:00 UTC'),
        milestone('mitigated', '2026-03-02 15:00:00 UTC'),
        milestone('resolved', '2026-03-02 15:10:00 UTC'),
      ],
    }),
  ),
].map(body => ({ kind: 'firehydrant', event: body.event.operation, body }));
