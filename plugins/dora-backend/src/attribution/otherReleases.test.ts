import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { markDerivedByOthers } from './otherReleases';

const deployment = {
  type: 'deployment',
  id: '1',
  service: 'checkout',
  repository: 'https://github.com/acme/checkout',
  revision: 'a'.repeat(40),
  status: 'succeeded',
  startedAt: '2026-03-02T10:00:00Z',
  finishedAt: '2026-03-02T10:10:00Z',
};

describe.each(databases.eachSupportedId())('releases on %p', databaseId => {
  it('derives anew what a release before has derived beside it', async () => {
    const knex = await databases.init(databaseId);
    const backend = await DoraBackend.start({
      knex,
      entities: [service('checkout')],
    });
    await backend.generic(deployment).expect(202);
    await backend.settled();
    expect(await markDerivedByOthers(knex)).toBe(0);

    // As the release before leaves it, which knows of other links.
    await knex('dora_deployment_links').delete();
    await knex('dora_services').increment('computed_at', 1);
    const count = async () => {
      const { body } = await backend
        .get('/v1/services/default/component/checkout/metrics')
        .query({ from: '2026-03-01', to: '2026-03-31' })
        .expect(200);
      return body.metrics.deployment_frequency.n;
    };
    expect(await count()).toBe(0);

    expect(await markDerivedByOthers(knex)).toBe(1);
    await backend.settled();
    expect(await count()).toBe(1);
    expect(await markDerivedByOthers(knex)).toBe(0);
  });
});
