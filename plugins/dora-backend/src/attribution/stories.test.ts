import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { deploy, march, push, sha, time } from './__testUtils__/events';

describe.each(databases.eachSupportedId())('stories on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout'), service('cart'), service('search')],
    });
  });

  afterEach(() => backend.stop());

  const leadTimes = async () => {
    const { items } = await backend.deployments('checkout', march);
    return Object.fromEntries(
      items.map(item => [item.revision, item.leadTimeMedian]),
    );
  };

  const verdicts = async () => {
    const { items } = await backend.deployments('checkout', march);
    return Object.fromEntries(
      items.map(item => [
        item.revision?.[0],
        [item.kind, item.verdict, ...item.failures.map(({ rule }) => rule)],
      ]),
    );
  };

  it('counts every commit since the version before, each once', async () => {
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.github(
      'push',
      push(sha('a'), [
        [sha('b'), time(2, 9)],
        [sha('c'), time(2, 10)],
      ]),
    );
    await backend.github('push', push(sha('c'), [[sha('d'), time(2, 11)]]));
    await backend.generic(
      deploy('1', sha('a'), time(2, 8, 30)),
      deploy('2', sha('d'), time(2, 12)),
      deploy('3', sha('d'), time(3, 12)),
    );
    await backend.settled();

    const { metrics } = await backend.metrics('checkout', march);
    expect(metrics.deployment_frequency.n).toBe(2);
    // 30 min; 3 h, 2 h and 1 h
    expect(metrics.lead_time).toMatchObject({ n: 4, value: 5400, mean: 5850 });
    const { items } = await backend.deployments('checkout', march);
    expect(items.map(({ kind, commits }) => [kind, commits])).toEqual([
      ['redeploy', 0],
      ['deploy', 3],
      ['deploy', 1],
    ]);
  });

  it('gives one lead time whether the commit or the deployment comes first', async () => {
    await backend.generic(deploy('1', sha('b'), time(2, 12)));
    await backend.settled();
    expect(await leadTimes()).toEqual({ [sha('b')]: null });

    await backend.github('push', push(null, [[sha('b'), time(2, 11)]]));
    await backend.settled();
    expect(await leadTimes()).toEqual({ [sha('b')]: 3600 });
  });

  it('fills a gap when the push that was missing arrives', async () => {
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.github('push', push(sha('b'), [[sha('c'), time(2, 10)]]));
    await backend.generic(
      deploy('1', sha('a'), time(2, 9)),
      deploy('2', sha('c'), time(2, 12)),
    );
    await backend.settled();
    const before = await backend.deployments('checkout', march);
    expect(before.items[0]).toMatchObject({
      commits: 1,
      leadTimeNote: expect.stringContaining('was not received'),
    });

    await backend.github('push', push(sha('a'), [[sha('b'), time(2, 9)]]));
    await backend.settled();
    const after = await backend.deployments('checkout', march);
    expect(after.items[0]).toMatchObject({ commits: 2, leadTimeNote: null });
  });

  it('leaves out merges and explains it', async () => {
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.github(
      'push',
      push(sha('a'), [
        [sha('b'), time(2, 9)],
        [sha('c'), time(2, 10), { message: 'Merge pull request #1 from x/y' }],
      ]),
    );
    await backend.generic(
      deploy('1', sha('a'), time(2, 8, 30)),
      deploy('2', sha('c'), time(2, 12)),
    );
    await backend.settled();
    const { items } = await backend.deployments('checkout', march);
    const { body } = await backend.get(
      `/v1/services/default/component/checkout/deployments/${items[0].id}`,
    );
    expect(body.previousRevision).toBe(sha('a'));
    expect(body.commitList).toEqual([
      expect.objectContaining({
        sha: sha('c'),
        leadTimeSeconds: null,
        excluded: 'A merge brings no change of its own.',
      }),
      expect.objectContaining({ sha: sha('b'), leadTimeSeconds: 10800 }),
    ]);
  });

  it('blames the version that ran when it is rolled back within 24 hours', async () => {
    await backend.generic(
      deploy('1', sha('a'), time(2, 9)),
      deploy('2', sha('b'), time(3, 9)),
      deploy('3', sha('c'), time(4, 9)),
      deploy('4', sha('a'), time(5, 9)),
      deploy('5', sha('d'), time(6, 9)),
      deploy('6', sha('a'), time(7, 9, 1)),
    );
    await backend.settled();
    const { items } = await backend.deployments('checkout', march);
    expect(
      items.map(({ kind, failures }) => [
        kind,
        failures.map(({ text }) => text).join(),
      ]),
    ).toEqual([
      ['rollback', ''],
      ['deploy', ''],
      ['rollback', ''],
      ['deploy', 'Rolled back 24 h after it had finished.'],
      ['deploy', ''],
      ['deploy', ''],
    ]);
  });

  it('blames the last deployment before an incident, up to 24 hours', async () => {
    await backend.generic(
      deploy('1', sha('a'), time(2, 9)),
      deploy('2', sha('b'), time(2, 15)),
      {
        type: 'incident',
        id: 'INC-1',
        title: 'Payments fail',
        service: 'checkout',
        severity: 'SEV2',
        detectedAt: time(3, 15),
        mitigatedAt: time(3, 16),
      },
      deploy('3', sha('c'), time(10, 9)),
      {
        type: 'incident',
        id: 'INC-2',
        service: 'checkout',
        detectedAt: time(11, 9, 1),
      },
    );
    await backend.settled();
    expect(await verdicts()).toEqual({
      a: ['deploy', 'ok'],
      b: ['deploy', 'failed', 'incident'],
      c: ['deploy', 'ok'],
    });
    const { items } = await backend.deployments('checkout', {
      ...march,
      verdict: 'failed',
    });
    expect(items).toHaveLength(1);
    expect(items[0].failures[0].text).toBe(
      '“Payments fail” (SEV2) was detected 24 h after it had finished: the last deployment within 24 h before it.',
    );
    expect(items[0].restoreSeconds).toBe(3600);
  });

  it('finds one cause for an incident of several services', async () => {
    await backend.generic(
      deploy('1', sha('a'), time(2, 9)),
      deploy('2', sha('b'), time(2, 10), { service: 'cart' }),
      {
        type: 'incident',
        id: 'INC-1',
        services: ['checkout', 'cart'],
        detectedAt: time(2, 11),
        mitigatedAt: time(2, 12),
      },
    );
    await backend.settled();
    const ofCheckout = await backend.metrics('checkout', march);
    const ofCart = await backend.metrics('cart', march);
    expect(ofCheckout.metrics.change_failure_rate.failed).toBe(0);
    expect(ofCart.metrics.change_failure_rate.failed).toBe(1);
    for (const { metrics } of [ofCheckout, ofCart]) {
      expect(metrics.time_to_restore).toMatchObject({ n: 1, value: 3600 });
    }

    // A later deployment of the other service, told late, takes the blame over.
    await backend.generic(deploy('3', sha('c'), time(2, 10, 30)));
    await backend.settled();
    expect(
      (await backend.metrics('checkout', march)).metrics.change_failure_rate
        .failed,
    ).toBe(1);
    expect(
      (await backend.metrics('cart', march)).metrics.change_failure_rate.failed,
    ).toBe(0);
  });

  it('counts one release to several regions once', async () => {
    await backend.generic(
      deploy('eu', sha('a'), time(2, 9), { environment: 'prod' }),
      deploy('us', sha('a'), time(2, 9, 40), { environment: 'live' }),
    );
    await backend.settled();
    const { items } = await backend.deployments('checkout', march);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      startedAt: time(2, 9),
      finishedAt: time(2, 9, 40),
    });
  });

  it('counts an incident that is reopened to its final end', async () => {
    await backend.generic(
      {
        type: 'incident',
        id: 'INC-1',
        service: 'checkout',
        detectedAt: time(2, 9),
        resolvedAt: time(2, 10),
      },
      { type: 'incident', id: 'INC-1', reopenedAt: time(2, 11) },
    );
    await backend.settled();
    const open = await backend.metrics('checkout', march);
    expect(open.metrics.time_to_restore).toMatchObject({ open: 1, n: 0 });

    await backend.generic({
      type: 'incident',
      id: 'INC-1',
      mitigatedAt: time(2, 12),
    });
    await backend.settled();
    const closed = await backend.metrics('checkout', march);
    expect(closed.metrics.time_to_restore).toMatchObject({
      open: 0,
      n: 1,
      value: 3 * 3600,
    });
  });

  it('C5: takes a commit a few minutes after its deployment for no time, and leaves out later ones', async () => {
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.github('push', push(sha('a'), [[sha('b'), time(2, 9, 4)]]));
    await backend.github('push', push(sha('b'), [[sha('c'), time(2, 10, 6)]]));
    await backend.generic(
      deploy('1', sha('a'), time(2, 8, 30)),
      deploy('2', sha('b'), time(2, 9)),
      deploy('3', sha('c'), time(2, 10)),
    );
    await backend.settled();
    const { items } = await backend.deployments('checkout', march);
    expect(
      items.map(({ leadTimeMedian, leadTimeNote }) => [
        leadTimeMedian,
        leadTimeNote,
      ]),
    ).toEqual([
      [null, null],
      [0, expect.stringContaining('clocks differ')],
      [1800, expect.stringContaining('first deployment')],
    ]);
    const { body } = await backend.get(
      `/v1/services/default/component/checkout/deployments/${items[0].id}`,
    );
    expect(body.commitList).toEqual([
      expect.objectContaining({
        leadTimeSeconds: null,
        excluded: 'It was written after the deployment had finished.',
      }),
    ]);
    const { metrics } = await backend.metrics('checkout', march);
    expect(metrics.lead_time).toMatchObject({ n: 2, p50: 900 });
  });
});
