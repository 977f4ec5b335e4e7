import { createHmac, timingSafeEqual } from 'node:crypto';
import { CustomAuthentication } from '@dora-metrics/backstage-plugin-dora-node';
import { singleHeader } from '../reading/headers';

const HEADER = 'x-rootly-signature';
const TOLERANCE_MS = 300_000;
const TIMESTAMP = /^t=(\d{1,12})$/;
const SIGNATURE = /^v1=([0-9a-fA-F]{64})$/;

/**
 * `X-Rootly-Signature` holds the seconds since 1970 and the hexadecimal
 * HMAC-SHA256 of these digits followed by the raw body. It counts for five
 * minutes before and after that time.
 */
export const rootlySignature: CustomAuthentication = {
  scheme: 'custom',
  header: HEADER,
  verify: ({ headers, body }, secret, receivedAt) => {
    const parts = (singleHeader(headers, HEADER) ?? '')
      .split(',')
      .map(part => part.trim());
    const timestamp = onlyMatch(parts, TIMESTAMP);
    const signature = onlyMatch(parts, SIGNATURE);
    if (!timestamp || !signature) return false;
    const age = Math.abs(receivedAt - Number(timestamp) * 1000);
    const expected = createHmac('sha256', secret)
      .update(timestamp)
      .update(body)
      .digest();
    return (
      timingSafeEqual(Buffer.from(signature, 'hex'), expected) &&
      age <= TOLERANCE_MS
    );
  },
};

/** What the one part that matches holds; undefined when several do. */
function onlyMatch(parts: string[], pattern: RegExp): string | undefined {
  const found = parts.flatMap(part => pattern.exec(part)?.[1] ?? []);
  return found.length === 1 ? found[0] : undefined;
}
