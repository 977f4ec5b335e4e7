import { Knex } from 'knex';
import request from 'supertest';
import {
  databases,
  DoraBackend,
  GITHUB_SECRET,
  TOKEN,
} from '../__testUtils__/doraBackend';
import { hmacHex } from '../__testUtils__/signatures';

const FORM = 'application/x-www-form-urlencoded';
const DEEP = '['.repeat(4 * 1024 * 1024);

describe.each(databases.eachSupportedId())('payloads on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({ knex, entities: [] });
  });

  beforeEach(() => knex('dora_deliveries').delete());
  afterAll(() => backend.stop());

  const stored = () => knex('dora_deliveries').orderBy('id');
  const post = (source: string, type: string) =>
    request(backend.server)
      .post(`/api/dora/webhooks/${source}`)
      .set('content-type', type);
  const github = (type: string, body: string, secret = GITHUB_SECRET) =>
    post('github', type)
      .set('x-github-event', 'push')
      .set('x-hub-signature-256', `sha256=${hmacHex(body, secret)}`)
      .send(body);
  const generic = (type: string, body: string) =>
    post('generic', type).set('authorization', `Bearer ${TOKEN}`).send(body);
  /** How many of the texts that were parsed are the deep one. */
  const deepTextsParsed = (parse: jest.SpyInstance) =>
    parse.mock.calls.filter(([text]) => String(text).startsWith('[[')).length;

  it('B1: reads GitHub’s forms, signed as they are', async () => {
    const payload = { ref: 'refs/tags/v1', repository: {} };
    const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    await github(FORM, JSON.stringify(payload), 'another-secret').expect(401);
    await github(FORM, body).expect(202);
    await backend.settled();
    expect(Buffer.from((await stored())[0].body).toString()).toBe(body);
    expect((await stored())[0].note).not.toMatch(/JSON|form/);
  });

  it.each([
    'text/plain',
    'application/json; charset=utf-16',
    'application/vnd.x+json',
    'application/cloudevents+json',
    'nonsense',
  ])(
    'B2: asks who sends before it looks at the content type %j',
    async type => {
      await github(type, '{}', 'another-secret').expect(401);
      await github(type, '{}').expect(415);
      expect(await stored()).toEqual([]);
      await generic(type, '{}').expect(202);
      expect(await stored()).toHaveLength(1);
    },
  );

  it('B5: never parses the deep JSON of a stranger', async () => {
    const parse = jest.spyOn(JSON, 'parse');
    await github('application/json', DEEP, 'another-secret').expect(401);
    await post('github', 'application/json').send(DEEP).expect(401);
    expect(deepTextsParsed(parse)).toBe(0);
    parse.mockRestore();
    expect(await stored()).toEqual([]);
  });

  it('B6: takes deep JSON of a sender that is known, and does not parse it either', async () => {
    const parse = jest.spyOn(JSON, 'parse');
    await github('application/json', DEEP).expect(202);
    await backend.settled();
    expect(deepTextsParsed(parse)).toBe(0);
    parse.mockRestore();
    const [row] = await stored();
    expect(row).toMatchObject({ state: 'unparseable' });
    expect(row.note).toMatch(/nested/);
  });

  it.each(['', '[]', '"x"', 'null', '1', '{}', '{"a":', '\ufeff{}'])(
    'B11: takes %j, which says nothing, and tells why',
    async body => {
      await generic('application/json', body).expect(202);
      await backend.settled();
      expect(await stored()).toMatchObject([
        { state: 'unparseable', note: expect.any(String) },
      ]);
    },
  );

  it.each([
    ['get', '/webhooks/github', 405],
    ['put', '/webhooks/github', 405],
    ['delete', '/webhooks/github', 405],
    ['head', '/webhooks/github', 405],
    ['post', '/webhooks', 404],
    ['post', '/webhooks/', 404],
    ['post', '/webhooks/nobody', 404],
    ['post', '/webhooks/<script>', 404],
    ['post', '/webhooks/constructor', 404],
    ['post', '/webhooks/__proto__', 404],
    ['post', '/webhooks/%ff', 404],
    ['post', '/webhooks/git%68ub', 404],
    ['post', '/webhooks/..%2fgithub', 404],
    ['post', '/webhooks/github/push', 404],
    ['post', '/webhooks-evil', 404],
  ] as const)('B14: answers %s %s with %i', async (method, path, status) => {
    const agent = request(backend.server);
    const answer = await agent[method](`/api/dora${path}`);
    expect(answer.status).toBe(status);
    expect(answer.type).not.toMatch(/html/);
    expect(answer.text ?? '').not.toMatch(/<script>|node_modules|\.ts:/);
    expect(answer.headers.allow).toBe(status === 405 ? 'POST' : undefined);
  });

  it('takes an address that ends in a slash', async () => {
    await generic('application/json', '{}').expect(202);
    await request(backend.server)
      .post('/api/dora/webhooks/generic/')
      .set('authorization', `Bearer ${TOKEN}`)
      .send({})
      .expect(202);
  });
});
