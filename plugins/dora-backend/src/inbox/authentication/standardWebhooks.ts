import {
  Instant,
  WebhookRequest,
} from '@dora-metrics/backstage-plugin-dora-node';
import { singleHeader } from '../../sources/reading/headers';
import { hmacSha256Of, isEqual } from './constantTime';
import { Scheme } from './Scheme';

export const SIGNING_SECRET_PREFIX = 'whsec_';

const FEWEST_KEY_BYTES = 24;
const MOST_KEY_BYTES = 64;
const SIGNATURE = /^v1,([A-Za-z0-9+/]{43}=)$/;

/**
 * Standard Webhooks 1.0.0: `webhook-signature` holds signatures, separated by
 * spaces, of the id, the time and the body. Only `v1` counts, and only within
 * the tolerance on both sides of now.
 */
export function standardWebhooks(toleranceMs: number): Scheme {
  return {
    headers: ['webhook-signature'],
    provenWithoutBody: false,
    problemOf: problemOfSigningSecret,
    verify: (request, secret, receivedAt) => {
      const signed = signedParts(request);
      if (!signed || !isFresh(signed.timestamp, toleranceMs, receivedAt)) {
        return false;
      }
      const expected = hmacSha256Of(
        keyOf(secret),
        Buffer.from(`${signed.id}.${signed.timestamp}.`, 'latin1'),
        request.body,
      );
      return signed.signatures.split(' ').some(signature => {
        const base64 = SIGNATURE.exec(signature)?.[1];
        return !!base64 && isEqual(Buffer.from(base64, 'base64'), expected);
      });
    },
  };
}

/** What is wrong with a secret that must be base64, with or without `whsec_`. */
export function problemOfSigningSecret(secret: string): string | undefined {
  const base64 = withoutPrefix(secret);
  const bytes = keyOf(secret).length;
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(base64);
  return isBase64 && bytes >= FEWEST_KEY_BYTES && bytes <= MOST_KEY_BYTES
    ? undefined
    : `must be the base64 of ${FEWEST_KEY_BYTES} to ${MOST_KEY_BYTES} bytes, after ${SIGNING_SECRET_PREFIX} or alone`;
}

function signedParts({ headers }: WebhookRequest) {
  const id = singleHeader(headers, 'webhook-id');
  const timestamp = singleHeader(headers, 'webhook-timestamp');
  const signatures = singleHeader(headers, 'webhook-signature');
  // With a dot in the id, other parts could have the same signature.
  if (!id || id.includes('.') || !timestamp || !signatures) return undefined;
  return { id, timestamp, signatures };
}

function isFresh(
  timestamp: string,
  toleranceMs: number,
  receivedAt: Instant,
): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(receivedAt - Number(timestamp) * 1000) <= toleranceMs;
}

function keyOf(secret: string): Buffer {
  return Buffer.from(withoutPrefix(secret), 'base64');
}

function withoutPrefix(secret: string): string {
  return secret.startsWith(SIGNING_SECRET_PREFIX)
    ? secret.slice(SIGNING_SECRET_PREFIX.length)
    : secret;
}
