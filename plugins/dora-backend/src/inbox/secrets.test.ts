import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import request from 'supertest';
import { databases, DoraBackend } from '../__testUtils__/doraBackend';

const OLD = 'the-secret-until-today';
const NEW = 'the-secret-from-today';
const OTHER = 'the-secret-of-another-source';

const sources = (...secrets: string[]) => ({
  sources: {
    generic: { secrets },
    other: { kind: 'argocd', secrets: [OTHER] },
  },
});

describe.each(databases.eachSupportedId())('secrets on %s', databaseId => {
  let knex: Knex;
  let backend: DoraBackend;
  const logger = mockServices.logger.mock();

  const start = async (dora: object) => {
    backend = await DoraBackend.start({
      knex,
      entities: [],
      features: [logger.factory],
      dora,
    });
  };
  const send = async (secret: string, source = 'generic') => {
    const { status } = await request(backend.server)
      .post(`/api/dora/webhooks/${source}`)
      .set('authorization', `Bearer ${secret}`)
      .send({ events: [] });
    return status;
  };
  const logged = (level: 'info' | 'warn' | 'error') =>
    logger[level].mock.calls.map(([message]) => message);

  beforeAll(async () => {
    knex = await databases.init(databaseId);
  });
  beforeEach(() => jest.clearAllMocks());
  afterEach(() => backend?.stop());

  it('A13: replaces a secret without a restart', async () => {
    await start(sources(OLD));
    expect(await send(OLD)).toBe(202);
    expect(await send(NEW)).toBe(401);

    backend.reconfigure(sources(NEW, OLD));
    expect([await send(OLD), await send(NEW)]).toEqual([202, 202]);

    backend.reconfigure(sources(NEW));
    expect([await send(OLD), await send(NEW)]).toEqual([401, 202]);
  });

  it('A13: logs which secret is in use, once for each change', async () => {
    await start(sources(NEW, OLD));
    for (const secret of [OLD, OLD, NEW, NEW, OLD]) await send(secret);
    expect(logged('info').filter(line => /uses secret/.test(line))).toEqual([
      'Source generic uses secret 2 of 2',
      'Source generic uses secret 1 of 2',
      'Source generic uses secret 2 of 2',
    ]);
  });

  it.each([
    ['a secret that is too short', sources('short')],
    ['no secret', sources()],
    ['an unknown kind', { sources: { x: { kind: 'no', secrets: [OLD] } } }],
    [
      'a secret that does not fit its scheme',
      {
        sources: {
          generic: { authentication: { scheme: 'basic' }, secrets: [NEW] },
        },
      },
    ],
  ])('A13: stays with what it has when there is %s', async (_, wrong) => {
    await start(sources(OLD));
    backend.reconfigure(wrong);
    expect([await send(OLD), await send(NEW)]).toEqual([202, 401]);
    expect(await send(OTHER, 'other')).toBe(202);
    expect(logged('error')).toEqual(['The sources stay as they were']);
  });

  it('A13: follows sources that come and go', async () => {
    await start(sources(OLD));
    backend.reconfigure({
      sources: { lab: { kind: 'generic', secrets: [NEW] } },
    });
    expect(await send(NEW, 'lab')).toBe(202);
    expect(await send(OLD)).toBe(404);
  });

  it('A12: warns when two sources share a secret, and never prints it', async () => {
    await start(sources(OTHER));
    expect(logged('warn')).toEqual([
      'Sources generic and other share a secret, so each can send as the other',
    ]);
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain(OTHER);
  });

  it.each([
    ['A14', 'no secret', [], /secrets: is empty/],
    ['A15', 'a weak one', ['fifteen-letters'], /at least 16 characters/],
  ])('%s: does not start a source with %s', async (_, __, secrets, message) => {
    await expect(start({ sources: { generic: { secrets } } })).rejects.toThrow(
      message,
    );
  });

  it('A14: warns of a source that takes what anybody sends', async () => {
    await start({ sources: { generic: { insecureAllowUnsigned: true } } });
    expect(await send('anything')).toBe(202);
    expect(logged('warn')).toEqual([
      'Anybody may send to source generic: it has no secret',
    ]);
  });
});
