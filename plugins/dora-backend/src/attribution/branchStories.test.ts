import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { march, sha, time } from './__testUtils__/events';
import { repository } from './__testUtils__/github';

const HOUR = 3600;
const shop = repository('checkout');
const strict = { definitions: { minimums: { leadTimeCommits: 1 } } };

/*
 * From what GitHub sends to the numbers that people read, for each of the ways
 * in which commits reach the default branch.
 */
describe.each(databases.eachSupportedId())(
  'ways to the default branch on %s',
  databaseId => {
    let backend: DoraBackend;
    let knex: Knex;

    const push = (...told: Parameters<typeof shop.push>) =>
      backend.github('push', shop.push(...told)).expect(202);
    const merged = (...told: Parameters<typeof shop.merged>) =>
      backend.github('pull_request', shop.merged(...told)).expect(202);
    const deployed = (...told: Parameters<typeof shop.deployed>) =>
      backend.github('deployment_status', shop.deployed(...told)).expect(202);

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      backend = await DoraBackend.start({
        knex,
        entities: [service('checkout')],
        dora: strict,
      });
      // What ran before every story: commit 1, written and deployed on the 2nd.
      await push('main', null, [['1', time(2, 8)]]);
      await deployed(1, '1', time(2, 9));
    });

    afterEach(() => backend.stop());

    /** Hours of each commit that the last deployment counts, and why others are left out. */
    async function lastDeployment() {
      await backend.settled();
      const { items } = await backend.deployments('checkout', march);
      const { body } = await backend
        .get(
          `/v1/services/default/component/checkout/deployments/${items[0].id}`,
        )
        .expect(200);
      const commits: Array<[string, number | string]> = body.commitList.map(
        (commit: any) => [
          commit.sha[0],
          commit.excluded ?? commit.leadTimeSeconds / HOUR,
        ],
      );
      return {
        kind: body.kind,
        note: body.leadTimeNote,
        commits: Object.fromEntries(commits),
      };
    }

    const leadTime = async () =>
      (await backend.metrics('checkout', march)).metrics.lead_time;

    it('counts the commits of a squashed pull request, not the one that joins them', async () => {
      await push('feature', null, [['a', time(3, 8)]]);
      await push('feature', 'a', [['b', time(3, 10)]]);
      await push('main', '1', [['5', time(4, 9), { message: 'Both (#7)' }]]);
      await merged(7, ['feature', 'b'], '5', [time(3, 11), time(4, 9)]);
      await deployed(2, '5', time(4, 10));

      expect(await lastDeployment()).toEqual({
        kind: 'deploy',
        note: null,
        commits: {
          5: expect.stringContaining('was squashed'),
          a: 26,
          b: 24,
        },
      });
      // 1 h of the first deployment, 24 h and 26 h.
      expect(await leadTime()).toMatchObject({ n: 3, value: 24 * HOUR });
    });

    it('says so while the commits of a squashed pull request are not known, and mends it', async () => {
      await push('feature', 'a', [['b', time(3, 10)]]);
      await push('main', '1', [['5', time(4, 9)]]);
      await merged(7, ['feature', 'b'], '5', [time(3, 11), time(4, 9)]);
      await deployed(2, '5', time(4, 10));
      expect(await lastDeployment()).toEqual({
        kind: 'deploy',
        note: expect.stringContaining(
          'squashed pull request were not received',
        ),
        commits: { 5: 1 },
      });

      await push('feature', null, [['a', time(3, 8)]]);
      expect(await lastDeployment()).toMatchObject({
        note: null,
        commits: { a: 26, b: 24 },
      });
    });

    it('leaves out of a squashed branch what it had merged from the default branch', async () => {
      await push('feature', null, [['a', time(3, 8)]]);
      await push('main', '1', [['2', time(3, 9)]]);
      await push('feature', 'a', [
        ['2', time(3, 9)],
        ['c', time(3, 10), { message: "Merge branch 'main' into feature" }],
        ['b', time(3, 11)],
      ]);
      await push('main', '2', [['5', time(4, 9)]]);
      await merged(7, ['feature', 'b'], '5', [time(3, 8), time(4, 9)]);
      await deployed(2, '5', time(4, 10));

      expect((await lastDeployment()).commits).toEqual({
        2: 25,
        5: expect.stringContaining('was squashed'),
        a: 26,
        b: 23,
      });
    });

    it('does not take for a branch what may be the default branch’s', async () => {
      await push('feature', null, [['a', time(3, 8)]]);
      await push(
        'feature',
        'a',
        [
          ['2', time(1, 8)],
          ['b', time(3, 8)],
        ],
        { forced: true },
      );
      await push('main', '1', [['5', time(4, 9)]]);
      await merged(7, ['feature', 'b'], '5', [time(3, 11), time(4, 9)], {
        commits: 1,
      });
      await deployed(2, '5', time(4, 10));

      expect(await lastDeployment()).toMatchObject({
        note: expect.stringContaining('squashed'),
        commits: { 5: 1 },
      });

      await push('main', null, [['2', time(1, 8)]]);
      expect((await lastDeployment()).commits).toEqual({
        5: expect.stringContaining('was squashed'),
        b: 26,
      });
    });

    it('counts rebased commits once, from when they were written', async () => {
      await push('feature', null, [['a', time(3, 8)]]);
      await push('feature', 'a', [['b', time(3, 10)]]);
      await push('main', '1', [
        ['4', time(4, 9), { message: 'Change a' }],
        ['5', time(4, 9), { message: 'Change b' }],
      ]);
      await merged(7, ['feature', 'b'], '5', [time(3, 11), time(4, 9)]);
      await deployed(2, '5', time(4, 10));

      expect((await lastDeployment()).commits).toEqual({ 4: 26, 5: 24 });
    });

    it('counts the commits that a merge brings, and not the merge', async () => {
      await push('feature', null, [['a', time(3, 8)]]);
      await push('feature', 'a', [['b', time(3, 10)]]);
      await push('main', '1', [
        ['a', time(3, 8)],
        ['b', time(3, 10)],
        [
          '5',
          time(4, 9),
          { message: 'Merge pull request #7 from acme/feature' },
        ],
      ]);
      await merged(7, ['feature', 'b'], '5', [time(3, 11), time(4, 9)]);
      await deployed(2, '5', time(4, 10));

      expect((await lastDeployment()).commits).toEqual({
        5: expect.stringContaining('merge'),
        a: 26,
        b: 24,
      });
    });

    it('counts a cherry-picked commit from when it was first written', async () => {
      await push('main', '1', [
        ['a', time(3, 8)],
        ['b', time(3, 9)],
      ]);
      await push('release', null, [], { after: '1' });
      await push('release', '1', [
        ['f', time(3, 9), { message: 'Change b\n\n(cherry picked from b)' }],
      ]);
      await deployed(2, 'f', time(4, 9));

      expect((await lastDeployment()).commits).toEqual({ f: 24 });
    });

    it('marks a deployment as failed whose commit is soon reverted', async () => {
      await push('main', '1', [['a', time(3, 8)]]);
      await deployed(2, 'a', time(3, 9));
      await push('main', 'a', [
        [
          'b',
          time(3, 10),
          {
            message: `Revert "Change a"\n\nThis reverts commit ${sha('a')}.`,
          },
        ],
      ]);
      await deployed(3, 'b', time(3, 11));

      expect((await lastDeployment()).commits).toEqual({ b: 1 });
      const { items } = await backend.deployments('checkout', march);
      expect(items.map(({ kind, verdict }) => [kind, verdict])).toEqual([
        ['revert', 'ok'],
        ['deploy', 'failed'],
        ['deploy', 'ok'],
      ]);
      expect(items[1].failures).toEqual([
        expect.objectContaining({
          rule: 'rollback',
          at: time(3, 11),
          text: 'Its commit aaaaaaa was reverted and that deployed 2 h after it had finished.',
          evidence: { kind: 'deployment', id: items[0].id, url: null },
        }),
      ]);
      const { metrics } = await backend.metrics('checkout', march);
      expect(metrics.change_failure_rate).toMatchObject({ value: 1 / 3 });
    });

    it('does not mark it when the revert is deployed after the failure window', async () => {
      await push('main', '1', [['a', time(3, 8)]]);
      await deployed(2, 'a', time(3, 9));
      await push('main', 'a', [
        ['b', time(4, 9), { message: `This reverts commit ${sha('a')}.` }],
      ]);
      await deployed(3, 'b', time(4, 9, 1));
      await backend.settled();

      const { items } = await backend.deployments('checkout', march);
      expect(items.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok']);
    });

    it('does not guess what a force-push has taken away', async () => {
      await push('main', '1', [['a', time(3, 8)]]);
      await deployed(2, 'a', time(3, 9));
      await push('main', 'a', [['b', time(3, 10)]], { forced: true });
      await deployed(3, 'b', time(3, 11));

      expect(await lastDeployment()).toEqual({
        kind: 'deploy',
        note: expect.stringContaining('rewritten'),
        commits: { b: 1 },
      });
    });

    it('counts a deployment of a commit that nobody pushed, without a lead time', async () => {
      await deployed(2, 'f', time(3, 9));

      expect(await lastDeployment()).toEqual({
        kind: 'deploy',
        note: 'No push with the deployed commit was received.',
        commits: { f: 'Nothing was received about this commit.' },
      });
      const { metrics } = await backend.metrics('checkout', march);
      expect(metrics.deployment_frequency.n).toBe(2);
      expect(metrics.lead_time.n).toBe(1);
    });

    it('counts of a first deployment only the commit itself', async () => {
      expect(await lastDeployment()).toEqual({
        kind: 'deploy',
        note: expect.stringContaining('first deployment'),
        commits: { 1: 1 },
      });
    });

    it('blames a rollback from V3 to V1 on V3, and counts no commit again', async () => {
      await push('main', '1', [['2', time(3, 8)]]);
      await push('main', '2', [['3', time(3, 10)]]);
      await deployed(2, '2', time(3, 9));
      await deployed(3, '3', time(3, 11));
      await deployed(4, '1', time(3, 12));

      expect(await lastDeployment()).toEqual({
        kind: 'rollback',
        note: null,
        commits: {},
      });
      const { items } = await backend.deployments('checkout', march);
      expect(items.map(({ verdict }) => verdict)).toEqual([
        'not_counted',
        'failed',
        'ok',
        'ok',
      ]);
      const { metrics } = await backend.metrics('checkout', march);
      expect(metrics.deployment_frequency.n).toBe(3);
      expect(metrics.change_failure_rate).toMatchObject({ value: 1 / 3 });
      expect(metrics.lead_time).toMatchObject({ n: 3, value: HOUR });
    });

    it('counts a hotfix once, from its branch and not again when it is merged back', async () => {
      await push('main', '1', [['a', time(3, 8)]]);
      await push('hotfix', null, [], { after: '1' });
      await push('hotfix', '1', [['f', time(3, 9)]]);
      await deployed(2, 'f', time(3, 10));
      expect((await lastDeployment()).commits).toEqual({ f: 1 });

      await push('main', 'a', [
        ['f', time(3, 9)],
        ['c', time(3, 11), { message: "Merge branch 'hotfix'" }],
      ]);
      await deployed(3, 'c', time(3, 12));
      expect((await lastDeployment()).commits).toEqual({
        a: 4,
        c: expect.stringContaining('merge'),
      });
    });
  },
);
