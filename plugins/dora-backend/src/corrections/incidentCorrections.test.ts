import { FailureRef } from '@dora-metrics/backstage-plugin-dora-common';
import { deploy, march, sha, time } from '../attribution/__testUtils__/events';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { CorrectionBench } from './__testUtils__/correctionBench';

const HOUR = 3600;
const cart = 'component:default/cart';
const checkout = 'component:default/checkout';

describe.each(databases.eachSupportedId())(
  'corrections of incidents on %s',
  databaseId => {
    let backend: DoraBackend;
    let bench: CorrectionBench;

    beforeEach(async () => {
      backend = await DoraBackend.start({
        knex: await databases.init(databaseId),
        entities: [service('checkout'), service('cart')],
      });
      bench = new CorrectionBench(backend);
    });

    afterEach(() => backend.stop());

    /** Two services with a deployment each, and an incident of one of them. */
    async function tell(incident: object = {}) {
      await backend.generic(
        deploy('1', sha('a'), time(2, 9)),
        deploy('2', sha('b'), time(3, 9)),
        deploy('3', sha('c'), time(3, 8), { service: 'cart' }),
        {
          type: 'incident',
          id: 'INC-1',
          title: 'Outage',
          service: 'checkout',
          detectedAt: time(3, 10),
          mitigatedAt: time(3, 12),
          ...incident,
        },
      );
      await backend.settled();
    }

    const verdicts = async (name = 'checkout') =>
      Object.fromEntries(
        Object.entries(await bench.deployments(name)).map(
          ([revision, { verdict }]) => [revision, verdict],
        ),
      );
    const restore = async (name = 'checkout') => {
      const { metrics, further } = await backend.metrics(name, march);
      const { n, value, open } = metrics.time_to_restore;
      return {
        n,
        value,
        open,
        recovered: further.failed_deployment_recovery_time.n,
      };
    };
    const failureOf = (deploymentId: string, incident: { id: string }) =>
      ({
        deploymentId,
        rule: 'incident',
        evidenceId: incident.id,
      } satisfies FailureRef);

    async function expectToLast(act: () => Promise<{ id: string }>) {
      const before = await bench.look('checkout', 'cart');
      const made = await act();
      const after = await bench.look('checkout', 'cart');
      expect(after).not.toEqual(before);
      for (const kind of ['recompute', 'reparse'] as const) {
        expect(await backend.operate({ kind })).toMatchObject({
          state: 'done',
        });
        await backend.settled();
        expect(await bench.look('checkout', 'cart')).toEqual(after);
      }
      const { items } = await bench.list();
      await bench.undo(items.find(({ id }) => id === made.id)!);
      expect(await bench.look('checkout', 'cart')).toEqual(before);
    }

    it('clear the deployment that was found to have caused one', async () => {
      await tell();
      const { b } = await bench.deployments();
      const { Outage } = await bench.incidents();
      expect(Outage).toMatchObject({
        deploymentId: b.id,
        method: 'latest_deployment',
        serviceRefs: [checkout],
        corrected: false,
        excluded: null,
      });
      await expectToLast(async () => {
        const made = await bench.make({
          kind: 'clear_failure',
          ...failureOf(b.id, Outage),
        });
        expect(await verdicts()).toEqual({ a: 'ok', b: 'ok' });
        expect(await restore()).toMatchObject({ n: 1, recovered: 0 });
        expect((await bench.incidents()).Outage).toMatchObject({
          deploymentId: null,
          method: 'cleared',
          corrected: true,
        });
        const cleared = await bench.detail(b.id);
        expect(cleared).toMatchObject({ corrected: true, incidents: [] });
        expect(cleared.failures).toMatchObject([
          {
            rule: 'incident',
            text: '“Outage” (unknown) was detected 1 h after it had finished.',
            cleared: made.id,
            corrected: false,
          },
        ]);
        return made;
      });
    });

    it('move one to the deployment that has caused it, of any service that it affects', async () => {
      await tell({ service: undefined, services: ['checkout', 'cart'] });
      const { b } = await bench.deployments();
      const { c } = await bench.deployments('cart');
      const { Outage } = await bench.incidents();
      expect(await verdicts('cart')).toEqual({ c: 'ok' });
      await expectToLast(async () => {
        const made = await bench.make({
          kind: 'move_failure',
          ...failureOf(b.id, Outage),
          toDeploymentId: c.id,
        });
        expect(await verdicts()).toEqual({ a: 'ok', b: 'ok' });
        expect(await verdicts('cart')).toEqual({ c: 'failed' });
        expect((await bench.incidents()).Outage).toMatchObject({
          deploymentId: c.id,
          deploymentRef: cart,
        });
        const moved = await bench.detail(c.id, 'cart');
        expect(moved).toMatchObject({
          corrected: true,
          failures: [{ rule: 'incident', corrected: true, cleared: null }],
          incidents: [
            {
              id: Outage.id,
              serviceRefs: [cart, checkout],
              method: 'corrected',
              corrected: true,
            },
          ],
        });
        expect((await bench.deployments()).b.failures).toMatchObject([
          { rule: 'incident', cleared: made.id },
        ]);
        const { items } = await bench.list('cart');
        expect(items).toMatchObject([{ id: made.id, entityRef: checkout }]);
        return made;
      });
    });

    it('set its times, which decide upon its day, its length and its cause', async () => {
      await tell();
      const { Outage } = await bench.incidents();
      expect(await restore()).toMatchObject({ value: 2 * HOUR });
      await expectToLast(async () => {
        const made = await bench.make({
          kind: 'set_incident_times',
          incidentId: Outage.id,
          detectedAt: time(2, 11),
          mitigatedAt: null,
          resolvedAt: '2026-03-02T15:00:00+01:00',
        });
        expect(made.change).toMatchObject({ resolvedAt: time(2, 14) });
        expect(await verdicts()).toEqual({ a: 'failed', b: 'ok' });
        expect(await restore()).toEqual({
          n: 1,
          open: 0,
          value: 3 * HOUR,
          recovered: 1,
        });
        expect((await bench.incidents()).Outage).toMatchObject({
          detectedAt: time(2, 11),
          mitigatedAt: null,
          resolvedAt: time(2, 14),
          corrected: true,
        });
        expect((await bench.deployments()).a).toMatchObject({
          corrected: true,
          restoreSeconds: 3 * HOUR,
        });
        return made;
      });
    });

    it('hold time by time, whatever its sender tells later', async () => {
      await tell({ mitigatedAt: undefined });
      const { Outage } = await bench.incidents();
      const change = {
        kind: 'set_incident_times',
        incidentId: Outage.id,
      } as const;
      expect(await restore()).toMatchObject({ n: 0, open: 1 });
      const end = await bench.make({ ...change, mitigatedAt: time(3, 11) });
      const start = await bench.make({ ...change, detectedAt: time(3, 9, 30) });
      expect(await restore()).toMatchObject({ value: 1.5 * HOUR });
      await backend.generic({
        type: 'incident',
        id: 'INC-1',
        mitigatedAt: time(3, 20),
      });
      await backend.settled();
      expect(await restore()).toMatchObject({ value: 1.5 * HOUR });
      await bench.undo(start);
      expect(await restore()).toMatchObject({ value: HOUR });
      await bench.undo(end);
      expect(await restore()).toMatchObject({ value: 10 * HOUR });
    });

    it('set its services, with all that follows for them', async () => {
      await tell();
      const { Outage } = await bench.incidents();
      await expectToLast(async () => {
        const made = await bench.make({
          kind: 'set_incident_services',
          incidentId: Outage.id,
          serviceRefs: ['Component:default/Cart'],
        });
        expect(made.change).toMatchObject({ serviceRefs: [cart] });
        expect(await verdicts()).toEqual({ a: 'ok', b: 'ok' });
        expect(await verdicts('cart')).toEqual({ c: 'failed' });
        expect(await restore()).toMatchObject({ n: 0 });
        expect(await restore('cart')).toMatchObject({ n: 1 });
        expect((await bench.incidents()).Outage).toMatchObject({
          excluded: 'not_affected',
          serviceRefs: [cart],
        });
        return made;
      });
    });

    it('keep its services, whatever its sender tells later', async () => {
      await tell();
      const { Outage } = await bench.incidents();
      await bench.make({
        kind: 'set_incident_services',
        incidentId: Outage.id,
        serviceRefs: [cart],
      });
      await backend.generic({
        type: 'incident',
        id: 'INC-1',
        service: 'checkout',
        resolvedAt: time(3, 13),
      });
      await backend.settled();
      expect(await restore()).toMatchObject({ n: 0 });
      expect((await bench.incidents('cart')).Outage).toMatchObject({
        resolvedAt: time(3, 13),
      });
    });

    it('say that it is none, and still show it to be given back', async () => {
      await tell();
      const { Outage } = await bench.incidents();
      await expectToLast(async () => {
        const made = await bench.make({
          kind: 'set_incident_services',
          incidentId: Outage.id,
          serviceRefs: [],
        });
        expect(await verdicts()).toEqual({ a: 'ok', b: 'ok' });
        expect(await restore()).toMatchObject({ n: 0 });
        expect((await bench.incidents()).Outage).toMatchObject({
          detectedAt: time(3, 10),
          mitigatedAt: time(3, 12),
          excluded: 'not_affected',
          serviceRefs: [],
        });
        return made;
      });
    });

    it('leave the cause to the rules once a late event shows another one', async () => {
      await tell();
      const { b } = await bench.deployments();
      const { Outage } = await bench.incidents();
      await bench.make({ kind: 'clear_failure', ...failureOf(b.id, Outage) });
      await backend.generic(deploy('4', sha('d'), time(3, 9, 30)));
      await backend.settled();
      expect(await verdicts()).toEqual({ a: 'ok', b: 'ok', d: 'failed' });
      const { d } = await bench.deployments();
      await bench.make({
        kind: 'move_failure',
        ...failureOf(d.id, Outage),
        toDeploymentId: b.id,
      });
      expect(await verdicts()).toEqual({ a: 'ok', b: 'failed', d: 'ok' });
      await backend.generic(deploy('5', sha('e'), time(3, 9, 45)));
      await backend.settled();
      expect(await verdicts()).toMatchObject({ b: 'failed', e: 'ok' });

      await bench.make({ kind: 'dismiss_deployment', deploymentId: b.id });
      expect(await verdicts()).toMatchObject({ b: 'not_counted', e: 'ok' });
      expect((await bench.incidents()).Outage).toMatchObject({
        deploymentId: null,
        method: 'corrected',
      });
    });
  },
);
