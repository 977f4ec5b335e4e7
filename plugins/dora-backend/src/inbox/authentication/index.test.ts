import {
  Authentication,
  WebhookRequest,
} from '@dora-metrics/backstage-plugin-dora-node';
import { createVerifier } from '.';

type HeaderValue = string | string[] | undefined;

// The example of GitHub's documentation.
const SECRET = "It's a Secret to Everybody";
const BODY = Buffer.from('Hello, World!');
const HEX = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

const verifierOf = (authentication: Authentication, ...secrets: string[]) =>
  createVerifier({ authentication, secrets, toleranceSeconds: 300 });
const base64 = (bytes: number) => Buffer.alloc(bytes, 'k').toString('base64');

describe('hmac-sha256', () => {
  const verifier = verifierOf(
    { scheme: 'hmac-sha256', header: 'x-sig', prefix: 'sha256=' },
    SECRET,
  );
  const check = (header: HeaderValue) =>
    verifier.findSecret({ headers: { 'x-sig': header }, body: BODY }, 0);

  it('accepts the signature of GitHub’s documentation', () => {
    expect(check(`sha256=${HEX}`)).toBe(0);
    expect(check(`sha256=${HEX.toUpperCase()}`)).toBe(0);
  });

  it.each<[string, HeaderValue]>([
    ['nothing', undefined],
    ['the prefix alone', 'sha256='],
    ['multi-byte characters', `sha256=${'é'.repeat(64)}`],
    ['two joined headers', `sha256=${HEX}, sha256=${HEX}`],
    ['a line break', `sha256=${HEX}\n`],
  ])('refuses %s', (_, header) => {
    expect(check(header)).toBeUndefined();
  });
});

describe('bearer', () => {
  const check = (header: HeaderValue, secret = 's3cret') =>
    verifierOf({ scheme: 'bearer' }, secret).refusalOf({
      headers: { authorization: header },
    });

  it.each(['Bearer s3cret', 'bearer s3cret', 'BEARER   s3cret '])(
    'accepts %j',
    header => {
      expect(check(header)).toBeUndefined();
    },
  );

  it('compares bytes beyond ASCII as they were sent', () => {
    const header = Buffer.from('Bearer schlüssel', 'utf8').toString('latin1');
    expect(check(header, 'schlüssel')).toBeUndefined();
  });

  it.each<[string, HeaderValue, string]>([
    ['nothing', undefined, 'no_credentials'],
    ['an empty header', '', 'no_credentials'],
    [
      'a header sent twice',
      ['Bearer s3cret', 'Bearer s3cret'],
      'no_credentials',
    ],
    ['no token', 'Bearer ', 'wrong_credentials'],
    ['no scheme', 's3cret', 'wrong_credentials'],
    ['another scheme', 'Basic s3cret', 'wrong_credentials'],
    ['a wrong token', 'Bearer s3creT', 'wrong_credentials'],
    ['a longer token', 'Bearer s3cret1', 'wrong_credentials'],
  ])('refuses %s by the headers alone', (_, header, reason) => {
    expect(check(header)).toBe(reason);
  });
});

describe('query', () => {
  const verifier = verifierOf(
    { scheme: 'query', parameter: 'key' },
    'schlüssel',
  );

  it('accepts the parameter', () => {
    const query = { key: 'schlüssel', other: 'x' };
    expect(verifier.refusalOf({ headers: {}, query })).toBeUndefined();
  });

  it.each<[string, WebhookRequest['query'], string]>([
    ['nothing', undefined, 'no_credentials'],
    ['another parameter', { token: 'schlüssel' }, 'no_credentials'],
    ['an empty parameter', { key: '' }, 'no_credentials'],
    ['a parameter sent twice', { key: ['schlüssel', 'x'] }, 'no_credentials'],
    ['a wrong secret', { key: 'schlussel' }, 'wrong_credentials'],
  ])('refuses %s without the body', (_, query, reason) => {
    const headers = { key: 'schlüssel', authorization: 'Bearer schlüssel' };
    expect(verifier.refusalOf({ headers, query })).toBe(reason);
  });
});

describe('standard-webhooks', () => {
  // The example of the specification's reference libraries.
  const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const timestamp = '1614265330';
  const request: WebhookRequest = {
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': timestamp,
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: Buffer.from('{"test": 2432232314}'),
  };
  const at = (seconds: number) => (Number(timestamp) + seconds) * 1000;

  it.each([secret, `whsec_${secret}`])(
    'accepts the known example (%s)',
    key => {
      const verifier = verifierOf({ scheme: 'standard-webhooks' }, key);
      expect(verifier.findSecret(request, at(0))).toBe(0);
    },
  );

  it.each([
    [-301, undefined],
    [-300, 0],
    [300, 0],
    [301, undefined],
  ])('A8: received %i s later, finds %s', (seconds, expected) => {
    const verifier = verifierOf({ scheme: 'standard-webhooks' }, secret);
    expect(verifier.findSecret(request, at(seconds))).toBe(expected);
  });
});

describe('custom', () => {
  it('asks the kind of source, with its own state', () => {
    class Own {
      readonly scheme = 'custom';
      readonly header = 'x-own';
      readonly #expected = 'yes';
      verify({ headers }: WebhookRequest, secret: string) {
        return headers['x-own'] === this.#expected + secret;
      }
    }
    const verifier = verifierOf(new Own(), 'a', 'b');
    const body = Buffer.alloc(0);
    expect(verifier.refusalOf({ headers: {} })).toBe('no_credentials');
    expect(verifier.findSecret({ headers: { 'x-own': 'yesb' }, body }, 0)).toBe(
      1,
    );
    expect(
      verifier.findSecret({ headers: { 'x-own': 'yes' }, body }, 0),
    ).toBeUndefined();
  });
});

describe('createVerifier', () => {
  it.each<[Authentication['scheme'], string, RegExp]>([
    ['basic', 'no-colon-in-this-secret', /user:password/],
    ['basic', ':password-without-a-user', /user:password/],
    ['basic', 'user-without-a-password:', /user:password/],
    ['standard-webhooks', base64(23), /24 to 64 bytes/],
    ['standard-webhooks', base64(65), /24 to 64 bytes/],
    ['standard-webhooks', `${base64(32)}!`, /base64/],
    ['gitlab', 'whsec_too-short', /24 to 64 bytes/],
  ])(
    'refuses for %s the secret %s without repeating it',
    (scheme, secret, message) => {
      const create = () => verifierOf({ scheme } as Authentication, secret);
      expect(create).toThrow(message);
      expect(create).not.toThrow(secret);
    },
  );

  it.each<[Authentication['scheme'], string]>([
    ['basic', 'user:pass:word'],
    ['standard-webhooks', base64(24)],
    ['standard-webhooks', `whsec_${base64(64)}`],
    ['gitlab', 'any-token-whatsoever'],
  ])('takes for %s the secret %s', (scheme, secret) => {
    expect(() =>
      verifierOf({ scheme } as Authentication, secret),
    ).not.toThrow();
  });
});
