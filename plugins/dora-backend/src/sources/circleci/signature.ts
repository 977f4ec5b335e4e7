import { createHmac, timingSafeEqual } from 'node:crypto';
import { CustomAuthentication } from '@dora-metrics/backstage-plugin-dora-node';
import { singleHeader } from '../reading/headers';

const HEADER = 'circleci-signature';
const SIGNATURE = /^v1=([0-9a-fA-F]{64})$/;

/**
 * `circleci-signature` holds a hexadecimal HMAC-SHA256 of the raw body after
 * `v1=`, and may hold other versions, separated by commas. Those do not count,
 * so that nobody can fall back on a weaker one.
 */
export const circleciSignature: CustomAuthentication = {
  scheme: 'custom',
  header: HEADER,
  verify: ({ headers, body }, secret) => {
    const expected = createHmac('sha256', secret).update(body).digest();
    const sent = singleHeader(headers, HEADER) ?? '';
    return sent.split(',').some(signature => {
      const hex = SIGNATURE.exec(signature.trim())?.[1];
      return !!hex && timingSafeEqual(Buffer.from(hex, 'hex'), expected);
    });
  },
};
