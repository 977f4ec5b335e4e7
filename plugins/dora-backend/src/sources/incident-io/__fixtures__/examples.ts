/** A timestamp that people keep of an incident. */
export const timestamp = (name: string, value: string | null) => ({
  incident_timestamp: { id: `01TS${name}`, name, rank: 1 },
  value: value === null ? null : { value },
});

/** A custom field with these values. */
export const field = (name: string, ...values: object[]) => ({
  custom_field: { id: `01CF${name}`, name, field_type: 'multi_select' },
  values,
});

/** A value of a custom field from the catalogue of incident.io. */
export const entry = (name: string) => ({
  value_catalog_entry: { id: `01CE${name}`, name, aliases: [] },
});

const status = (category: string) => ({
  id: `01ST${category}`,
  name: category,
  category,
  rank: 1,
});

/** An incident; `more` replaces fields. */
export function incident(more: Record<string, unknown> = {}) {
  return {
    id: '01HQ4YX5T8ZC9',
    reference: 'INC-117',
    name: 'Checkout answers with errors',
    summary: 'Payments fail for some.',
    permalink: 'https://app.incident.io/acme/incidents/117',
    mode: 'standard',
    visibility: 'public',
    created_at: '2026-03-02T14:40:00.250Z',
    updated_at: '2026-03-02T14:41:00Z',
    severity: { id: '01SEV', name: 'Major', rank: 2, description: '' },
    incident_status: status('live'),
    incident_type: { id: '01TYPE', name: 'Default' },
    incident_role_assignments: [
      { role: { name: 'Lead' }, assignee: { email: 'ada@example.org' } },
    ],
    incident_timestamp_values: [
      timestamp('Reported at', '2026-03-02T14:38:00Z'),
      timestamp('Fixed at', null),
    ],
    custom_field_entries: [
      field('Affected services', entry('Checkout'), entry('cart')),
      field('Customers', { value_text: 'some' }),
    ],
    ...more,
  };
}

/** The body of a webhook about this incident. */
export function webhook(type: string, about: object = incident()) {
  const name = `public_incident.${type}`;
  return { event_type: name, [name]: about };
}

/** The body of a webhook about a status that has changed. */
export function statusUpdated(
  from: string,
  to: string,
  more: Record<string, unknown> = {},
) {
  return webhook('incident_status_updated_v2', {
    incident: incident({ incident_status: status(to), ...more }),
    previous_status: status(from),
    new_status: status(to),
    message: 'News for all.',
  });
}

/** The body of a webhook about a private incident. */
export const secret = {
  event_type: 'private_incident.incident_updated_v2',
  'private_incident.incident_updated_v2': { id: '01HQ4YX5T8ZC9' },
};

/** Webhooks that incident.io may send. */
export const incidentIoExamples = [
  webhook('incident_created_v2'),
  webhook('incident_updated_v2'),
  statusUpdated('live', 'learning', { updated_at: '2026-03-02T15:10:00Z' }),
  secret,
].map(body => ({ kind: 'incident-io', event: body.event_type, body }));
