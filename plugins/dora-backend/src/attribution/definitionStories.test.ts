import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { deploy, march, sha, time } from './__testUtils__/events';
import { pullRequest, pushed } from './__testUtils__/generic';

const HOUR_MS = 3_600_000;
const at = (value: unknown) =>
  value === null ? null : new Date(Number(value)).toISOString();

/*
 * From what senders tell to the links, for each of the definitions that decide
 * upon links.
 */
describe.each(databases.eachSupportedId())('definitions on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;

  async function start(
    definitions: object = {},
    entities: Entity[] = [service('checkout'), service('cart')],
    more: object = {},
  ) {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities,
      dora: { definitions, ...more },
    });
  }

  afterEach(() => backend.stop());

  const tell = (...events: object[]) => backend.generic(...events).expect(202);

  /** Kind and failures of each deployment, by the revision and place of its sender. */
  async function deployments(name = 'checkout') {
    await backend.settled();
    const rows = await knex('dora_deployment_links')
      .where('service_ref', `component:default/${name}`)
      .orderBy(['occurred_at', 'id']);
    return rows.map(row => [
      row.revision[0],
      row.kind,
      JSON.parse(row.failures)
        .map((failure: { rule: string }) => failure.rule)
        .join('+'),
    ]);
  }

  /** How each service’s share of an incident was linked. */
  async function incidents() {
    await backend.settled();
    const rows = await knex('dora_incident_links as incident')
      .leftJoin('dora_deployment_links as cause', {
        'cause.id': 'incident.deployment_id',
      })
      .orderBy(['incident.detected_at', 'incident.service_ref'])
      .select('incident.*', 'cause.revision');
    return rows.map(row => ({
      service: row.service_ref.split('/')[1],
      method: row.method,
      cause: row.revision && row.revision[0],
      duplicate: Boolean(row.is_duplicate),
      remediatedAt: at(row.remediated_at),
    }));
  }

  const incident = (id: string, detectedAt: string, more: object = {}) => ({
    type: 'incident',
    id,
    service: 'checkout',
    detectedAt,
    ...more,
  });

  it('takes a change from a hotfix branch for a hotfix, however late its pull request is told', async () => {
    await start();
    await tell(
      pushed('main', null, [['1', time(2, 8)]], time(2, 8)),
      pushed('hotfix/7', '1', [['2', time(3, 8)]], time(3, 9)),
      pushed('main', '1', [['2', time(3, 8)]], time(3, 11)),
      deploy('1', sha('1'), time(2, 12)),
      deploy('2', sha('2'), time(3, 12)),
    );
    expect(await deployments()).toEqual([
      ['1', 'deploy', ''],
      ['2', 'deploy', ''],
    ]);

    await tell(
      pullRequest(7, 'hotfix/7', '2', {
        openedAt: time(3, 9, 30),
        approvedAt: time(3, 10),
        mergedAt: time(3, 11),
      }),
    );
    expect(await deployments()).toEqual([
      ['1', 'deploy', 'hotfix_follows'],
      ['2', 'hotfix', ''],
    ]);
    const [first, second] = (await backend.deployments('checkout', march))
      .items;
    expect(second.failures).toMatchObject([
      {
        rule: 'hotfix_follows',
        evidence: { kind: 'deployment', id: first.id },
      },
    ]);
    const commit = await knex('dora_commit_links')
      .where('sha', sha('2'))
      .first();
    expect(commit.change_number).toBe(7);
    const clocks = Object.entries(JSON.parse(commit.clocks));
    expect(
      Object.fromEntries(clocks.map(([name, value]) => [name, at(value)])),
    ).toEqual({
      committed: null,
      pushed: time(3, 9),
      opened: time(3, 9, 30),
      approved: time(3, 10),
      merged: time(3, 11),
    });
  });

  it('leaves alone what ran longer than the failure window before a hotfix, and other branches', async () => {
    await start({ failureWindowHours: 4, hotfixBranches: ['urgent-*'] });
    const merged = { openedAt: time(2, 8), mergedAt: time(2, 8) };
    await tell(
      pushed(
        'main',
        null,
        [
          ['1', time(2, 8)],
          ['2', time(2, 8)],
          ['3', time(2, 8)],
          ['4', time(2, 8)],
        ],
        time(2, 8),
      ),
      pullRequest(2, 'urgent-2', '2', merged),
      pullRequest(3, 'hotfix/3', '3', merged),
      pullRequest(4, 'URGENT-4', '4', merged),
      deploy('1', sha('1'), time(2, 9)),
      deploy('2', sha('2'), time(2, 13, 1)),
      deploy('3', sha('3'), time(2, 14)),
      deploy('4', sha('4'), time(2, 18)),
    );
    expect(await deployments()).toEqual([
      ['1', 'deploy', ''],
      ['2', 'hotfix', ''],
      ['3', 'deploy', 'hotfix_follows'],
      ['4', 'hotfix', ''],
    ]);
  });

  it('believes a sender that tells of a hotfix, and sees when one needs another', async () => {
    await start();
    await tell(
      deploy('1', sha('1'), time(2, 9)),
      deploy('2', sha('2'), time(2, 10), { hotfix: true }),
      deploy('2b', sha('2'), time(2, 11)),
      deploy('3', sha('3'), time(2, 12), { hotfix: true }),
      deploy('4', sha('4'), time(2, 13), { hotfix: true, status: 'failed' }),
    );
    expect(await deployments()).toEqual([
      ['1', 'deploy', 'hotfix_follows'],
      ['2', 'hotfix', 'hotfix_follows'],
      ['2', 'redeploy', ''],
      ['3', 'hotfix', ''],
      ['4', 'hotfix', 'sync_failed'],
    ]);
  });

  it('calls a deployment a revert that takes back a commit of one shortly before', async () => {
    await start();
    await tell(
      pushed(
        'main',
        null,
        [
          ['1', time(2, 8)],
          ['2', time(2, 8)],
          ['3', time(2, 8), { reverts: sha('2') }],
          ['4', time(2, 8), { reverts: sha('1') }],
        ],
        time(2, 8),
      ),
      deploy('1', sha('1'), time(2, 9)),
      deploy('2', sha('2'), time(3, 9)),
      deploy('3', sha('3'), time(3, 10)),
      deploy('4', sha('4'), time(4, 9)),
    );
    expect(await deployments()).toEqual([
      ['1', 'deploy', ''],
      ['2', 'deploy', 'rollback'],
      ['3', 'revert', ''],
      ['4', 'deploy', ''],
    ]);
  });

  it('blames all that a rollback undoes, or one version, by the rules of each service', async () => {
    await start({ rollbackBlames: 'all_undone' }, [
      service('checkout'),
      service('cart', { 'dora/rollback-blames': 'first_undone' }),
    ]);
    const story = (name: string) =>
      ['1', '2', '3', '1'].map((revision, index) =>
        deploy(`${name}-${index}`, sha(revision), time(2, 9 + index), {
          service: name,
          repository: undefined,
        }),
      );
    await tell(...story('checkout'), ...story('cart'));
    expect(await deployments()).toEqual([
      ['1', 'deploy', ''],
      ['2', 'deploy', 'rollback'],
      ['3', 'deploy', 'rollback'],
      ['1', 'rollback', ''],
    ]);
    expect(await deployments('cart')).toEqual([
      ['1', 'deploy', ''],
      ['2', 'deploy', 'rollback'],
      ['3', 'deploy', ''],
      ['1', 'rollback', ''],
    ]);
  });

  const twoServices = (): object[] => [
    deploy('1', sha('1'), time(2, 9)),
    deploy('2', sha('2'), time(2, 9, 50), {
      service: 'cart',
      repository: undefined,
    }),
    incident('INC-1', time(2, 12), {
      service: undefined,
      services: ['checkout', 'cart'],
    }),
  ];

  it('blames the latest deployment of all services, each within its own failure window', async () => {
    const [checkout, cart] = [service('checkout'), service('cart')];
    await start({}, [checkout, cart]);
    await tell(...twoServices());
    const found = { duplicate: false, remediatedAt: null };
    expect(await incidents()).toEqual([
      { ...found, service: 'cart', method: 'latest_deployment', cause: '2' },
      {
        ...found,
        service: 'checkout',
        method: 'latest_deployment',
        cause: '2',
      },
    ]);
  });

  it('takes no deployment for the cause whose own window is over', async () => {
    await start({}, [
      service('checkout'),
      service('cart', { 'dora/failure-window-hours': '2' }),
    ]);
    await tell(...twoServices());
    expect((await incidents()).map(({ cause }) => cause)).toEqual(['1', '1']);
  });

  it('blames the latest of each service where asked to, but for what was told', async () => {
    await start({ incidentBlames: 'latest_of_each_service' });
    await tell(...twoServices());
    expect(await incidents()).toMatchObject([
      { service: 'cart', cause: '2', method: 'latest_deployment' },
      { service: 'checkout', cause: '1', method: 'latest_deployment' },
    ]);

    await tell(
      incident('INC-1', time(2, 12), { service: undefined, deployment: '1' }),
    );
    expect(await incidents()).toMatchObject([
      { service: 'cart', cause: '1', method: 'told' },
      { service: 'checkout', cause: '1', method: 'told' },
    ]);
  });

  it('lets another incident stand for a duplicate, which blames nothing', async () => {
    await start();
    await tell(
      deploy('1', sha('1'), time(2, 9)),
      incident('INC-2', time(2, 10), {
        duplicateOf: 'INC-1',
        updatedAt: time(2, 11),
      }),
    );
    const duplicate = { method: 'duplicate', cause: null, duplicate: true };
    expect(await incidents()).toMatchObject([duplicate]);
    expect(await deployments()).toEqual([['1', 'deploy', '']]);

    await tell(incident('INC-1', time(2, 9, 30)));
    expect(await incidents()).toMatchObject([
      { method: 'latest_deployment', cause: '1', duplicate: false },
      duplicate,
    ]);

    await tell(
      incident('INC-2', time(2, 10), {
        duplicate: false,
        updatedAt: time(2, 12),
      }),
    );
    expect(await incidents()).toMatchObject([
      { cause: '1', duplicate: false },
      { cause: '1', duplicate: false },
    ]);
  });

  it('links an incident to a later deployment only where told, and whichever comes first', async () => {
    await start();
    await tell(
      incident('INC-1', time(2, 10), { deployment: 'late' }),
      incident('INC-2', time(2, 10)),
    );
    expect(await incidents()).toMatchObject([{ cause: null }, { cause: null }]);

    await tell(deploy('late', sha('1'), time(9, 10)));
    const causes = (await incidents()).map(({ cause, method }) => [
      cause,
      method,
    ]);
    expect(causes).toHaveLength(2);
    expect(causes).toEqual(
      expect.arrayContaining([
        ['1', 'told'],
        [null, 'none'],
      ]),
    );
  });

  it('counts each place by itself where none is joined', async () => {
    await start({ fanOutMinutes: 0 });
    const place = (name: string) => ({ place: name });
    await tell(
      deploy('1-eu', sha('1'), time(2, 9), place('eu')),
      deploy('1-us', sha('1'), time(2, 9, 5), place('us')),
      deploy('2-eu', sha('2'), time(9, 9), place('eu')),
      deploy('2-us', sha('2'), time(9, 9, 5), place('us')),
      deploy('2-us-again', sha('2'), time(9, 9, 30), place('us')),
    );
    await backend.settled();
    // Long after: what ran at each place is read from what was derived before.
    await tell(deploy('3-eu', sha('1'), time(20, 9), place('eu')));
    expect((await deployments()).map(([, kind]) => kind)).toEqual([
      'deploy',
      'deploy',
      'deploy',
      'deploy',
      'redeploy',
      'rollback',
    ]);
  });

  it('tells when a release was finished at its first place', async () => {
    await start({ fanOutMinutes: 90 });
    const place = (name: string, startedAt = time(2, 9)) => ({
      place: name,
      startedAt,
    });
    const finished = async () => {
      await backend.settled();
      const rows = await knex('dora_deployment_links').select();
      return rows.map(row => [at(row.first_finished_at), at(row.finished_at)]);
    };
    await tell(
      deploy('eu', sha('1'), time(2, 9, 10), {
        ...place('eu'),
        status: 'failed',
      }),
      deploy('us', sha('1'), time(2, 10, 40), place('us', time(2, 10, 20))),
      deploy('ap', sha('1'), time(2, 9, 20), place('ap')),
    );
    expect(await finished()).toEqual([[time(2, 9, 20), time(2, 10, 40)]]);
  });

  it('finds the deployment that repaired the cause of an incident', async () => {
    await start();
    await tell(
      deploy('1', sha('1'), time(2, 9)),
      deploy('2', sha('2'), time(3, 9)),
      incident('INC-1', time(3, 10), {
        mitigatedAt: time(3, 11),
        reopenedAt: time(3, 12),
        resolvedAt: time(3, 14),
      }),
      incident('INC-2', time(3, 11, 30)),
    );
    expect(await incidents()).toMatchObject([
      { cause: '2', remediatedAt: null },
      { cause: '2', remediatedAt: null },
    ]);

    await tell(
      deploy('3', sha('1'), time(3, 11, 20)),
      deploy('4', sha('4'), time(3, 16), { hotfix: true }),
    );
    expect(await incidents()).toMatchObject([
      { cause: '2', remediatedAt: time(3, 11, 20) },
      { cause: '2', remediatedAt: time(3, 16) },
    ]);
    const [row] = await knex('dora_incident_links').orderBy('detected_at');
    expect([Number(row.open_ms), row.reopens]).toEqual([3 * HOUR_MS, 1]);
  });

  it('knows the production environments of a service by its own names', async () => {
    const own = { 'dora/production-environments': 'blue, *-customers' };
    await start({}, [service('checkout', own), service('cart')], {
      environments: { production: ['live-*'] },
    });
    const to = (environment: string, name: string) =>
      deploy(`${environment}-${name}`, sha('1'), time(2, 9), {
        environment,
        service: name,
        repository: undefined,
      });
    const names = ['Blue', 'eu-customers', 'live-eu', 'staging'];
    await tell(
      ...names.flatMap(name => [to(name, 'checkout'), to(name, 'cart')]),
    );
    await backend.settled();
    const rows = await knex('dora_deployment_links')
      .orderBy(['service_ref', 'environment'])
      .select('service_ref', 'environment', 'members');
    expect(
      rows.map(row => [
        row.service_ref.split('/')[1],
        row.environment,
        JSON.parse(row.members).length,
      ]),
    ).toEqual([
      ['cart', 'blue', 1],
      ['cart', 'eu-customers', 1],
      ['cart', 'production', 1],
      ['cart', 'staging', 1],
      ['checkout', 'production', 3],
      ['checkout', 'staging', 1],
    ]);
  });
});
