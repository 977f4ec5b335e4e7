import * as crypto from 'node:crypto';
import {
  Authentication,
  WebhookRequest,
} from '@dora-metrics/backstage-plugin-dora-node';
import { hmacHex, standardHeaders } from '../../__testUtils__/signatures';
import { circleciSignature } from '../../sources/circleci/signature';
import { createVerifier } from '.';

jest.mock('node:crypto', () => {
  const actual = jest.requireActual('node:crypto');
  return { ...actual, timingSafeEqual: jest.fn(actual.timingSafeEqual) };
});

const compare = jest.mocked(crypto.timingSafeEqual);

const SECRET = 'user:secret-for-tests';
const KEY = `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}`;
const BODY = 'body';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

/** Of each scheme the headers, or parameters, of an authentic request and of one that is wrong and well-formed. */
const SCHEMES: [Authentication, string, object, object][] = [
  [
    { scheme: 'hmac-sha256', header: 'x-sig', prefix: 'p=' },
    SECRET,
    { 'x-sig': `p=${hmacHex(BODY, SECRET)}` },
    { 'x-sig': `p=${hmacHex(BODY, 'other')}` },
  ],
  [
    { scheme: 'bearer' },
    SECRET,
    { authorization: `Bearer ${SECRET}` },
    { authorization: 'Bearer other' },
  ],
  [
    { scheme: 'basic' },
    SECRET,
    { authorization: basic(SECRET) },
    { authorization: basic('user:other') },
  ],
  [
    { scheme: 'token', header: 'x-token' },
    SECRET,
    { 'x-token': SECRET },
    { 'x-token': 'other' },
  ],
  [
    { scheme: 'query', parameter: 'token' },
    SECRET,
    { token: SECRET },
    { token: 'other' },
  ],
  [
    { scheme: 'standard-webhooks' },
    KEY,
    standardHeaders(BODY, KEY),
    standardHeaders('other', KEY),
  ],
  [
    { scheme: 'gitlab' },
    KEY,
    standardHeaders(BODY, KEY),
    standardHeaders('other', KEY),
  ],
  [
    { scheme: 'gitlab' },
    SECRET,
    { 'x-gitlab-token': SECRET },
    { 'x-gitlab-token': 'other' },
  ],
  [
    { scheme: 'pagerduty' },
    SECRET,
    { 'x-pagerduty-signature': `v1=${hmacHex(BODY, SECRET)}` },
    { 'x-pagerduty-signature': `v1=${hmacHex(BODY, 'other')}` },
  ],
  [
    circleciSignature,
    SECRET,
    { 'circleci-signature': `v1=${hmacHex(BODY, SECRET)}` },
    { 'circleci-signature': `v1=${hmacHex(BODY, 'other')}` },
  ],
];

describe.each(SCHEMES)('A4: %j', (authentication, secret, right, wrong) => {
  const isAuthentic = (sent: object) => {
    const request = {
      headers: sent as WebhookRequest['headers'],
      query: sent as WebhookRequest['query'],
      body: Buffer.from(BODY),
    };
    return (
      createVerifier({
        authentication,
        secrets: [secret],
        toleranceSeconds: 300,
      }).findSecret(request, Date.now()) === 0
    );
  };

  afterEach(() => {
    compare.mockReset();
    compare.mockImplementation(
      jest.requireActual('node:crypto').timingSafeEqual,
    );
  });

  it('tells right from wrong', () => {
    expect(isAuthentic(right)).toBe(true);
    expect(isAuthentic(wrong)).toBe(false);
  });

  it('leaves the decision to the comparison in constant time', () => {
    compare.mockReturnValue(false);
    expect(isAuthentic(right)).toBe(false);
    compare.mockReturnValue(true);
    expect(isAuthentic(wrong)).toBe(true);
  });
});
