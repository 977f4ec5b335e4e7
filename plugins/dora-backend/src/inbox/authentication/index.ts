import { InputError } from '@backstage/errors';
import {
  Authentication,
  Instant,
  WebhookRequest,
} from '@dora-metrics/backstage-plugin-dora-node';
import { singleHeader } from '../../sources/reading/headers';
import { basic } from './basic';
import { bearer } from './bearer';
import { gitlab } from './gitlab';
import { hmacSha256 } from './hmacSha256';
import { pagerDuty } from './pagerDuty';
import { query, singleParameter } from './query';
import { Scheme } from './Scheme';
import { standardWebhooks } from './standardWebhooks';
import { token } from './token';

/** Tells the requests of a source from those of strangers. */
export interface Verifier {
  /** Name of the scheme; `none` when anybody may send, `events` when nobody may. */
  readonly scheme: Authentication['scheme'] | 'none' | 'events';
  /**
   * Why address and headers alone give a stranger away, which spares reading
   * the body; undefined when the body must decide.
   */
  refusalOf(
    request: Omit<WebhookRequest, 'body'>,
  ): 'no_credentials' | 'wrong_credentials' | undefined;
  /**
   * The place, in the configuration, of the secret that the sender knows. Zero
   * when anybody may send, undefined for a stranger.
   */
  findSecret(request: WebhookRequest, receivedAt: Instant): number | undefined;
}

const NO_BODY = Buffer.alloc(0);

/** Takes no request at all, for sources that only hear of events. */
export const NOBODY: Verifier = {
  scheme: 'events',
  refusalOf: () => 'no_credentials',
  findSecret: () => undefined,
};

/**
 * Makes the verifier of a source.
 *
 * @throws InputError when a secret is of no use to the scheme; the message does
 * not repeat it.
 */
export function createVerifier(options: {
  authentication: Authentication;
  secrets: string[];
  toleranceSeconds: number;
}): Verifier {
  const { authentication, secrets } = options;
  if (secrets.length === 0) {
    return {
      scheme: 'none',
      refusalOf: () => undefined,
      findSecret: () => 0,
    };
  }
  const scheme = schemeOf(authentication, secrets, options.toleranceSeconds);
  secrets.forEach(secret => refuseUseless(secret, scheme));
  const findSecret: Verifier['findSecret'] = (request, receivedAt) => {
    const index = secrets.findIndex(secret =>
      scheme.verify(request, secret, receivedAt),
    );
    return index < 0 ? undefined : index;
  };
  return {
    scheme: authentication.scheme,
    findSecret,
    refusalOf: request => {
      if (!hasCredentials(request, scheme)) {
        return 'no_credentials';
      }
      const isStranger =
        scheme.provenWithoutBody &&
        findSecret({ ...request, body: NO_BODY }, Date.now()) === undefined;
      return isStranger ? 'wrong_credentials' : undefined;
    },
  };
}

function schemeOf(
  authentication: Authentication,
  secrets: string[],
  toleranceSeconds: number,
): Scheme {
  const toleranceMs = toleranceSeconds * 1000;
  switch (authentication.scheme) {
    case 'hmac-sha256':
      return hmacSha256(authentication.header, authentication.prefix ?? '');
    case 'bearer':
      return bearer;
    case 'basic':
      return basic;
    case 'token':
      return token(authentication.header);
    case 'query':
      return query(authentication.parameter);
    case 'standard-webhooks':
      return standardWebhooks(toleranceMs);
    case 'gitlab':
      return gitlab(secrets, toleranceMs);
    case 'pagerduty':
      return pagerDuty;
    case 'custom':
    default:
      return {
        headers: [authentication.header],
        provenWithoutBody: false,
        verify: (...request) => authentication.verify(...request),
      };
  }
}

function hasCredentials(
  request: Omit<WebhookRequest, 'body'>,
  { headers, parameter }: Scheme,
): boolean {
  return (
    headers.some(name => singleHeader(request.headers, name)) ||
    (parameter !== undefined &&
      singleParameter(request, parameter) !== undefined)
  );
}

function refuseUseless(secret: string, { problemOf }: Scheme): void {
  const problem = problemOf?.(secret);
  if (problem) {
    throw new InputError(problem);
  }
}
