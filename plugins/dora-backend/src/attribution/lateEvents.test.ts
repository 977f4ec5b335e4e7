import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { deploy, march, push, sha, time } from './__testUtils__/events';

describe.each(databases.eachSupportedId())('late events on %s', databaseId => {
  let backend: DoraBackend;

  beforeEach(async () => {
    backend = await DoraBackend.start({
      knex: await databases.init(databaseId),
      entities: [service('checkout')],
    });
  });

  afterEach(() => backend.stop());

  const restores = async () => {
    await backend.settled();
    const { metrics } = await backend.metrics('checkout', march);
    const { n, open, value } = metrics.time_to_restore;
    return { n, open, value };
  };

  const incident = (id: string, told: object) =>
    backend.generic({ type: 'incident', id, ...told });

  it('R7: measure a deployment when its commit comes a second, an hour or ten days later', async () => {
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.generic(
      deploy('1', sha('a'), time(2, 9)),
      deploy('2', sha('b'), time(3, 9)),
      deploy('3', sha('c'), time(4, 9)),
      deploy('4', sha('d'), time(5, 9)),
    );
    const look = async () => {
      await backend.settled();
      const firstDays = { from: '2026-03-01', to: '2026-03-06' };
      const { metrics } = await backend.metrics('checkout', firstDays);
      const { items } = await backend.deployments('checkout', march);
      return {
        frequency: metrics.deployment_frequency.n,
        commits: metrics.lead_time.n,
        hours: items.map(({ leadTimeMedian }) =>
          leadTimeMedian === null ? null : leadTimeMedian / 3600,
        ),
        unknown: items.filter(({ leadTimeNote }) =>
          leadTimeNote?.startsWith('No push with the deployed commit'),
        ).length,
      };
    };
    const pending = { frequency: 4, commits: 1, unknown: 3 };
    expect(await look()).toEqual({ ...pending, hours: [null, null, null, 1] });

    await backend.github(
      'push',
      push(sha('a'), [[sha('b'), time(3, 7)]], { pushedAt: time(3, 9, 0.02) }),
    );
    expect(await look()).toMatchObject({ hours: [null, null, 2, 1] });
    await backend.github(
      'push',
      push(sha('b'), [[sha('c'), time(4, 6)]], { pushedAt: time(4, 10) }),
    );
    expect(await look()).toMatchObject({ hours: [null, 3, 2, 1] });
    await backend.github(
      'push',
      push(sha('c'), [[sha('d'), time(5, 5)]], { pushedAt: time(15, 9) }),
    );
    expect(await look()).toEqual({
      frequency: 4,
      commits: 4,
      unknown: 0,
      hours: [4, 3, 2, 1],
    });
  });

  it('R8: tell an incident’s end and acknowledgement before its beginning', async () => {
    await incident('INC-1', { resolvedAt: time(2, 11) });
    await incident('INC-1', { acknowledgedAt: time(2, 9, 55) });
    expect(await restores()).toEqual({ n: 0, open: 0, value: null });

    await incident('INC-1', { service: 'checkout', detectedAt: time(2, 10) });
    expect(await restores()).toEqual({ n: 1, open: 0, value: 3600 });

    await incident('INC-1', { reopenedAt: time(2, 12) });
    expect(await restores()).toEqual({ n: 0, open: 1, value: null });

    await incident('INC-1', { resolvedAt: time(2, 13) });
    expect(await restores()).toEqual({ n: 1, open: 0, value: 3 * 3600 });
  });

  it('R8: tell that an incident was reopened before anything else of it', async () => {
    await incident('INC-1', { reopenedAt: time(2, 12) });
    await incident('INC-1', { mitigatedAt: time(2, 14) });
    await incident('INC-1', { mitigatedAt: time(2, 11) });
    await incident('INC-1', { service: 'checkout', detectedAt: time(2, 10) });
    expect(await restores()).toEqual({ n: 1, open: 0, value: 4 * 3600 });
  });

  it('C6: leave out an incident that ends before it begins, and never subtract', async () => {
    await incident('INC-1', { service: 'checkout', detectedAt: time(2, 10) });
    await incident('INC-1', { resolvedAt: time(2, 9) });
    expect(await restores()).toEqual({ n: 0, open: 0, value: null });

    await incident('INC-2', {
      service: 'checkout',
      detectedAt: time(3, 10),
      resolvedAt: time(3, 9),
    });
    await backend.generic(
      deploy('1', sha('a'), time(4, 9), { startedAt: time(4, 10) }),
    );
    expect(await restores()).toEqual({ n: 0, open: 0, value: null });
    const { metrics } = await backend.metrics('checkout', march);
    expect(metrics.deployment_frequency.n).toBe(0);
    const { body } = await backend
      .get('/v1/deliveries')
      .query({ state: 'implausible' })
      .expect(200);
    expect(body.items.map(({ note }: { note: string }) => note)).toEqual([
      'finishedAt of the deployment is before its startedAt',
      'resolvedAt of the incident is before its detectedAt',
    ]);
  });

  it('R9: rewrite a branch without making up commits', async () => {
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.github('push', push(sha('a'), [[sha('b'), time(2, 9)]]));
    await backend.github(
      'push',
      push(sha('b'), [[sha('c'), time(2, 10)]], { forced: true }),
    );
    await backend.generic(
      deploy('1', sha('b'), time(2, 11)),
      deploy('2', sha('c'), time(2, 12)),
    );
    await backend.settled();
    const { items } = await backend.deployments('checkout', march);
    expect(items[0]).toMatchObject({
      commits: 1,
      leadTimeMedian: 7200,
      leadTimeNote: expect.stringContaining('was rewritten'),
    });
  });

  it('R9: show that a list of commits was cut, until the rest is told', async () => {
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    const whole = push(sha('a'), [
      [sha('b'), time(2, 9)],
      [sha('c'), time(2, 10)],
    ]);
    await backend.github('push', { ...whole, commits: [whole.commits[0]] });
    await backend.generic(
      deploy('1', sha('a'), time(2, 8, 30)),
      deploy('2', sha('c'), time(2, 11)),
    );
    await backend.settled();
    const cut = await backend.deployments('checkout', march);
    expect(cut.items[0].leadTimeNote).toMatch(/^No push|listed only part/);
    expect(cut.items[0].commits).toBe(1);

    await backend.github('push', whole);
    await backend.settled();
    const { items } = await backend.deployments('checkout', march);
    expect(items[0]).toMatchObject({ commits: 2, leadTimeNote: null });
  });

  it('R9: follow a push of 2048 commits, the most that GitHub lists', async () => {
    const shaOf = (n: number) => `e${n.toString(16).padStart(39, '0')}`;
    const commits = Array.from({ length: 2048 }, (_, n): [string, string] => [
      shaOf(n),
      time(3, 0, n / 60),
    ]);
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.github('push', push(sha('a'), commits));
    await backend.generic(
      deploy('1', sha('a'), time(2, 9)),
      deploy('2', shaOf(2047), time(4, 0)),
    );
    await backend.settled();
    const { items } = await backend.deployments('checkout', march);
    expect(items[0]).toMatchObject({
      commits: 2048,
      leadTimeNote: expect.stringContaining('listed only part'),
    });
  });
});
