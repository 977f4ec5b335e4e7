import { createHmac } from 'node:crypto';

/** The hexadecimal HMAC-SHA256 of a body. */
export function hmacHex(body: string | Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** The headers by which Standard Webhooks prove a body. */
export function standardHeaders(
  body: string,
  secret: string,
  other: { id?: string; timestamp?: string } = {},
) {
  const id = other.id ?? 'msg_1';
  const timestamp = other.timestamp ?? String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
