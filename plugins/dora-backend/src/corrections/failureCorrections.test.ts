import {
  DeploymentSummary,
  FailureRef,
} from '@dora-metrics/backstage-plugin-dora-common';
import { deploy, march, sha, time } from '../attribution/__testUtils__/events';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { CorrectionBench } from './__testUtils__/correctionBench';

describe.each(databases.eachSupportedId())(
  'corrections of deployments on %s',
  databaseId => {
    let backend: DoraBackend;
    let bench: CorrectionBench;

    beforeEach(async () => {
      backend = await DoraBackend.start({
        knex: await databases.init(databaseId),
        entities: [service('checkout')],
      });
      bench = new CorrectionBench(backend);
    });

    afterEach(() => backend.stop());

    /** Changes, a version that is taken back, and one whose health fails. */
    async function tell() {
      await backend.generic(
        deploy('1', sha('a'), time(2, 9)),
        deploy('2', sha('b'), time(3, 9)),
        deploy('3', sha('c'), time(5, 9)),
        deploy('4', sha('b'), time(5, 12)),
        deploy('5', sha('d'), time(8, 9), { degradedAt: time(8, 10) }),
      );
      await backend.settled();
    }

    const failureRate = async () => {
      const { metrics } = await backend.metrics('checkout', march);
      const { n, failed, value } = metrics.change_failure_rate;
      return { n, failed, value };
    };
    const reasons = ({ failures }: DeploymentSummary) =>
      failures.map(({ rule, corrected, cleared }) => ({
        rule,
        corrected,
        cleared,
      }));
    const firstOf = ({ id, failures }: DeploymentSummary): FailureRef => ({
      deploymentId: id,
      rule: failures[0].rule,
      evidenceId: failures[0].evidence?.id ?? null,
    });

    /** Whatever was corrected outlives a rebuild of links and of facts, and ends when it is undone. */
    async function expectToLast(act: () => Promise<{ id: string }>) {
      const before = await bench.look('checkout');
      const made = await act();
      const after = await bench.look('checkout');
      expect(after).not.toEqual(before);
      for (const kind of ['recompute', 'reparse'] as const) {
        expect(await backend.operate({ kind })).toMatchObject({
          state: 'done',
        });
        await backend.settled();
        expect(await bench.look('checkout')).toEqual(after);
      }
      const { items } = await bench.list();
      await bench.undo(items.find(({ id }) => id === made.id)!);
      expect(await bench.look('checkout')).toEqual(before);
    }

    it('count a deployment as failed that no rule does', async () => {
      await tell();
      expect(await failureRate()).toEqual({ n: 4, failed: 2, value: 0.5 });
      const { a } = await bench.deployments();
      expect(a.verdict).toBe('ok');
      await expectToLast(async () => {
        const made = await bench.make({
          kind: 'confirm_failure',
          deploymentId: a.id,
        });
        const corrected = (await bench.deployments()).a;
        expect(corrected).toMatchObject({
          verdict: 'failed',
          corrected: true,
          failures: [
            {
              rule: 'manual',
              at: time(2, 9),
              text: 'A person says so: “Because”.',
              corrected: true,
              cleared: null,
            },
          ],
        });
        expect(await failureRate()).toMatchObject({ failed: 3, value: 0.75 });
        return made;
      });
      expect((await bench.deployments()).a).toMatchObject({
        corrected: false,
        verdict: 'ok',
      });
    });

    it('clear a failure, which stays to be seen', async () => {
      await tell();
      const { c } = await bench.deployments();
      expect(reasons(c)).toEqual([
        { rule: 'rollback', corrected: false, cleared: null },
      ]);
      await expectToLast(async () => {
        const made = await bench.make({ kind: 'clear_failure', ...firstOf(c) });
        const cleared = (await bench.deployments()).c;
        expect(cleared).toMatchObject({ verdict: 'ok', corrected: true });
        expect(reasons(cleared)).toEqual([
          { rule: 'rollback', corrected: false, cleared: made.id },
        ]);
        expect(await failureRate()).toMatchObject({ failed: 1, value: 0.25 });
        return made;
      });
    });

    it('move a failure to another deployment', async () => {
      await tell();
      const { a, d } = await bench.deployments();
      await expectToLast(async () => {
        const made = await bench.make({
          kind: 'move_failure',
          ...firstOf(d),
          toDeploymentId: a.id,
        });
        const moved = await bench.deployments();
        expect(reasons(moved.d)).toEqual([
          { rule: 'health_degraded', corrected: false, cleared: made.id },
        ]);
        expect(reasons(moved.a)).toEqual([
          { rule: 'health_degraded', corrected: true, cleared: null },
        ]);
        expect([moved.a.verdict, moved.d.verdict]).toEqual(['failed', 'ok']);
        expect(await failureRate()).toMatchObject({ failed: 2 });
        return made;
      });
    });

    it('take a deployment for none, as if it had not been', async () => {
      await tell();
      // Found by its time: the rollback brings the same revision.
      const { items } = await backend.deployments('checkout', march);
      const b = items.find(({ finishedAt }) => finishedAt === time(3, 9))!;
      await expectToLast(async () => {
        const made = await bench.make({
          kind: 'dismiss_deployment',
          deploymentId: b.id,
        });
        const after = await backend.deployments('checkout', march);
        expect(after.items.map(({ kind, verdict }) => [kind, verdict])).toEqual(
          [
            ['deploy', 'failed'],
            // What it brings never ran before, so it takes nothing back.
            ['deploy', 'ok'],
            ['deploy', 'ok'],
            ['dismissed', 'not_counted'],
            ['deploy', 'ok'],
          ],
        );
        expect(await failureRate()).toEqual({ n: 4, failed: 1, value: 0.25 });
        const dismissed = after.items[3];
        expect(dismissed).toMatchObject({ corrected: true, failures: [] });
        expect((await bench.detail(after.items[2].id)).previousRevision).toBe(
          sha('a'),
        );
        return made;
      });
    });

    it('hold until a newer one of the same failure, and again once that is undone', async () => {
      await tell();
      const { a, b, d } = await bench.deployments();
      const to = (target: DeploymentSummary) =>
        bench.make({
          kind: 'move_failure',
          ...firstOf(d),
          toDeploymentId: target.id,
        });
      const failed = async () =>
        Object.entries(await bench.deployments()).flatMap(([name, item]) =>
          item.failures.some(
            ({ rule, cleared }) =>
              rule === 'health_degraded' && cleared === null,
          )
            ? name
            : [],
        );
      expect(await failed()).toEqual(['d']);
      const first = await to(a);
      expect(await failed()).toEqual(['a']);
      const second = await to(b);
      expect(await failed()).toEqual(['b']);
      const third = await bench.make({
        kind: 'clear_failure',
        ...firstOf((await bench.deployments()).b),
      });
      expect(await failed()).toEqual([]);
      const { items } = await bench.list();
      expect(items.map(({ id }) => id)).toEqual([
        third.id,
        second.id,
        first.id,
      ]);

      await bench.undo(second);
      expect(await failed()).toEqual(['a']);
      await bench.undo(first);
      expect(await failed()).toEqual(['d']);
    });

    it('stay with a deployment that another region joins later, before the first', async () => {
      await tell();
      const { c } = await bench.deployments();
      await bench.make({ kind: 'clear_failure', ...firstOf(c) });
      await backend.generic(
        deploy('3-us', sha('c'), time(5, 8, 50), { place: 'us' }),
      );
      await backend.settled();
      const joined = (await bench.deployments()).c;
      expect(joined.id).not.toBe(c.id);
      expect(joined).toMatchObject({ verdict: 'ok', corrected: true });
      expect(joined.failures).toHaveLength(1);
    });
  },
);
