import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { ServiceDirectory } from '../catalog/ServiceDirectory';
import { readDoraConfig } from '../config';
import { Retention } from '../retention/Retention';
import { openApiDocument } from './openapi/document';
import { ReportAnswers } from './ReportAnswers';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
// A minute of its own, which does not end while a test runs.
const minute = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

const checkout = '/v1/services/default/component/checkout';
const team = '/v1/teams/default/team/metrics';
const metrics = `${checkout}/metrics`;

/** All that the document says to be conditional. */
const REPORTS = Object.entries(openApiDocument.paths)
  .filter(([, { get }]: any) => get?.responses[304])
  .map(([path]) =>
    path
      .replace('teams/{namespace}/{name}', 'teams/default/team')
      .replace('{namespace}/{kind}/{name}', 'default/component/checkout'),
  );

function group(title: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { namespace: 'default', name: 'team', title },
    spec: { type: 'team', children: [] },
  };
}

const entities = [service('checkout'), service('cart'), group('Team')];

const deployment = (id: string, hoursAgo: number) => ({
  type: 'deployment',
  id,
  service: 'checkout',
  status: 'succeeded',
  finishedAt: new Date(minute - hoursAgo * 3_600_000).toISOString(),
  revision: String(hoursAgo).padStart(40, '0'),
});

describe('ReportAnswers', () => {
  const compute = jest.fn(async () => ({ value: 1 }));

  /** What a replica answers, to somebody who has this version. */
  async function ask(
    options: { dora?: object; version?: string; allowed?: boolean },
    tag = '',
  ) {
    const { dora = {}, version = '1', allowed = true } = options;
    const answers = new ReportAnswers({
      readVersion: async () => version,
      caller: async () => 'user:default/guest',
      config: readDoraConfig(mockServices.rootConfig({ data: { dora } })),
      now: () => minute,
    });
    const app = express().get('/', (asked, response) =>
      answers.send(asked, response, compute, [allowed]),
    );
    return request(app).get('/').set('If-None-Match', tag);
  }

  it('computes nothing that the client has', async () => {
    const { headers } = await ask({});
    expect(compute).toHaveBeenCalledTimes(1);
    expect((await ask({}, headers.etag)).status).toBe(304);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it.each([
    [304, { dora: { sources: { github: { secrets: ['another-secret-1'] } } } }],
    [200, { dora: { timeZone: 'Europe/Berlin' } }],
    [200, { version: '2' }],
    [200, { allowed: false }],
  ])('answers %i at another replica with %j', async (status, other) => {
    const { headers } = await ask({});
    expect((await ask(other, headers.etag)).status).toBe(status);
  });
});

describe.each(databases.eachSupportedId())(
  'conditional answers on %s',
  databaseId => {
    let knex: Knex;
    let backend: DoraBackend;
    let now: jest.SpyInstance<number>;

    const start = async (dora?: object) =>
      DoraBackend.start({ knex, entities, dora });

    beforeAll(async () => {
      now = jest.spyOn(Date, 'now').mockReturnValue(minute);
      knex = await databases.init(databaseId);
      backend = await start();
      await backend.generic(
        deployment('a', 30),
        deployment('b', 5),
        deployment('old', 300 * 24),
        deployment('older', 301 * 24),
      );
      await backend.settled();
    });

    afterEach(() => now.mockReturnValue(minute));

    afterAll(async () => {
      await backend.stop();
      now.mockRestore();
    });

    const tagOf = async (path: string): Promise<string> => {
      const { headers } = await backend.get(path).expect(200);
      return headers.etag;
    };
    const again = (path: string, tag: string) =>
      backend.get(path).set('If-None-Match', tag);

    it.each(REPORTS)('are empty while nothing changes: %s', async path => {
      const first = await backend.get(path).expect(200);
      expect(first.headers).toMatchObject({
        etag: expect.stringMatching(/^W\/"[\w-]{27}"$/),
        'cache-control': 'private, no-cache',
      });
      const second = await again(path, first.headers.etag).expect(304);
      expect(second.text).toBe('');
      expect(second.headers.etag).toBe(first.headers.etag);
      expect(second.headers['cache-control']).toBe('private, no-cache');
    });

    it('follow the rules of HTTP', async () => {
      const tag = await tagOf(metrics);
      await again(metrics, `"x", ${tag}, W/"y"`).expect(304);
      await again(metrics, tag.replace('W/', '')).expect(304);
      await again(metrics, '*').expect(304);
      await again(metrics, '"x", W/"y"').expect(200);
      await again(metrics, tag).set('Cache-Control', 'no-cache').expect(200);
    });

    it('are of one question, one caller and one minute', async () => {
      const tag = await tagOf(metrics);
      await again(`${metrics}?range=7d`, tag).expect(200);
      await again(metrics, tag)
        .set(
          'Authorization',
          mockCredentials.user.header('user:default/somebody-else'),
        )
        .expect(200);
      now.mockReturnValue(minute + MINUTE_MS - 1);
      await again(metrics, tag).expect(304);
      now.mockReturnValue(minute + MINUTE_MS);
      await again(metrics, tag).expect(200);
    });

    it('are not kept where something is wrong', async () => {
      const { headers } = await backend
        .get(`${metrics}?from=2026-03-02&to=2026-03-01`)
        .expect(400);
      expect(headers['cache-control']).toBeUndefined();
      const tag = await tagOf(metrics);
      expect(headers.etag).not.toBe(tag);
      await again('/v1/services/default/component/nobody/metrics', '*').expect(
        404,
      );
    });

    const refresh = async (...known: Entity[]) =>
      new ServiceDirectory({
        db: knex,
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
        catalog: catalogServiceMock({ entities: known }),
      }).refresh();
    const renamed = (title: string): Entity => {
      const entity = service('checkout');
      return { ...entity, metadata: { ...entity.metadata, title } };
    };
    const target = '/v1/targets/default/component/checkout/lead_time';
    const interventions = '/v1/interventions/default/component/checkout';

    it.each<[string, () => Promise<unknown>]>([
      ['an event', () => backend.generic(deployment('c', 2)).expect(202)],
      [
        'a correction',
        async () => {
          const { items } = await backend.deployments('checkout');
          await backend
            .post(`${checkout}/corrections`, {
              kind: 'dismiss_deployment',
              deploymentId: items[0].id,
              reason: 'It was none',
            })
            .expect(200);
        },
      ],
      [
        'a mapping',
        async () => {
          await backend.generic({
            ...deployment('m', 3),
            service: 'chk',
          });
          await backend.settled();
          await backend
            .put('/v1/mappings', {
              subject: 'service:chk',
              entityRef: 'component:default/checkout',
            })
            .expect(204);
        },
      ],
      [
        'a target',
        () => backend.put(target, { value: 60, due: '2099-01-01' }).expect(200),
      ],
      ['a target that is dropped', () => backend.delete(target).expect(200)],
      [
        'an intervention',
        () =>
          backend
            .post(interventions, {
              title: 'Smaller changes',
              day: new Date(minute - DAY_MS).toISOString().slice(0, 10),
            })
            .expect(200),
      ],
      [
        'an intervention that is dropped',
        async () => {
          const { body } = await backend.get(interventions).expect(200);
          await backend
            .delete(`${interventions}/${body.items[0].id}`)
            .expect(200);
        },
      ],
      [
        'a service of the catalog',
        () => refresh(renamed('Pay'), service('cart'), group('Team')),
      ],
      [
        'a group of the catalog',
        () => refresh(renamed('Pay'), service('cart'), group('Crew')),
      ],
      [
        'a service that leaves the catalog',
        () => refresh(renamed('Pay'), group('Crew')),
      ],
      [
        'retention',
        () =>
          new Retention({
            db: knex,
            config: {
              timeZone: 'UTC',
              retention: { bodyDays: 30, deliveryDays: 90, factDays: 200 },
            },
          }).run(),
      ],
      ['a rebuild', () => backend.operate({ kind: 'recompute' })],
      [
        'an erasure',
        () =>
          backend.operate({
            kind: 'erase_service',
            entityRef: 'component:default/cart',
          }),
      ],
      [
        'other rules',
        async () => {
          await backend.stop();
          backend = await start({
            definitions: { failureWindowHours: 48 },
          });
        },
      ],
    ])('are new after %s', async (_, change) => {
      const tags = new Map<string, string>();
      for (const path of REPORTS) {
        tags.set(path, await tagOf(path));
      }
      await change();
      await backend.settled();
      for (const [path, tag] of tags) {
        await again(path, tag).expect(200);
      }
    });

    it('stay when the catalog says what it said', async () => {
      await refresh(...entities);
      await backend.settled();
      const tag = await tagOf(team);
      await refresh(...entities);
      await again(team, tag).expect(304);
    });
  },
);
