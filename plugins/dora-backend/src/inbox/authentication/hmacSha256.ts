import { singleHeader } from '../../sources/reading/headers';
import { hmacSha256Of, isEqual } from './constantTime';
import { Scheme } from './Scheme';

/** The header is `prefix` followed by the hexadecimal HMAC-SHA256 of the raw body. */
export function hmacSha256(header: string, prefix: string): Scheme {
  return {
    headers: [header],
    provenWithoutBody: false,
    verify: ({ headers, body }, secret) => {
      const sent = singleHeader(headers, header);
      if (!sent?.startsWith(prefix)) return false;
      const hex = sent.slice(prefix.length);
      if (!/^[0-9a-fA-F]{64}$/.test(hex)) return false;
      return isEqual(Buffer.from(hex, 'hex'), hmacSha256Of(secret, body));
    },
  };
}
