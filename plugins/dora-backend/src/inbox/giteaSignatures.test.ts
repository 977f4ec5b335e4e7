import request from 'supertest';
import { databases, DoraBackend } from '../__testUtils__/doraBackend';
import { hmacHex } from '../__testUtils__/signatures';
import { push } from '../sources/gitea/__fixtures__/examples';

const SECRET = 'gitea-secret-for-tests';
const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

const json = JSON.stringify(push);
const form = new URLSearchParams({ payload: json }).toString();

describe('webhooks of Gitea and Forgejo', () => {
  let backend: DoraBackend;

  beforeAll(async () => {
    backend = await DoraBackend.start({
      knex: await databases.init('SQLITE_3'),
      entities: [],
      dora: { sources: { forge: { kind: 'gitea', secrets: [SECRET] } } },
    });
  });

  afterAll(() => backend.stop());

  it.each([
    [JSON_TYPE, json, hmacHex(json, SECRET), 202],
    // Signed is the JSON in the form, not the form.
    [FORM, form, hmacHex(json, SECRET), 202],
    [FORM, form, hmacHex(form, SECRET), 401],
    [JSON_TYPE, json, hmacHex(json, 'another-secret'), 401],
    [JSON_TYPE, json, '', 401],
    ['text/plain', json, hmacHex(json, SECRET), 415],
  ])('as %s are answered by who signed them: %#', async (...sent) => {
    const [type, body, signature, expected] = sent;
    await request(backend.server)
      .post('/api/dora/webhooks/forge')
      .set('content-type', type)
      .set('x-gitea-event', 'push')
      .set('x-gitea-delivery', `${type}-${expected}`)
      .set('x-gitea-signature', signature)
      .send(body)
      .expect(expected);
  });

  it('become facts in either content type', async () => {
    await backend.settled();
    const { body } = await backend.get('/v1/deliveries').expect(200);
    expect(body.items).toMatchObject([
      { event: 'push', state: 'done' },
      { event: 'push', state: 'done' },
    ]);
  });
});
