import { Knex } from 'knex';
import { ServiceStages } from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { deploy, march, sha, time } from './__testUtils__/events';
import { repository } from './__testUtils__/github';

const MINUTE = 60;
const shop = repository('checkout');

describe.each(databases.eachSupportedId())('stages on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout')],
      dora: { stages: { validate: ['*acceptance*'], scan: ['Compliance'] } },
    });
    await backend.github('push', shop.push('main', null, [['a', time(2, 8)]]));
    await backend.generic(
      deploy('1', sha('a'), time(2, 9), { startedAt: time(2, 8, 50) }),
    );
  });

  afterEach(() => backend.stop());

  /** Minutes of each stage that took any. */
  async function minutes() {
    await backend.settled();
    const { body } = await backend
      .get('/v1/services/default/component/checkout/stages')
      .query(march)
      .expect(200);
    const report: ServiceStages = body;
    const taken = report.stages.filter(({ mean }) => mean > 0);
    expect(taken.reduce((sum, { mean }) => sum + mean, 0)).toBe(
      report.meanLeadTime,
    );
    return Object.fromEntries(
      taken.map(({ stage, mean }) => [stage, mean / MINUTE]),
    );
  }

  const job = (name: string, from: number, to: number, more: object = {}) => ({
    type: 'stage',
    repository: shop.address,
    sha: sha('a'),
    name,
    startedAt: time(2, 8, from),
    finishedAt: time(2, 8, to),
    outcome: 'success',
    ...more,
  });

  it('divides the lead time by the names of jobs, and tells the rest', async () => {
    await backend.generic(
      job('compile', 5, 10),
      job('unit tests', 10, 25),
      job('browser acceptance', 25, 30),
      job('compliance', 30, 32),
      job('label pull request', 32, 40),
    );
    expect(await minutes()).toEqual({
      build: 5,
      test: 15,
      validate: 5,
      scan: 2,
      deploy: 10,
      waiting: 23,
    });
  });

  it('takes what the sender calls its stage where the job does not tell', async () => {
    await backend.generic(job('rust', 5, 10, { stage: 'Build' }));
    expect(await minutes()).toEqual({ build: 5, deploy: 10, waiting: 45 });
  });

  it('counts the jobs of a sender that names the service, whenever they come', async () => {
    expect(await minutes()).toEqual({ deploy: 10, waiting: 50 });
    await backend.generic(
      job('build', 5, 10, { repository: undefined, service: 'checkout' }),
    );
    expect(await minutes()).toEqual({ build: 5, deploy: 10, waiting: 45 });
  });

  it('does not count the jobs of another service of that commit', async () => {
    await backend.generic(
      job('build', 5, 10, { repository: undefined, service: 'cart' }),
    );
    expect(await minutes()).toEqual({ deploy: 10, waiting: 50 });
  });
});
