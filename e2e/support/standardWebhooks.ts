import { createHmac } from 'node:crypto';
import { WebhookCall } from './WebhookCall';

const KEY = Buffer.from('key-of-the-e2e-tests-in-32-bytes');

/** The secret of sources that are signed by `signedAt`. */
export const SIGNING_SECRET = `whsec_${KEY.toString('base64')}`;

/** The call as a sender sends it to a source whose clock says this time. */
export function signedAt(
  call: WebhookCall,
  source: string,
  at: Date,
): WebhookCall {
  const seconds = Math.floor(at.getTime() / 1000);
  const signature = createHmac('sha256', KEY)
    .update(`${call.id}.${seconds}.${call.body}`)
    .digest('base64');
  return {
    ...call,
    path: `/api/dora/webhooks/${source}`,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': call.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${signature}`,
    },
  };
}
