import { WebhookCall } from './WebhookCall';

/** The secret of the source `generic` in every backend that tests start. */
export const GENERIC_TOKEN = 'generic-token-of-the-e2e-tests';

/** The request that brings one event of our own JSON. */
export function genericCall(id: string, event: object): WebhookCall {
  return {
    id,
    path: '/api/dora/webhooks/generic',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${GENERIC_TOKEN}`,
      'Idempotency-Key': id,
    },
    body: JSON.stringify(event),
  };
}
