import { singleHeader } from '../../sources/reading/headers';
import { isSecret } from './constantTime';
import { Scheme } from './Scheme';

/** The header is the secret itself. */
export function token(header: string): Scheme {
  return {
    headers: [header],
    provenWithoutBody: true,
    verify: ({ headers }, secret) => {
      const sent = singleHeader(headers, header);
      return sent !== undefined && isSecret(sent, secret);
    },
  };
}
