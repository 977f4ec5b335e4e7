/** An alert; `more` replaces fields. */
export function alert(more: Record<string, unknown> = {}) {
  return {
    alertId: '4513b7ea-3b91-438f-b7e4-e3e54af9147c-1772462400250',
    alias: 'checkout-errors',
    tinyId: '1791',
    message: 'Checkout answers with errors',
    description: 'More than 5 % of the checkouts fail.',
    source: 'prometheus',
    entity: '',
    priority: 'P1',
    tags: ['service:checkout', 'env:production', 'customer-facing'],
    teams: ['01ab4f2e-shop'],
    responders: [{ id: '01ab4f2e-shop', type: 'team' }],
    username: 'ada@example.org',
    userId: 'daed1180-ada',
    createdAt: 1772462400250,
    updatedAt: 1772462400250002603,
    ...more,
  };
}

/** The body of a webhook about this alert. */
export function webhook(action: string, about: object = alert()) {
  return {
    source: { name: '', type: 'web' },
    alert: about,
    action,
    integrationId: '37c8f316-17c6-49d7-899b-9c7e540c048d',
    integrationName: 'DORA',
  };
}

/** Webhooks that Opsgenie may send. */
export const opsgenieExamples = [
  webhook('Create'),
  webhook('Acknowledge', alert({ updatedAt: 1772462585123002246 })),
  webhook('AddNote', { ...alert(), note: 'We look at it.' }),
  webhook(
    'Close',
    alert({ updatedAt: 1772464200000002246, tags: [], entity: 'checkout' }),
  ),
].map(body => ({ kind: 'opsgenie', event: body.action, body }));
