import { singleHeader } from '../../sources/reading/headers';
import { hmacSha256Of, isEqual } from './constantTime';
import { Scheme } from './Scheme';

const HEADER = 'x-pagerduty-signature';
const SIGNATURE = /^v1=([0-9a-fA-F]{64})$/;

/**
 * `X-PagerDuty-Signature` holds hexadecimal HMAC-SHA256s of the raw body,
 * separated by commas while a secret is replaced. Other versions than `v1` do
 * not count.
 */
export const pagerDuty: Scheme = {
  headers: [HEADER],
  provenWithoutBody: false,
  verify: ({ headers, body }, secret) => {
    const expected = hmacSha256Of(secret, body);
    const sent = singleHeader(headers, HEADER) ?? '';
    return sent.split(',').some(signature => {
      const hex = SIGNATURE.exec(signature.trim())?.[1];
      return !!hex && isEqual(Buffer.from(hex, 'hex'), expected);
    });
  },
};
