import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Knex } from 'knex';
import request from 'supertest';
import {
  ARGOCD_TOKEN,
  databases,
  DoraBackend,
  GITHUB_SECRET,
  service,
  TOKEN,
} from '../__testUtils__/doraBackend';
import { hmacHex, standardHeaders } from '../__testUtils__/signatures';

const key = (letter: string) =>
  Buffer.from(letter.repeat(32)).toString('base64');
const SIGNING_SECRET = `whsec_${key('g')}`;
const GITLAB_TOKEN = 'gitlab-token-for-tests';
const PAGERDUTY_SECRET = 'pagerduty-secret-for-tests';
const BASIC_SECRET = 'jenkins:basic-password-for-tests';
const CUSTOM_TOKEN = 'custom-token-for-tests';
const QUERY_SECRET = 'query secret+for/tests';
const BODY = '{"events":[]}';

const generic = (authentication: object, ...secrets: string[]) => ({
  kind: 'generic',
  authentication,
  secrets,
});
const basicHeader = (userAndPassword: string) =>
  `Basic ${Buffer.from(userAndPassword).toString('base64')}`;
const inSeconds = (seconds: number) =>
  String(Math.floor(Date.now() / 1000) + seconds);

const ACCEPTED = { status: 202, body: { status: 'accepted' }, stored: 1 };
const REFUSED = {
  status: 401,
  body: {
    status: 'refused',
    message: 'The request does not prove its sender',
  },
  stored: 0,
};

type Headers = Record<string, string | string[]>;

describe.each(databases.eachSupportedId())(
  'authentication on %s',
  databaseId => {
    let backend: DoraBackend;
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      backend = await DoraBackend.start({
        knex,
        entities: [service('checkout')],
        dora: {
          sources: {
            github: { secrets: [GITHUB_SECRET] },
            argocd: { secrets: [ARGOCD_TOKEN] },
            generic: { secrets: [TOKEN] },
            gitlab: generic({ scheme: 'gitlab' }, SIGNING_SECRET, GITLAB_TOKEN),
            'gitlab-old': generic({ scheme: 'gitlab' }, GITLAB_TOKEN),
            pagerduty: generic({ scheme: 'pagerduty' }, PAGERDUTY_SECRET),
            svix: generic({ scheme: 'standard-webhooks' }, key('s'), key('t')),
            patient: {
              ...generic({ scheme: 'standard-webhooks' }, key('s')),
              toleranceSeconds: 3600,
            },
            jenkins: generic({ scheme: 'basic' }, BASIC_SECRET),
            token: generic(
              { scheme: 'token', header: 'X-Api-Token' },
              CUSTOM_TOKEN,
            ),
            page: { kind: 'statuspage', secrets: [QUERY_SECRET] },
            statuspage: generic(
              { scheme: 'query', parameter: 'key' },
              QUERY_SECRET,
            ),
            flux: generic(
              {
                scheme: 'hmac-sha256',
                header: 'X-Signature',
                prefix: 'sha256=',
              },
              CUSTOM_TOKEN,
            ),
          },
        },
      });
    });

    afterEach(() => knex('dora_deliveries').delete());
    afterAll(() => backend.stop());

    const post = (source: string, headers: Headers, body = BODY) => {
      const sent = request(backend.server)
        .post(`/api/dora/webhooks/${source}`)
        .set('content-type', 'application/json');
      Object.entries(headers).forEach(([name, value]) =>
        sent.set(name, value as string),
      );
      return sent.send(body);
    };
    const stored = async () => {
      const [row] = await knex('dora_deliveries').count({ count: '*' });
      return Number(row.count);
    };
    /** What is made of a request; more than a word when it is neither. */
    const verdict = async (source: string, headers: Headers, body = BODY) => {
      const answer = await post(source, headers, body);
      const all = {
        status: answer.status,
        body: answer.body,
        stored: await stored(),
      };
      const is = (other: object) => isDeepStrictEqual(all, other);
      if (is(ACCEPTED)) return 'accepted';
      return is(REFUSED) ? 'refused' : all;
    };
    const github = (signature: string | string[]) => ({
      'x-github-event': 'push',
      'x-hub-signature-256': signature,
    });
    const rightHex = hmacHex(BODY, GITHUB_SECRET);
    const sha1 = createHmac('sha1', GITHUB_SECRET).update(BODY).digest('hex');

    it.each([
      'github',
      'argocd',
      'generic',
      'gitlab',
      'gitlab-old',
      'pagerduty',
      'svix',
      'jenkins',
      'token',
      'statuspage',
      'flux',
    ])('A1: refuses whoever proves nothing to %s', async source => {
      expect(await verdict(source, {})).toBe('refused');
    });

    it.each<[string, string | string[]]>([
      [
        'a wrong signature',
        `sha256=${rightHex.replace(/^./, x => (x === '0' ? '1' : '0'))}`,
      ],
      ['a signature cut short', `sha256=${rightHex.slice(2)}`],
      ['a signature too long', `sha256=${rightHex}00`],
      ['no hexadecimal', `sha256=${'z'.repeat(64)}`],
      ['no prefix', rightHex],
      ['an empty header', ''],
      ['the right header twice', [`sha256=${rightHex}`, `sha256=${rightHex}`]],
    ])('A2: refuses %s in the same words', async (_, signature) => {
      expect(await verdict('github', github(signature))).toBe('refused');
    });

    it('A3: refuses SHA-1, and looks at nothing else when both are sent', async () => {
      expect(
        await verdict('github', { 'x-hub-signature': `sha1=${sha1}` }),
      ).toBe('refused');
      expect(
        await verdict('github', {
          'x-hub-signature': `sha1=${sha1}`,
          ...github(`sha256=${'0'.repeat(64)}`),
        }),
      ).toBe('refused');
      expect(
        await verdict('github', {
          'x-hub-signature': 'sha1=0',
          ...github(`sha256=${rightHex}`),
        }),
      ).toBe('accepted');
    });

    it.each([
      ['a bit', BODY.replace('events', 'eventr')],
      ['white space', `${BODY} `],
      ['the order of keys', '{"b":1,"a":2}'],
    ])('A5: refuses a body of which %s was changed', async (what, body) => {
      const signed = what === 'the order of keys' ? '{"a":2,"b":1}' : BODY;
      const header = github(`sha256=${hmacHex(signed, GITHUB_SECRET)}`);
      expect(await verdict('github', header, body)).toBe('refused');
    });

    it.each([
      ['300 s old', -301],
      ['300 s ahead', 301],
    ])('A8: refuses a signature more than %s', async (_, seconds) => {
      const timestamp = inSeconds(seconds > 0 ? seconds + 1 : seconds);
      expect(
        await verdict('svix', standardHeaders(BODY, key('s'), { timestamp })),
      ).toBe('refused');
      expect(
        await verdict(
          'patient',
          standardHeaders(BODY, key('s'), { timestamp }),
        ),
      ).toBe('accepted');
    });

    it.each([-298, 299])(
      'A8: accepts a signature made %i s from now',
      async seconds => {
        const timestamp = inSeconds(seconds);
        expect(
          await verdict('svix', standardHeaders(BODY, key('s'), { timestamp })),
        ).toBe('accepted');
      },
    );

    it.each([
      ['with a fraction', () => `${inSeconds(0)}.5`],
      ['in milliseconds', () => String(Date.now())],
      ['below zero', () => `-${inSeconds(0)}`],
      ['with an exponent', () => '1.8e9'],
      ['that is a word', () => 'now'],
    ])('A8: refuses a time %s', async (_, timestamp) => {
      expect(
        await verdict(
          'svix',
          standardHeaders(BODY, key('s'), { timestamp: timestamp() }),
        ),
      ).toBe('refused');
    });

    it('A8: refuses an id with a dot, and what has no time or no id', async () => {
      expect(
        await verdict('svix', standardHeaders(BODY, key('s'), { id: 'a.b' })),
      ).toBe('refused');
      for (const name of ['webhook-timestamp', 'webhook-id']) {
        const headers: Headers = standardHeaders(BODY, key('s'));
        delete headers[name];
        expect(await verdict('svix', headers)).toBe('refused');
      }
    });

    it('reads every signature of Standard Webhooks, of either secret', async () => {
      const headers = standardHeaders(BODY, key('t'));
      const signature = `v1a,xyz v1,${key('x')} ${
        headers['webhook-signature']
      }`;
      expect(
        await verdict('svix', {
          ...headers,
          'webhook-signature': signature,
        }),
      ).toBe('accepted');
    });

    it('A9: makes no wrong signature of GitLab good by the right token', async () => {
      const token = { 'x-gitlab-token': GITLAB_TOKEN };
      const wrong = standardHeaders('other', SIGNING_SECRET);
      expect(await verdict('gitlab', { ...wrong, ...token })).toBe('refused');
      expect(
        await verdict('gitlab', {
          ...wrong,
          ...token,
          'webhook-signature': '',
        }),
      ).toBe('refused');
      expect(await verdict('gitlab', token)).toBe('accepted');
    });

    it('A9: reads signatures of GitLab, and only tokens where only those are known', async () => {
      const right = standardHeaders(BODY, SIGNING_SECRET);
      expect(await verdict('gitlab-old', right)).toBe('refused');
      expect(
        await verdict('gitlab', { ...right, 'x-gitlab-token': 'other' }),
      ).toBe('accepted');
    });

    it('A10: counts v1 signatures of PagerDuty only, whichever of several', async () => {
      const right = hmacHex(BODY, PAGERDUTY_SECRET);
      const wrong = 'a'.repeat(64);
      const sign = (header: string) => ({ 'x-pagerduty-signature': header });
      for (const version of ['v0', 'v2', 'v11', '']) {
        expect(
          await verdict('pagerduty', sign(`${version}=${right},v1=${wrong}`)),
        ).toBe('refused');
      }
      expect(
        await verdict(
          'pagerduty',
          sign(`v1=${wrong},v2=${wrong}, v1=${right}`),
        ),
      ).toBe('accepted');
    });

    it('A10: counts v1 signatures of Standard Webhooks only', async () => {
      const headers = standardHeaders(BODY, key('s'));
      for (const version of ['v0', 'v2', 'v1a']) {
        expect(
          await verdict('svix', {
            ...headers,
            'webhook-signature': headers['webhook-signature'].replace(
              'v1',
              version,
            ),
          }),
        ).toBe('refused');
      }
    });

    it('A11: goes by the address, not by what a request says it is', async () => {
      expect(
        await verdict('github', {
          'x-hub-signature': `sha256=${rightHex}`,
          'x-event-key': 'repo:push',
          'user-agent': 'GitHub-Hookshot/0',
        }),
      ).toBe('refused');
      expect(
        await verdict('argocd', {
          'x-gitlab-event': 'Push Hook',
          'user-agent': 'GitHub-Hookshot/0',
          authorization: `Bearer ${ARGOCD_TOKEN}`,
        }),
      ).toBe('accepted');
    });

    it('A12: does not accept the secret of another source', async () => {
      expect(
        await verdict('generic', {
          authorization: `Bearer ${ARGOCD_TOKEN}`,
        }),
      ).toBe('refused');
    });

    it.each(['token', 'access_token', 'secret', 'authorization'])(
      'A16: does not look for the secret in the query (%s)',
      async name => {
        expect(await verdict(`generic?${name}=${TOKEN}`, {})).toBe('refused');
      },
    );

    it('A16: reads the secret in the query only where that is configured', async () => {
      const encoded = encodeURIComponent(QUERY_SECRET);
      const bearer = { authorization: `Bearer ${QUERY_SECRET}` };
      expect(await verdict('statuspage', { ...bearer, key: 'x' })).toBe(
        'refused',
      );
      for (const query of [
        'key=',
        'key',
        `token=${encoded}`,
        `Key=${encoded}`,
        `key[]=${encoded}`,
        `key=${encoded}x`,
        `key=${encoded}&key=${encoded}`,
        `key=x&key=${encoded}`,
      ]) {
        expect(await verdict(`statuspage?${query}`, {})).toBe('refused');
      }
      expect(await verdict(`statuspage?a=1&key=${encoded}#x`, {})).toBe(
        'accepted',
      );
    });

    it('A16: reads it by default of senders that can set no header', async () => {
      const encoded = encodeURIComponent(QUERY_SECRET);
      expect(await verdict(`page?key=${encoded}`, {})).toBe('refused');
      expect(await verdict(`page?token=${encoded}`, {})).toBe('accepted');
    });

    it('reads user and password', async () => {
      expect(
        await verdict('jenkins', {
          authorization: basicHeader('jenkins:another-password'),
        }),
      ).toBe('refused');
      expect(
        await verdict('jenkins', {
          authorization: `Bearer ${BASIC_SECRET}`,
        }),
      ).toBe('refused');
      expect(
        await verdict('jenkins', {
          authorization: basicHeader(BASIC_SECRET),
        }),
      ).toBe('accepted');
    });

    it('reads tokens in the header that is configured', async () => {
      expect(await verdict('token', { authorization: CUSTOM_TOKEN })).toBe(
        'refused',
      );
      expect(
        await verdict('token', { 'x-api-token': `${CUSTOM_TOKEN}1` }),
      ).toBe('refused');
      expect(await verdict('token', { 'x-api-token': CUSTOM_TOKEN })).toBe(
        'accepted',
      );
    });

    it('reads signatures in the header that is configured', async () => {
      const signature = `sha256=${hmacHex(BODY, CUSTOM_TOKEN)}`;
      expect(await verdict('flux', { 'x-hub-signature-256': signature })).toBe(
        'refused',
      );
      expect(await verdict('flux', { 'x-signature': signature })).toBe(
        'accepted',
      );
    });

    it('E3: lets no stranger reserve the id of a delivery, nor another source', async () => {
      const id = { 'idempotency-key': 'guessed' };
      expect(
        await verdict('generic', { ...id, authorization: 'Bearer x' }),
      ).toBe('refused');
      await post('jenkins', {
        ...id,
        authorization: basicHeader(BASIC_SECRET),
      }).expect(202);
      await post('generic', {
        ...id,
        authorization: `Bearer ${TOKEN}`,
      }).expect(202, { status: 'accepted' });
    });
  },
);
