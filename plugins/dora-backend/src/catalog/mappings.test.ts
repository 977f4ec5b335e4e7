import { DataHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { DERIVED, dump, FACTS } from '../__testUtils__/tables';

// Some tests start several backends, one after the other.
jest.setTimeout(20_000);

const march = { from: '2026-03-01', to: '2026-03-31' };
const REPOSITORY = 'repo:github.com/acme/shop-checkout';
const APP = 'argocd-app:shop-checkout';
const SERVICE_ID = 'service:chk';
const subjects = [REPOSITORY, APP, SERVICE_ID];
const checkout = 'component:default/checkout';
const cart = 'component:default/cart';
const repository = 'https://github.com/acme/shop-checkout';

const bare = [service('checkout', {}), service('cart', {})];
const annotated = [
  service('checkout', {
    'github.com/project-slug': 'acme/shop-checkout',
    'argocd/app-name': 'shop-checkout',
    'dora/service-id': 'chk',
  }),
  service('cart', {}),
];

const sha = (day: number) => String(day).repeat(40);
const time = (day: number, hour: number) =>
  `2026-03-0${day}T${String(hour).padStart(2, '0')}:00:00Z`;

/** Deployments by repository, application and name, with commits and an incident. */
async function tell(backend: DoraBackend) {
  await backend.generic(
    ...[1, 2, 3, 4].map(day => ({
      type: 'commit',
      repository,
      sha: sha(day),
      parent: sha(day - 1),
      authoredAt: time(day, 8),
    })),
    {
      type: 'stage',
      repository,
      sha: sha(2),
      name: 'build',
      startedAt: time(2, 9),
      finishedAt: time(2, 10),
    },
    {
      type: 'deployment',
      id: 'd1',
      repository,
      status: 'succeeded',
      finishedAt: time(1, 12),
      revision: sha(1),
    },
    {
      type: 'deployment',
      id: 'd2',
      service: 'CHK',
      repository,
      status: 'succeeded',
      finishedAt: time(2, 12),
      revision: sha(2),
    },
    {
      type: 'deployment',
      id: 'd4',
      service: 'chk',
      repository,
      status: 'failed',
      finishedAt: time(4, 12),
      revision: sha(4),
    },
    {
      type: 'incident',
      id: 'INC-1',
      services: ['chk', 'cart'],
      severity: 'SEV2',
      detectedAt: time(2, 13),
      mitigatedAt: time(2, 14),
    },
  );
  await backend.argocd({
    event: 'deployment',
    status: 'success',
    app: 'shop-checkout',
    revision: sha(3),
    timestamp: time(3, 12),
  });
  await backend.settled();
}

describe.each(databases.eachSupportedId())('mappings on %s', databaseId => {
  const backends: DoraBackend[] = [];
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });

  async function start(entities: typeof bare) {
    const knex = await databases.init(databaseId);
    const backend = await DoraBackend.start({ knex, entities });
    backends.push(backend);
    await backend.settled();
    return { backend, knex };
  }

  /** All that can be known of the two services. */
  async function numbers({
    backend,
    knex,
  }: {
    backend: DoraBackend;
    knex: Knex;
  }) {
    await backend.settled();
    return {
      checkout: await backend.metrics('checkout', march),
      cart: await backend.metrics('cart', march),
      deployments: await backend.deployments('checkout', march),
      derived: await dump(knex, DERIVED),
      facts: await dump(knex, FACTS),
    };
  }

  const map = (backend: DoraBackend, subject: string, entityRef = checkout) =>
    backend.put('/v1/mappings', { subject, entityRef });
  const unmap = (backend: DoraBackend, subject: string, entityRef = checkout) =>
    backend.delete('/v1/mappings').query({ subject, entityRef });
  const health = async (backend: DoraBackend): Promise<DataHealth> =>
    (await backend.get('/v1/health').expect(200)).body;

  it('D1: makes the numbers what they were had the annotations been there from the start', async () => {
    const reference = await start(annotated);
    await tell(reference.backend);
    const expected = await numbers(reference);
    expect(expected.checkout.metrics.deployment_frequency.n).toBe(3);
    expect(expected.checkout.metrics.lead_time.n).toBe(3);
    expect(expected.checkout.metrics.time_to_restore.n).toBe(1);
    expect(expected.checkout.metrics.change_failure_rate.n).toBe(4);

    const late = await start(bare);
    const { backend } = late;
    await tell(backend);
    const before = await numbers(late);
    expect(before.checkout.state).toBe('not_linked');
    expect(before.facts).toEqual(expected.facts);
    const { unmatched } = await health(backend);
    expect(unmatched.map(({ subject }) => subject)).toEqual(
      [...subjects].sort(),
    );

    for (const subject of subjects) {
      await map(backend, subject).expect(204);
    }
    expect(await numbers(late)).toEqual(expected);
    const { unmatched: none, mappings } = await health(backend);
    expect(none).toEqual([]);
    expect(
      mappings.map(({ subject, entityRef }) => [subject, entityRef]),
    ).toEqual([...subjects].sort().map(subject => [subject, checkout]));

    for (const subject of subjects) {
      await unmap(backend, subject).expect(204);
    }
    expect(await numbers(late)).toEqual(before);
  });

  it('D1: gives events that come after the mapping to the service at once', async () => {
    const reference = await start(annotated);
    await tell(reference.backend);
    const early = await start(bare);
    for (const subject of subjects) {
      await map(early.backend, subject).expect(204);
    }
    await tell(early.backend);
    expect(await numbers(early)).toEqual(await numbers(reference));
  });

  it('D2: lets both of two services have the deployments of their repository and application, and neither those of a name', async () => {
    const both = await start(bare);
    await tell(both.backend);
    for (const subject of subjects) {
      await map(both.backend, subject).expect(204);
    }
    const alone = await numbers(both);
    for (const subject of subjects) {
      await map(both.backend, subject, cart).expect(204);
    }
    const shared = await numbers(both);
    expect(shared.deployments.items.map(({ revision }) => revision)).toEqual([
      sha(3),
      sha(1),
    ]);
    expect(shared.cart.metrics.deployment_frequency.n).toBe(2);
    for (const subject of subjects) {
      await unmap(both.backend, subject, cart).expect(204);
    }
    expect(await numbers(both)).toEqual(alone);
  });

  it('D1: lets a mapping move from one service to another', async () => {
    const moved = await start(bare);
    await tell(moved.backend);
    for (const subject of subjects) {
      await map(moved.backend, subject).expect(204);
    }
    await moved.backend.settled();
    for (const subject of subjects) {
      await unmap(moved.backend, subject).expect(204);
      await map(moved.backend, subject, cart).expect(204);
    }
    const { cart: other, deployments } = await numbers(moved);
    expect(deployments.items).toEqual([]);
    expect(other.metrics.deployment_frequency.n).toBe(3);
  });

  it('keeps what an annotation says when a mapping of the same goes', async () => {
    const { backend } = await start(annotated);
    await tell(backend);
    const before = await backend.metrics('checkout', march);
    await map(backend, REPOSITORY).expect(204);
    await unmap(backend, REPOSITORY).expect(204);
    await backend.settled();
    expect(await backend.metrics('checkout', march)).toEqual(before);
  });

  it('survives a look into the catalog', async () => {
    const { backend, knex } = await start(bare);
    await tell(backend);
    await map(backend, SERVICE_ID).expect(204);
    await backend.settled();
    const before = await backend.metrics('checkout', march);
    await backend.stop();
    const title = 'Checkout';
    const renamed = bare.map(entity => ({
      ...entity,
      metadata: { ...entity.metadata, title },
    }));
    const again = await DoraBackend.start({ knex, entities: renamed });
    backends.splice(0, 1, again);
    await again.settled();
    const stored = await knex('dora_services').where('entity_ref', checkout);
    expect(stored).toEqual([expect.objectContaining({ title })]);
    expect(await again.metrics('checkout', march)).toEqual(before);
  });

  it('refuses services that the catalog knows not and mappings that are not there', async () => {
    const { backend } = await start(bare);
    await map(backend, APP, 'component:default/nobody').expect(404);
    await map(backend, APP, 'what?').expect(404);
    await map(backend, 'nothing', checkout).expect(400);
    await map(backend, '', checkout).expect(400);
    await unmap(backend, APP).expect(404);
    expect((await health(backend)).mappings).toEqual([]);
  });

  it('D1: lets a subject be ignored, with a reason, and not', async () => {
    const { backend } = await start(bare);
    await tell(backend);
    const reasons = async () =>
      (await health(backend)).unmatched.map(({ subject, ignoredReason }) => [
        subject,
        ignoredReason,
      ]);
    const ignored = '/v1/subjects/ignored';
    await backend
      .put(ignored, { subject: APP, reason: 'A sandbox' })
      .expect(204);
    expect(await reasons()).toEqual([
      [REPOSITORY, null],
      [SERVICE_ID, null],
      [APP, 'A sandbox'],
    ]);
    await backend.delete(ignored).query({ subject: APP }).expect(204);
    expect(await reasons()).toEqual([
      [APP, null],
      [REPOSITORY, null],
      [SERVICE_ID, null],
    ]);
    await backend.put(ignored, { subject: APP, reason: ' ' }).expect(400);
    await backend
      .put(ignored, { subject: 'service:never-seen', reason: 'x' })
      .expect(404);
  });

  it('does not miss a service for a repository of configuration', async () => {
    const { backend } = await start(bare);
    const config = 'https://github.com/acme/config';
    const commit = { sha: sha(1), authoredAt: time(1, 8) };
    await backend.generic({ type: 'commit', repository: config, ...commit });
    await backend.settled();
    const unmatched = async () =>
      (await health(backend)).unmatched.map(({ name }) => name);
    expect(await unmatched()).toEqual(['github.com/acme/config']);

    await backend.generic({
      type: 'deployment',
      id: 'd1',
      service: 'cart',
      status: 'succeeded',
      finishedAt: time(1, 12),
      configRepository: config,
      configRevision: sha(1),
    });
    await backend.settled();
    expect(await unmatched()).toEqual([]);
  });

  it('B8: takes the names of what every object has as names', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const { backend, knex } = await start(bare);
    for (const name of names) {
      await backend
        .generic({
          type: 'deployment',
          id: name,
          service: name,
          environment: name,
          status: 'succeeded',
          finishedAt: time(1, 12),
          version: name,
        })
        .expect(202);
      await backend
        .argocd({
          event: 'deployment',
          status: 'success',
          app: name,
          revision: sha(3),
          timestamp: time(3, 12),
        })
        .expect(202);
    }
    await backend.settled();
    const states = await knex('dora_deliveries').distinct('state');
    expect(states).toEqual([{ state: 'done' }]);
    const told = names.map(name => name.toLowerCase()).sort();
    const { unmatched } = await health(backend);
    for (const type of ['service', 'argocd_app']) {
      expect(
        unmatched.filter(row => row.type === type).map(({ name }) => name),
      ).toEqual(told);
    }

    for (const name of told) {
      await map(backend, `service:${name}`).expect(204);
    }
    await backend.settled();
    for (const environment of names) {
      const { metrics } = await backend.metrics('checkout', {
        ...march,
        environment,
      });
      expect(metrics.deployment_frequency.n).toBe(1);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
