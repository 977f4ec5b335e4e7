import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  EventParams,
  EventsService,
  eventsServiceFactory,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { Knex } from 'knex';
import request from 'supertest';
import {
  databases,
  DoraBackend,
  GITHUB_SECRET,
  service,
  TOKEN,
} from '../__testUtils__/doraBackend';
import { push } from '../sources/fawkes/__fixtures__/examples';

/** Something that publishes events, as the module for GitHub does. */
class Publisher {
  #events: EventsService | undefined;

  readonly feature = createBackendPlugin({
    pluginId: 'publisher',
    register: env =>
      env.registerInit({
        deps: { events: eventsServiceRef },
        init: async ({ events }) => {
          this.#events = events;
        },
      }),
  });

  async publish(event: EventParams): Promise<void> {
    await this.#events!.publish(event);
  }
}

describe.each(databases.eachSupportedId())('events on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;
  const publisher = new Publisher();

  const sources = {
    github: { topics: ['github.push', 'github'] },
    generic: { secrets: [TOKEN], topics: ['acme'] },
    silent: { kind: 'generic', secrets: [GITHUB_SECRET] },
  };

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout')],
      // Without a backend of events, they are handed out within the process.
      features: [publisher.feature, eventsServiceFactory],
      dora: { sources, webhooks: { maxBodyBytes: 10_000 } },
    });
  });

  beforeEach(() => knex('dora_deliveries').delete());

  afterAll(() => backend.stop());

  const deployment = (id: string) => ({
    type: 'deployment',
    id,
    service: 'checkout',
    status: 'succeeded',
    finishedAt: new Date(Date.now() - 3_600_000).toISOString(),
  });
  const stored = () => knex('dora_deliveries').orderBy('id');
  const rejected = async (id: string): Promise<number> => {
    const { body } = await backend.get('/v1/health').expect(200);
    return body.sources.find((source: any) => source.id === id).rejected;
  };

  it('become deliveries of the source that names their topic', async () => {
    const eventPayload = deployment('by-event');
    await publisher.publish({ topic: 'acme', eventPayload });
    await backend.settled();

    const [delivery] = await stored();
    expect(delivery).toMatchObject({
      source_id: 'generic',
      content_type: 'application/json',
      state: 'done',
    });
    expect(JSON.parse(delivery.body)).toEqual(eventPayload);
    const { metrics } = await backend.metrics('checkout');
    expect(metrics.deployment_frequency.n).toBe(1);
  });

  it('keep the ids and names that their headers tell', async () => {
    const metadata = {
      'X-GitHub-Event': 'push',
      'x-github-delivery': 'd-1',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const event = { eventPayload: push, metadata };
    // The module for GitHub publishes both.
    await publisher.publish({ topic: 'github', ...event });
    await publisher.publish({ topic: 'github.push', ...event });
    await backend.settled();
    expect(await stored()).toEqual([
      expect.objectContaining({ event: 'push', state: 'done' }),
    ]);
  });

  it('are named by their topic when the bus has lost their headers', async () => {
    await publisher.publish({ topic: 'github.push', eventPayload: push });
    await publisher.publish({ topic: 'github', eventPayload: push });
    await backend.settled();
    expect(await stored()).toEqual([
      expect.objectContaining({ event: 'push', state: 'done' }),
      expect.objectContaining({ event: null, state: 'ignored' }),
    ]);
  });

  it('may be texts already, or nothing', async () => {
    const eventPayload = JSON.stringify(deployment('text'));
    await publisher.publish({ topic: 'acme', eventPayload });
    await backend.settled();
    await publisher.publish({ topic: 'acme', eventPayload: undefined });
    await backend.settled();
    expect(await stored()).toEqual([
      expect.objectContaining({ state: 'done' }),
      expect.objectContaining({ state: 'unparseable' }),
    ]);
  });

  it('of other topics are none of ours', async () => {
    await publisher.publish({ topic: 'other', eventPayload: deployment('x') });
    expect(await stored()).toEqual([]);
  });

  it('are counted when they cannot be kept', async () => {
    const before = await rejected('generic');
    const large = { ...deployment('large'), version: 'x'.repeat(10_001) };
    await publisher.publish({ topic: 'acme', eventPayload: large });
    await knex.schema.renameTable('dora_deliveries', 'dora_away');
    await publisher.publish({ topic: 'acme', eventPayload: deployment('y') });
    await knex.schema.renameTable('dora_away', 'dora_deliveries');
    expect(await stored()).toEqual([]);
    expect((await rejected('generic')) - before).toBe(2);
  });

  it('leave their source no address when it has no secret', async () => {
    const post = (path: string) =>
      request(backend.server).post(`/api/dora/webhooks/${path}`).send('{}');
    await post('github').expect(404);
    await post('silent').expect(401);
    await post('generic').set('authorization', `Bearer ${TOKEN}`).expect(202);
  });

  it('are no longer wanted once the configuration says so', async () => {
    backend.reconfigure({
      sources: { ...sources, generic: { secrets: [TOKEN] } },
    });
    await publisher.publish({ topic: 'acme', eventPayload: deployment('z') });
    expect(await stored()).toEqual([]);
  });
});
