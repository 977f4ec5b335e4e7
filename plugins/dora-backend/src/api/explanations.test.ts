import {
  Explanation,
  ExplainedMetric,
} from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend } from '../__testUtils__/doraBackend';

const REPOSITORY = 'https://github.com/acme/checkout';
const sha = (letter: string) => letter.repeat(40);
const at = (day: number, hour: number, minute = 0) =>
  new Date(Date.UTC(2026, 2, day, hour, minute)).toISOString();

function service(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'github.com/project-slug': `acme/${name}` },
    },
    spec: { type: 'service', owner: 'group:default/payments' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  };
}

const team = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments' },
  spec: { type: 'team', children: [] },
};

function commit(
  letter: string,
  parent: string | undefined,
  authoredAt: string,
) {
  return {
    type: 'commit',
    repository: REPOSITORY,
    branch: 'main',
    sha: sha(letter),
    ...(parent && { parent: sha(parent) }),
    title: `Change ${letter}`,
    authoredAt,
  };
}

function deployment(
  id: string,
  revision: string,
  finishedAt: string,
  more = {},
) {
  return {
    type: 'deployment',
    id,
    service: 'checkout',
    repository: REPOSITORY,
    revision: sha(revision),
    version: `v${id}`,
    status: 'succeeded',
    startedAt: finishedAt,
    finishedAt,
    ...more,
  };
}

/** Two releases, an attempt that fails, a redeploy, and two incidents of which one is open. */
const events = [
  commit('a', undefined, at(2, 8)),
  commit('b', 'a', at(3, 8)),
  { ...commit('c', 'b', at(3, 9)), merge: true },
  deployment('1', 'a', at(2, 10)),
  deployment('2', 'c', at(3, 10)),
  deployment('3', 'd', at(4, 10), { status: 'failed' }),
  deployment('4', 'c', at(5, 10)),
  {
    type: 'incident',
    id: 'INC-1',
    service: 'checkout',
    title: 'Cart is empty',
    severity: 'SEV2',
    detectedAt: at(3, 11),
    mitigatedAt: at(3, 11, 30),
  },
  {
    type: 'incident',
    id: 'INC-2',
    service: 'checkout',
    title: 'Slow',
    severity: 'SEV3',
    detectedAt: at(20, 9),
  },
];

const window = { from: '2026-03-01', to: '2026-03-31' };

describe.each(databases.eachSupportedId())('explanations, %p', databaseId => {
  let backend: DoraBackend;

  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout'), service('basket'), team],
    });
    await backend.generic(...events).expect(202);
    await backend.settled();
  });

  const explain = async (
    path: string,
    metric: ExplainedMetric,
    query: object = {},
  ): Promise<Explanation> => {
    const { body } = await backend
      .get(`/v1/${path}/explanations/${metric}`)
      .query({ ...window, ...query })
      .expect(200);
    return body;
  };
  const checkout = 'services/default/component/checkout';

  it.each([
    ['deployment_frequency', ['v2', 'v1'], ['v4', 'v3']],
    [
      'lead_time',
      ['bbbbbbb Change b', 'aaaaaaa Change a'],
      ['ccccccc Change c'],
    ],
    ['change_failure_rate', ['v3', 'v2', 'v1'], ['v4']],
    ['time_to_restore', ['Cart is empty'], ['Slow']],
    ['failed_deployment_recovery_time', ['Cart is empty'], ['Slow']],
    ['deployment_rework_rate', ['v2', 'v1'], ['v4', 'v3']],
    ['batch_size', ['v2', 'v1'], []],
  ] as const)('of %s names all its rows', async (metric, counted, left) => {
    const included = await explain(checkout, metric);
    expect(included.rows.map(({ title }) => title)).toEqual(counted);
    expect(included.rows.every(({ excluded }) => excluded === null)).toBe(true);
    expect(included).toMatchObject({
      included: counted.length,
      excluded: left.length,
      missing: null,
      pendingDeliveries: 0,
      lastEventAt: at(20, 9),
    });
    const excluded = await explain(checkout, metric, { part: 'excluded' });
    expect(excluded.rows.map(({ title }) => title)).toEqual(left);
    expect(excluded.rows.every(row => row.excluded)).toBe(true);
  });

  it('works its numbers out of the rows that it names', async () => {
    const metrics = (
      await backend.get(`/v1/${checkout}/metrics`).query(window).expect(200)
    ).body;
    const lead = await explain(checkout, 'lead_time');
    expect(lead.rows.map(({ value }) => value)).toEqual([7200, 7200]);
    expect(lead).toMatchObject({
      value: 7200,
      n: 2,
      unit: 'seconds',
      calculation: 'median of 2 lead times = 7200 s',
    });
    const failures = await explain(checkout, 'change_failure_rate');
    expect(failures.rows.map(({ value }) => value)).toEqual([1, 1, 0]);
    expect(failures.calculation).toBe('2 failed / 3 deployments = 0.666667');
    expect(failures.value).toBe(metrics.metrics.change_failure_rate.value);
    const restore = await explain(checkout, 'time_to_restore');
    expect(restore.rows).toMatchObject([
      {
        value: 1800,
        note: 'SEV2, caused by the latest deployment before it',
        deploymentId: failures.rows[1].id,
      },
    ]);
    expect(restore.definitions.fingerprint).toBe(
      metrics.definitions.fingerprint,
    );
  });

  it('says the rule in words, and why rows are left out', async () => {
    const frequency = await explain(checkout, 'deployment_frequency', {
      part: 'excluded',
    });
    expect(frequency.formula).toMatch(
      /^Successful deployments, divided by the days that have passed/,
    );
    expect(frequency.rows.map(({ excluded }) => excluded)).toEqual([
      'A redeploy of the version that ran already is not counted.',
      'The roll-out failed, so nothing reached its users.',
    ]);
    const lead = await explain(checkout, 'lead_time', { part: 'excluded' });
    expect(lead.rows[0].excluded).toBe('A merge brings no change of its own.');
  });

  it('explains a team and the organisation by the same rows', async () => {
    for (const path of ['teams/default/payments', 'organisation']) {
      const found = await explain(path, 'deployment_frequency');
      expect(found.rows.map(({ title }) => title)).toEqual(['v2', 'v1']);
      expect(found.rows[0].entityRef).toBe('component:default/checkout');
    }
  });

  it('answers page by page', async () => {
    const page = await explain(checkout, 'change_failure_rate', {
      offset: 1,
      limit: 1,
    });
    expect(page).toMatchObject({ offset: 1, limit: 1, included: 3 });
    expect(page.rows.map(({ title }) => title)).toEqual(['v2']);
    await backend
      .get(`/v1/${checkout}/explanations/happiness`)
      .query(window)
      .expect(400);
  });
});

describe('explanations by another clock', () => {
  it('leave out a commit that was committed after its deployment', async () => {
    const picky = service('checkout');
    const backend = await DoraBackend.start({
      knex: await databases.init('SQLITE_3'),
      entities: [
        {
          ...picky,
          metadata: {
            ...picky.metadata,
            annotations: {
              ...picky.metadata.annotations,
              'dora/lead-time-start': 'committed',
            },
          },
        },
      ],
    });
    await backend
      .generic(
        { ...commit('a', undefined, at(2, 8)), committedAt: at(2, 11) },
        deployment('1', 'a', at(2, 10)),
      )
      .expect(202);
    await backend.settled();
    const { body } = await backend
      .get('/v1/services/default/component/checkout/explanations/lead_time')
      .query({ ...window, part: 'excluded' })
      .expect(200);
    expect(body.rows).toMatchObject([
      { excluded: 'By the times told, it ends before it begins.' },
    ]);
  });
});
