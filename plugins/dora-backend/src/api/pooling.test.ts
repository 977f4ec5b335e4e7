import { Entity } from '@backstage/catalog-model';
import {
  DORA_DEFINITION_PREFIX,
  OrganisationMetrics,
  TeamMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';

/*
 * The numbers of a team are those of its pooled rows: never a mean of the
 * numbers of its services. All of them are worked out by hand.
 */

const MINUTE_MS = 60_000;
const march = { from: '2026-03-01', to: '2026-03-31' };
const START = Date.UTC(2026, 2, 1);
const at = (hours: number) =>
  new Date(START + hours * 60 * MINUTE_MS).toISOString();
const sha = (name: string, index: number) =>
  `${Buffer.from(name.slice(0, 4)).toString('hex')}${index}`.padEnd(40, 'f');

const payments: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { namespace: 'default', name: 'payments' },
  spec: { type: 'team', children: [] },
};

function owned(name: string, definitions: Record<string, string> = {}): Entity {
  const annotations = Object.entries(definitions).map(([key, value]) => [
    `${DORA_DEFINITION_PREFIX}${key}`,
    value,
  ]);
  return {
    ...service(name, {
      'github.com/project-slug': `acme/${name}`,
      ...Object.fromEntries(annotations),
    }),
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  };
}

function deployment(
  name: string,
  index: number,
  finishedAt: string,
  more = {},
) {
  return {
    type: 'deployment',
    id: `${name}-${index}`,
    service: name,
    repository: `https://github.com/acme/${name}`,
    status: 'succeeded',
    startedAt: finishedAt,
    finishedAt,
    revision: sha(name, index),
    ...more,
  };
}

/** One deployment every six hours, the first of which fail. */
function deployments(name: string, count: number, failed: number): object[] {
  return Array.from({ length: count }, (_, index) =>
    deployment(name, index, at(index * 6), {
      status: index < failed ? 'failed' : 'succeeded',
    }),
  );
}

/** A deployment of so many commits, each so many minutes old. */
function release(name: string, commits: number, minutes: number): object[] {
  const shas = Array.from({ length: commits + 1 }, (_, index) =>
    sha(name, 1_000 + index),
  );
  const finishedAt = at(600);
  const push = (before: string | null, list: string[], authoredAt: string) => ({
    type: 'push',
    repository: `https://github.com/acme/${name}`,
    branch: 'main',
    before,
    after: list.at(-1),
    pushedAt: finishedAt,
    commits: list.map(listed => ({ sha: listed, authoredAt, title: 'Change' })),
  });
  const authoredAt = new Date(
    Date.parse(finishedAt) - minutes * MINUTE_MS,
  ).toISOString();
  return [
    push(null, shas.slice(0, 1), at(0)),
    push(shas[0], shas.slice(1), authoredAt),
    deployment(name, 1_000, at(0), { revision: shas[0] }),
    deployment(name, 2_000, finishedAt, { revision: shas.at(-1) }),
  ];
}

describe.each(databases.eachSupportedId())('pooling on %s', databaseId => {
  let backend: DoraBackend;

  async function tell(entities: Entity[], events: object[]) {
    backend = await DoraBackend.start({
      knex: await databases.init(databaseId),
      entities: [payments, ...entities],
    });
    await backend.generic(...events).expect(202);
    await backend.settled();
  }

  afterEach(() => backend.stop());

  const team = async (): Promise<TeamMetrics> =>
    (
      await backend
        .get('/v1/teams/default/payments/metrics')
        .query(march)
        .expect(200)
    ).body;
  const organisation = async (): Promise<OrganisationMetrics> =>
    (await backend.get('/v1/organisation/metrics').query(march).expect(200))
      .body;
  const ofService = async (name: string) =>
    (await backend.metrics(name, march)).metrics;

  it('sums failures and deployments: 1 of 10 and 4 of 100 are 5 of 110, not 7 %', async () => {
    await tell(
      [owned('small'), owned('large')],
      [...deployments('small', 10, 1), ...deployments('large', 100, 4)],
    );
    const small = (await ofService('small')).change_failure_rate;
    const large = (await ofService('large')).change_failure_rate;
    expect([small.value, large.value]).toEqual([0.1, 0.04]);
    const { metrics } = await team();
    expect(metrics.change_failure_rate).toMatchObject({ failed: 5, n: 110 });
    expect(metrics.change_failure_rate.value).toBeCloseTo(0.04545455, 8);
    // 9 and 96 that succeeded in 31 days.
    expect(metrics.deployment_frequency.n).toBe(105);
    expect(metrics.deployment_frequency.value).toBeCloseTo(105 / 31, 10);
    expect((await organisation()).metrics.change_failure_rate.value).toBe(
      metrics.change_failure_rate.value,
    );
  });

  it('computes percentiles of all lead times anew', async () => {
    // 40 commits of 10 min, 20 of 1,000 min; the first deployment of each
    // service brings one commit more, of 0 s.
    await tell(
      [owned('small'), owned('large')],
      [...release('small', 40, 10), ...release('large', 20, 1_000)],
    );
    const minutes = (seconds: number | null) => seconds! / 60;
    const small = (await ofService('small')).lead_time;
    const large = (await ofService('large')).lead_time;
    expect([small.n, minutes(small.p50), minutes(small.p95)]).toEqual([
      41, 10, 10,
    ]);
    expect([large.n, minutes(large.p50), minutes(large.p95)]).toEqual([
      21, 1_000, 1_000,
    ]);
    // Of 62, two are 0, 40 are 10 and 20 are 1,000: the rank of the median is
    // 30.5, that of P95 57.95. Means of the services would be 505 min twice.
    const { lead_time: pooled } = (await team()).metrics;
    expect([pooled.n, minutes(pooled.p50), minutes(pooled.p95)]).toEqual([
      62, 10, 1_000,
    ]);
  });

  it('counts an incident of two services once', async () => {
    const incident = (id: string, services: string[], minutes: number) => ({
      type: 'incident',
      id,
      services,
      detectedAt: at(100),
      mitigatedAt: new Date(
        Date.parse(at(100)) + minutes * MINUTE_MS,
      ).toISOString(),
    });
    await tell(
      [owned('small'), owned('large')],
      [
        deployment('small', 1, at(90)),
        deployment('large', 1, at(95)),
        incident('INC-1', ['small', 'large'], 30),
        incident('INC-2', ['large'], 90),
      ],
    );
    const small = await ofService('small');
    const large = await ofService('large');
    expect(small.time_to_restore).toMatchObject({ n: 1, value: 1_800 });
    expect(large.time_to_restore).toMatchObject({ n: 2, value: 3_600 });
    // Of three rows two are one incident: (30 + 90) / 2, not (30 + 60) / 2.
    const { metrics } = await team();
    expect(metrics.time_to_restore).toMatchObject({ n: 2, value: 3_600 });
    // The latest deployment among both is to blame, and once.
    expect(small.change_failure_rate).toMatchObject({ failed: 0, n: 1 });
    expect(large.change_failure_rate).toMatchObject({ failed: 1, n: 1 });
    expect(metrics.change_failure_rate).toMatchObject({ failed: 1, n: 2 });
  });

  it('judges each service by its own rules', async () => {
    const incident = (name: string) => ({
      type: 'incident',
      id: `INC-${name}`,
      service: name,
      detectedAt: at(105),
      mitigatedAt: at(106),
    });
    // Five hours after its deployment: too late for the one of four hours.
    await tell(
      [owned('small', { 'failure-window-hours': '4' }), owned('large')],
      [
        deployment('small', 1, at(100)),
        deployment('large', 1, at(100)),
        incident('small'),
        incident('large'),
      ],
    );
    const small = await ofService('small');
    const large = await ofService('large');
    expect(small.change_failure_rate).toMatchObject({ failed: 0, n: 1 });
    expect(large.change_failure_rate).toMatchObject({ failed: 1, n: 1 });
    const { metrics } = await team();
    expect(metrics.change_failure_rate).toMatchObject({
      failed: 1,
      n: 2,
      value: 0.5,
    });
    expect(metrics.time_to_restore.n).toBe(2);
  });
});
