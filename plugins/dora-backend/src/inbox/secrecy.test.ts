import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import request from 'supertest';
import {
  databases,
  DoraBackend,
  GITHUB_SECRET,
  TOKEN,
} from '../__testUtils__/doraBackend';
import { hmacHex } from '../__testUtils__/signatures';

const LINE_BREAK = 'forged\nlevel=error';
const PAYLOAD = JSON.stringify({ author: 'ada@example.org', note: LINE_BREAK });
const SIGNATURE = hmacHex(PAYLOAD, GITHUB_SECRET);
const GUESS = 'a-guessed-token-of-a-stranger';
const QUERY_SECRET = 'a-secret-of-an-address';

describe.each(databases.eachSupportedId())('secrecy on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;
  const rootLogger = mockServices.rootLogger.mock();
  const logger = mockServices.logger.mock();

  beforeAll(async () => {
    rootLogger.child.mockReturnValue(rootLogger);
    logger.child.mockReturnValue(logger);
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [],
      dora: {
        sources: {
          github: { secrets: [GITHUB_SECRET] },
          generic: { secrets: [TOKEN] },
          address: {
            kind: 'generic',
            secrets: [QUERY_SECRET],
            authentication: { scheme: 'query', parameter: 'key' },
          },
        },
      },
      features: [logger.factory, rootLogger.factory],
    });
    await sendEverything();
  });

  afterAll(() => backend.stop());

  const post = (path: string) =>
    request(backend.server)
      .post(`/api/dora/webhooks/${path}`)
      .set('content-type', 'application/json');

  async function sendEverything() {
    const github = () =>
      post('github')
        .set('x-github-event', 'push\u00a0event')
        .set('x-github-delivery', 'forged-delivery-id')
        .set('x-hub-signature-256', `sha256=${SIGNATURE}`);
    const generic = (token: string) =>
      post('generic').set('authorization', `Bearer ${token}`);
    await github().send(PAYLOAD).expect(202);
    await github().send(`${PAYLOAD} `).expect(401);
    await generic(TOKEN).send(PAYLOAD).expect(202);
    await generic(GUESS).send(PAYLOAD).expect(401);
    await post(`generic?token=${GUESS}`).send(PAYLOAD).expect(401);
    await post(`address?key=${QUERY_SECRET}`).send(PAYLOAD).expect(202);
    await post(`address?key=${GUESS}`).send(PAYLOAD).expect(401);
    await post('%0aforged-source').send(PAYLOAD).expect(404);
    await backend.settled();
    await knex.schema.renameTable('dora_deliveries', 'dora_away');
    await generic(TOKEN).send(`${PAYLOAD} `).expect(503);
    await post(`address?key=${QUERY_SECRET}`).send(`${PAYLOAD} `).expect(503);
    await knex.schema.renameTable('dora_away', 'dora_deliveries');
    await backend.get('/v1/health').expect(200);
  }

  it('E6: keeps no secret, token or signature in any table', async () => {
    const dump = JSON.stringify(await allRows(knex));
    expect(dump).toContain('dora_deliveries');
    expect(dump).toContain('ada@example.org');
    for (const secret of [
      GITHUB_SECRET,
      TOKEN,
      SIGNATURE,
      QUERY_SECRET,
      GUESS,
    ]) {
      expect(dump).not.toContain(secret);
    }
  });

  it('E7: logs nothing that a sender chose, and no secret', () => {
    const logged = JSON.stringify(
      [logger, rootLogger].flatMap(({ error, warn, info, debug }) =>
        [error, warn, info, debug].flatMap(({ mock }) => mock.calls),
      ),
      // Errors have no properties of their own to list.
      (_, value) => (value instanceof Error ? String(value.stack) : value),
    );
    expect(logged).toContain('Turned away 1 requests to source generic');
    expect(logged).toContain('unavailable (The database answered');
    for (const text of [
      'forged',
      'ada@example.org',
      GITHUB_SECRET,
      TOKEN,
      SIGNATURE,
      QUERY_SECRET,
      GUESS,
    ]) {
      expect(logged).not.toContain(text);
    }
  });
});

/** Everything in the database, bodies as text. */
async function allRows(knex: Knex) {
  const tables: { name: string }[] =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .where('table_schema', knex.raw('current_schema()'))
          .select({ name: 'table_name' })
      : await knex('sqlite_master').where('type', 'table').select('name');
  const rowsOf: Record<string, unknown> = {};
  for (const { name } of tables) {
    const rows = await knex(name).select();
    rowsOf[name] = rows.map(row =>
      Object.values(row).map(value =>
        value instanceof Uint8Array ? Buffer.from(value).toString() : value,
      ),
    );
  }
  return rowsOf;
}
