import {
  ServiceStages,
  StageWhatIf,
} from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { deploy, march, sha, time } from '../attribution/__testUtils__/events';
import { repository } from '../attribution/__testUtils__/github';

const MINUTE = 60;
const path = '/v1/services/default/component/checkout/stages';
const shop = repository('checkout');

describe.each(databases.eachSupportedId())('stages on %s', databaseId => {
  let backend: DoraBackend;

  // Of each change the minutes of its build and test, which fill its lead time.
  const changes = [
    [10, 50],
    [40, 20],
    [50, 40],
    [5, 5],
    [30, 90],
  ];

  beforeAll(async () => {
    backend = await DoraBackend.start({
      knex: await databases.init(databaseId),
      entities: [service('checkout')],
    });
    for (const [index, [build, test]] of changes.entries()) {
      const letter = String.fromCharCode(97 + index);
      const before = index ? String.fromCharCode(96 + index) : null;
      const at = (minute: number) => time(2 + index, 8, minute);
      const job = (name: string, from: number, to: number) => ({
        type: 'stage',
        repository: shop.address,
        sha: sha(letter),
        name,
        startedAt: at(from),
        finishedAt: at(to),
        outcome: 'success',
      });
      await backend
        .github('push', shop.push('main', before, [[letter, at(0)]]))
        .expect(202);
      await backend
        .generic(
          job('build', 0, build),
          job('test', build, build + test),
          deploy(letter, sha(letter), at(build + test)),
        )
        .expect(202);
    }
    await backend.settled();
  });

  afterAll(() => backend.stop());

  it('names the largest stage with its margin', async () => {
    const { body } = await backend.get(path).query(march).expect(200);
    const stages: ServiceStages = body;
    expect(stages).toMatchObject({
      n: 5,
      bottlenecks: ['test', 'build'],
      leadTimeP50: 60 * MINUTE,
      leadTimeP95: null,
    });
    expect(stages.margin).toBeCloseTo(205 / 135, 9);
  });

  it('computes each change anew when stages take less', async () => {
    const { body } = await backend
      .get(`${path}/what-if`)
      .query({ ...march, test: 0.5, build: 0 })
      .expect(200);
    const told: StageWhatIf = body;
    // 25, 10, 20, 2.5 and 45 min.
    expect(told).toMatchObject({
      entityRef: 'component:default/checkout',
      environment: 'production',
      n: 5,
      factors: { test: 0.5, build: 0 },
      before: { mean: 68 * MINUTE, p50: 60 * MINUTE, p95: null },
      after: { mean: 20.5 * MINUTE, p50: 20 * MINUTE, p95: null },
    });
  });

  it('has nothing to compute in a window without changes', async () => {
    const { body } = await backend
      .get(`${path}/what-if`)
      .query({ from: '2026-01-01', to: '2026-01-31', test: 0.5 })
      .expect(200);
    expect(body.after).toEqual({ mean: null, p50: null, p95: null });
  });

  it.each([{ test: 1.1 }, { test: -0.1 }, { test: 'half' }, { lunch: 0.5 }])(
    'refuses %j',
    async query => {
      await backend.get(`${path}/what-if`).query(query).expect(400);
    },
  );
});
