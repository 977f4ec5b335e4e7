import { createHmac, timingSafeEqual } from 'node:crypto';
import { CustomAuthentication } from '@dora-metrics/backstage-plugin-dora-node';
import { jsonOf } from '../reading/form';
import { singleHeader } from '../reading/headers';

const HEADER = 'x-gitea-signature';

/**
 * The hexadecimal HMAC-SHA256 of the JSON. Unlike GitHub, Gitea does not sign
 * the form that the JSON may be in.
 */
export const giteaSignature: CustomAuthentication = {
  scheme: 'custom',
  header: HEADER,
  verify: ({ headers, body }, secret) => {
    const sent = singleHeader(headers, HEADER) ?? '';
    const json = readJson(singleHeader(headers, 'content-type'), body);
    if (!json || !/^[0-9a-f]{64}$/i.test(sent)) return false;
    return timingSafeEqual(
      Buffer.from(sent, 'hex'),
      createHmac('sha256', secret).update(json).digest(),
    );
  },
};

function readJson(
  contentType: string | undefined,
  body: Buffer,
): Buffer | undefined {
  try {
    return jsonOf(contentType, body);
  } catch {
    return undefined;
  }
}
