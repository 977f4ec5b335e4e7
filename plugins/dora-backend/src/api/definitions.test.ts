import {
  DefinitionsReport,
  Simulation,
} from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { DERIVED_TABLES } from '../operations/tables';

const HOUR_MS = 3_600_000;
const CHECKOUT = '/v1/services/default/component/checkout';
const sha = (letter: string) => letter.repeat(40);
const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * HOUR_MS).toISOString();

function deployment(id: string, hours: number, more = {}) {
  return {
    type: 'deployment',
    id,
    service: 'checkout',
    repository: 'https://github.com/acme/checkout',
    revision: sha(id),
    version: `v${id}`,
    status: 'succeeded',
    startedAt: hoursAgo(hours),
    finishedAt: hoursAgo(hours),
    ...more,
  };
}

/** A good release, one whose incident came 6 hours later, and an attempt that failed. */
const events = [
  deployment('1', 200),
  deployment('2', 100),
  deployment('3', 90, { status: 'failed' }),
  {
    type: 'incident',
    id: 'INC-1',
    service: 'checkout',
    severity: 'SEV3',
    detectedAt: hoursAgo(94),
    mitigatedAt: hoursAgo(93),
  },
];

function checkout(annotations: Record<string, string>) {
  const entity = service('checkout');
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: { ...entity.metadata.annotations, ...annotations },
    },
  };
}

describe.each(databases.eachSupportedId())('definitions, %p', databaseId => {
  const start = async (
    annotations: Record<string, string> = {},
    definitions: object = {},
  ) => {
    const knex = await databases.init(databaseId);
    const backend = await DoraBackend.start({
      knex,
      entities: [checkout(annotations)],
      dora: { definitions },
    });
    await backend.generic(...events).expect(202);
    await backend.settled();
    return { backend, knex };
  };

  const simulate = async (
    backend: DoraBackend,
    rules: object,
  ): Promise<Simulation> => {
    const { body } = await backend
      .post(`${CHECKOUT}/simulation?range=30d`, { rules })
      .expect(200);
    return body;
  };

  it('are told with where each rule comes from', async () => {
    const { backend } = await start(
      { 'dora/failure-window-hours': '4', 'dora/lead-time-unit': 'weeks' },
      { countFailedRollouts: false, profile: '2023' },
    );
    const { body } = await backend.get(`${CHECKOUT}/definitions`).expect(200);
    const report: DefinitionsReport = body;
    const ruleOf = (key: string) => report.rules.find(rule => rule.key === key);
    expect(ruleOf('failureWindowHours')).toMatchObject({
      value: 4,
      valueText: '4 h',
      default: 24,
      origin: 'annotation',
      configKey: 'dora.definitions.failureWindowHours',
      annotation: 'dora/failure-window-hours',
    });
    expect(ruleOf('countFailedRollouts')!.origin).toBe('configuration');
    expect(ruleOf('restoreStatistic')).toMatchObject({
      value: 'median',
      origin: 'profile',
      annotation: null,
    });
    expect(ruleOf('leadTimeUnit')!.origin).toBe('default');
    expect(report.problems).toEqual([
      expect.stringMatching(/^dora\/lead-time-unit must be one of commit/),
    ]);
    expect(report.profile.id).toBe('2023');
    const failureRate = report.metrics.find(
      ({ id }) => id === 'change_failure_rate',
    )!;
    expect(failureRate.sentences.join(' ')).toContain('older than 4 h');
    const general = await backend.get('/v1/definitions').expect(200);
    expect(general.body.entityRef).toBeNull();
    expect(general.body.fingerprint).not.toBe(report.fingerprint);
    const metrics = await backend.get(`${CHECKOUT}/metrics`).expect(200);
    expect(metrics.body.definitions.fingerprint).toBe(report.fingerprint);
  });

  it('are tried: a shorter window clears what an incident had failed', async () => {
    const { backend } = await start();
    const found = await simulate(backend, { failureWindowHours: 4 });
    expect(found.flipped).toEqual([
      expect.objectContaining({
        version: 'v2',
        from: 'failed',
        to: 'ok',
        reasons: [expect.stringContaining('was detected 6 h after')],
      }),
    ]);
    expect(found.before.metrics.change_failure_rate).toMatchObject({
      failed: 2,
      n: 3,
    });
    expect(found.after.metrics.change_failure_rate).toMatchObject({
      failed: 1,
      n: 3,
    });
    expect(found.after.further.failed_deployment_recovery_time.n).toBe(0);
    expect(found.deployments).toBe(3);
  });

  it('are tried: without failed roll-outs there is one deployment less', async () => {
    const { backend } = await start();
    const found = await simulate(backend, { countFailedRollouts: false });
    expect(found.flipped).toEqual([
      expect.objectContaining({
        version: 'v3',
        from: 'failed',
        to: 'not_counted',
      }),
    ]);
    expect(found.after.metrics.change_failure_rate).toMatchObject({
      failed: 1,
      n: 2,
    });
  });

  it('are the same after they were tried', async () => {
    const { backend, knex } = await start();
    const dump = async () =>
      Promise.all(
        [...DERIVED_TABLES, 'dora_services', 'dora_dirty_services'].map(table =>
          knex(table).orderBy(1 as never),
        ),
      );
    const before = await dump();
    await simulate(backend, {
      failureWindowHours: null,
      fanOutMinutes: 0,
      rollbackBlames: 'all_undone',
    });
    expect(await dump()).toEqual(before);
  });

  it('give what they promised once they are in force', async () => {
    const tried = await start();
    const { after } = await simulate(tried.backend, { failureWindowHours: 4 });
    await tried.backend.stop();
    const { backend } = await start({ 'dora/failure-window-hours': '4' });
    const { body } = await backend.get(`${CHECKOUT}/metrics`).expect(200);
    expect(body.metrics.change_failure_rate.value).toBe(
      after.metrics.change_failure_rate.value,
    );
    expect(body.metrics.time_to_restore.value).toBeCloseTo(
      after.metrics.time_to_restore.value!,
      0,
    );
  });

  it.each([
    [{ failureWindowHours: 1000 }],
    [{ leadTimeUnit: 'week' }],
    [{ happiness: 1 }],
    [{ failureRules: 'all' }],
  ])('refuse %j', async rules => {
    const { backend } = await start();
    await backend.post(`${CHECKOUT}/simulation`, { rules }).expect(400);
    await backend
      .post(`${CHECKOUT}/simulation?range=365d`, { rules: {} })
      .expect(400);
  });
});
