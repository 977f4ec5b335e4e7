import { createHmac } from 'node:crypto';
import { delivery, testSettings, whyIgnored } from '../testDeliveries';
import { giteaExamples, push } from './__fixtures__/examples';
import { giteaSource } from './giteaSource';
import { giteaSignature } from './signature';

const FORM = 'application/x-www-form-urlencoded';
const SECRET = 'secret-for-tests';

describe('giteaSource', () => {
  it.each([
    ['application/json', true],
    [FORM, true],
    ['text/plain', false],
    [undefined, false],
  ])('accepts %s: %s', (contentType, expected) => {
    expect(giteaSource.accepts(contentType)).toBe(expected);
  });

  it.each([
    [{ 'x-gitea-delivery': 'g', 'x-gitea-event': 'push' }],
    [{ 'x-forgejo-delivery': 'g', 'x-forgejo-event': 'push' }],
    [{ 'x-github-delivery': 'g', 'x-github-event': 'push' }],
    [
      {
        'x-gitea-delivery': 'g',
        'x-gitea-event': 'push',
        'x-github-delivery': 'h',
        'x-github-event': 'other',
      },
    ],
  ])('identifies deliveries by %j', headers => {
    const request = { headers, body: Buffer.alloc(0) };
    expect(giteaSource.identify(request)).toEqual({
      deliveryId: 'g',
      event: 'push',
    });
  });

  it.each([
    ['create', /come with pushes/],
    ['delete', /come with pushes/],
    ['package', /which commit/],
    ['issue_comment', /Comments/],
    ['fork', /"fork" events/],
    ['__proto__', /not used/],
    [null, /no X-Gitea-Event/],
  ])('ignores %s whatever its body', (event, reason) => {
    const body = Buffer.from('no json');
    expect(whyIgnored(giteaSource, body, { event })).toMatch(reason);
  });

  it('reads forms', () => {
    const form = new URLSearchParams({ payload: JSON.stringify(push) });
    const body = Buffer.from(form.toString());
    const stored = delivery(body, { event: 'push', contentType: FORM });
    expect(giteaSource.parse(stored, testSettings)).toMatchObject({
      facts: [{ type: 'push' }],
    });
  });

  it('keeps no names of people', () => {
    const results = giteaExamples.map(({ event, body }) =>
      giteaSource.parse(delivery(body, { event }), testSettings),
    );
    expect(JSON.stringify(results)).not.toMatch(/"ann|"bob|login/);
  });
});

describe('giteaSignature', () => {
  const json = Buffer.from(JSON.stringify(push));
  const form = Buffer.from(
    new URLSearchParams({ payload: json.toString() }).toString(),
  );
  const sign = (text: Buffer) =>
    createHmac('sha256', SECRET).update(text).digest('hex');
  const verify = (headers: Record<string, string>, body: Buffer) =>
    giteaSignature.verify({ headers, body }, SECRET, 0);

  it.each<[string, Record<string, string>, Buffer, boolean]>([
    ['JSON', { 'x-gitea-signature': sign(json) }, json, true],
    [
      'JSON in a form',
      { 'x-gitea-signature': sign(json), 'content-type': FORM },
      form,
      true,
    ],
    [
      'the form itself',
      { 'x-gitea-signature': sign(form), 'content-type': FORM },
      form,
      false,
    ],
    [
      'other JSON',
      { 'x-gitea-signature': sign(Buffer.from('{}')) },
      json,
      false,
    ],
    ['what is too short', { 'x-gitea-signature': 'ab' }, json, false],
    ['what is no number', { 'x-gitea-signature': 'x'.repeat(64) }, json, false],
    ['nothing', {}, json, false],
    [
      'a form without JSON',
      { 'x-gitea-signature': sign(json), 'content-type': FORM },
      Buffer.from('payload=%ff'),
      false,
    ],
  ])('of %s', (_, headers, body, expected) => {
    expect(verify(headers, body)).toBe(expected);
  });
});
