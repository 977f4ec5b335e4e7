import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { deploy, sha, time } from '../attribution/__testUtils__/events';
import { CorrectionBench } from '../corrections/__testUtils__/correctionBench';
import { deploymentId } from '../facts/deployments';

const entities = ['checkout', 'cart', 'secret'].map(name => service(name));
const checkout = 'component:default/checkout';
const secret = 'component:default/secret';
const ANNA = 'user:default/anna';

/** A catalog of which only the plugin itself sees all. */
function hidingCatalog() {
  const whole = catalogServiceMock({ entities });
  const shown = catalogServiceMock({
    entities: entities.filter(({ metadata }) => metadata.name !== 'secret'),
  });
  const catalog = catalogServiceMock.mock({
    streamEntities: query => whole.streamEntities(query),
    getEntityByRef: (ref, options) => shown.getEntityByRef(ref, options),
    getEntitiesByRefs: (query, options) =>
      shown.getEntitiesByRefs(query, options),
  });
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => catalog,
  });
}

const incident = (id: string, more: object) => ({
  type: 'incident',
  id,
  title: id,
  detectedAt: time(3, 10),
  mitigatedAt: time(3, 11),
  ...more,
});

describe.each(databases.eachSupportedId())('corrections on %s', databaseId => {
  let backend: DoraBackend;
  let bench: CorrectionBench;
  let knex: Knex;
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  const id = (key: string) => deploymentId('generic', key);
  const idOf = async (title: string, name?: string) =>
    (await bench.incidents(name))[title].id;

  beforeAll(async () => {
    auditor.createEvent.mockResolvedValue(event);
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities,
      features: [auditor.factory],
      catalog: hidingCatalog(),
    });
    bench = new CorrectionBench(backend);
    await backend.generic(
      deploy('1', sha('a'), time(2, 9)),
      deploy('2', sha('b'), time(3, 9)),
      deploy('test', sha('c'), time(3, 9), { environment: 'staging' }),
      deploy('cart', sha('d'), time(3, 8), { service: 'cart' }),
      deploy('hidden', sha('e'), time(3, 8), { service: 'secret' }),
      incident('own', { service: 'checkout' }),
      incident('strange', { service: 'cart' }),
      incident('shared', { services: ['checkout', 'secret'] }),
    );
    await backend.settled();
  });

  afterAll(() => backend.stop());

  it('are made by a person and undone by another, and are in the audit log', async () => {
    auditor.createEvent.mockClear();
    const { body: made } = await bench
      .send({
        kind: 'confirm_failure',
        deploymentId: id('1'),
        reason: '  All tills were shut  ',
      })
      .set('authorization', mockCredentials.user.header(ANNA))
      .expect(200);
    expect(made).toEqual({
      id: expect.any(String),
      entityRef: checkout,
      change: { kind: 'confirm_failure', deploymentId: id('1') },
      reason: 'All tills were shut',
      madeBy: ANNA,
      madeAt: expect.any(String),
      undoneBy: null,
      undoneAt: null,
    });
    await backend.settled();
    expect(await bench.list()).toEqual({
      entityRef: checkout,
      items: [made],
      editable: true,
    });

    const undone = await bench.undo(made);
    expect(undone).toEqual({
      ...made,
      undoneBy: 'user:default/mock',
      undoneAt: expect.any(String),
    });
    expect((await bench.list()).items).toEqual([undone]);
    await backend
      .post(`${bench.path()}/corrections/${made.id}/undo`, {})
      .expect(409);

    const told = auditor.createEvent.mock.calls.map(
      ([{ request: _, ...rest }]) => rest,
    );
    const common = { eventId: 'correction-change', severityLevel: 'medium' };
    const undo = {
      entityRef: checkout,
      actionType: 'undo',
      correctionId: made.id,
    };
    expect(told).toEqual([
      {
        ...common,
        meta: {
          entityRef: checkout,
          actionType: 'confirm_failure',
          deploymentId: id('1'),
        },
      },
      { ...common, meta: undo },
      { ...common, meta: undo },
    ]);
    expect(event.success).toHaveBeenCalledTimes(2);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('are of one service, and undone there', async () => {
    const made = await bench.make({
      kind: 'confirm_failure',
      deploymentId: id('1'),
    });
    await backend
      .post(`${bench.path('cart')}/corrections/${made.id}/undo`, {})
      .expect(404);
    expect((await bench.list('cart')).items).toEqual([]);
    await bench.undo(made);
  });

  describe('refuse', () => {
    const refused = async (change: object, status: number) => {
      const { items } = await bench.list();
      const { body } = await bench.send(change).expect(status);
      expect((await bench.list()).items).toEqual(items);
      return body.error.message;
    };

    it.each([
      ['no reason', { reason: undefined }],
      ['a blank reason', { reason: ' \n ' }],
      ['a reason without end', { reason: 'x'.repeat(501) }],
      ['another kind', { kind: 'praise' }],
      ['what is more than asked for', { toDeploymentId: 'x' }],
      ['no deployment', { deploymentId: undefined }],
    ])('%s', async (_, change) => {
      const sent = {
        kind: 'dismiss_deployment',
        deploymentId: id('1'),
        ...change,
      };
      await expect(refused(sent, 400)).resolves.toBeDefined();
    });

    it('deployments and incidents that are not the service’s', async () => {
      for (const deployment of ['none', id('cart'), id('hidden')]) {
        expect(
          await refused(
            { kind: 'dismiss_deployment', deploymentId: deployment },
            404,
          ),
        ).toBe('This service has no such deployment');
      }
      for (const incidentId of ['none', await idOf('strange', 'cart')]) {
        expect(
          await refused(
            {
              kind: 'set_incident_services',
              incidentId,
              serviceRefs: [checkout],
            },
            404,
          ),
        ).toBe('This service has no such incident');
      }
    });

    it('failures that are not there', async () => {
      const failure = {
        deploymentId: id('1'),
        rule: 'rollback',
        evidenceId: null,
      };
      const own = await idOf('own');
      for (const strange of [
        failure,
        { ...failure, rule: 'incident' },
        { ...failure, rule: 'incident', evidenceId: own },
        { ...failure, deploymentId: id('2'), evidenceId: own },
      ]) {
        expect(await refused({ kind: 'clear_failure', ...strange }, 400)).toBe(
          'This deployment has no such failure',
        );
      }
    });

    it('moves to where the failure cannot have been', async () => {
      const move = async (toDeploymentId: string, status: number) =>
        refused(
          {
            kind: 'move_failure',
            deploymentId: id('2'),
            rule: 'incident',
            evidenceId: await idOf('shared'),
            toDeploymentId,
          },
          status,
        );
      expect(await move(id('2'), 400)).toBe(
        'It is a failure of that deployment already',
      );
      expect(await move(id('cart'), 400)).toBe(
        'The incident does not affect the service of that deployment',
      );
      expect(await move(id('test'), 400)).toBe(
        'A failure can move only within its environment',
      );
      for (const unseen of ['none', id('hidden')]) {
        expect(await move(unseen, 404)).toBe(
          'There is no deployment to move the failure to',
        );
      }
    });

    it('moves of what is no incident to another service, and what is dismissed', async () => {
      const confirmed = await bench.make({
        kind: 'confirm_failure',
        deploymentId: id('1'),
      });
      const move = (toDeploymentId: string) =>
        refused(
          {
            kind: 'move_failure',
            deploymentId: id('1'),
            rule: 'manual',
            evidenceId: null,
            toDeploymentId,
          },
          400,
        );
      expect(await move(id('cart'))).toBe(
        'Such a failure can move only within its service',
      );
      const dismissed = await bench.make({
        kind: 'dismiss_deployment',
        deploymentId: id('2'),
      });
      expect(await move(id('2'))).toBe(
        'A failure cannot move to a dismissed deployment',
      );
      expect(
        await refused(
          { kind: 'dismiss_deployment', deploymentId: id('2') },
          400,
        ),
      ).toBe('This deployment is dismissed already');
      await bench.undo(dismissed);
      await bench.undo(confirmed);
    });

    it('times that cannot have been', async () => {
      const times = async (said: object) =>
        refused(
          {
            kind: 'set_incident_times',
            incidentId: await idOf('own'),
            ...said,
          },
          400,
        );
      expect(await times({})).toBe('Say at least one time of the incident');
      expect(await times({ detectedAt: time(3, 12) })).toBe(
        'An incident cannot be mitigated before it is detected',
      );
      expect(await times({ resolvedAt: time(3, 9) })).toBe(
        'An incident cannot be resolved before it is detected',
      );
      const later = new Date(Date.now() + 60_000).toISOString();
      expect(await times({ resolvedAt: later })).toBe(
        'A time of an incident cannot be in the future',
      );
      await times({ detectedAt: null });
      await times({ detectedAt: 'yesterday' });
    });

    it('services that do not exist, or that the person cannot see', async () => {
      for (const ref of ['component:default/none', secret]) {
        expect(
          await refused(
            {
              kind: 'set_incident_services',
              incidentId: await idOf('own'),
              serviceRefs: [checkout, ref],
            },
            404,
          ),
        ).toBe('There is no such service');
      }
    });
  });

  it('leave to an incident the services that the person cannot see', async () => {
    const shared = await idOf('shared');
    expect((await bench.incidents()).shared.serviceRefs).toEqual([checkout]);
    const made = await bench.make({
      kind: 'set_incident_services',
      incidentId: shared,
      serviceRefs: [],
    });
    expect(JSON.stringify([made, await bench.list()])).not.toContain('secret');
    expect((await bench.incidents()).shared).toMatchObject({
      excluded: 'not_affected',
      corrected: true,
    });
    const links = knex('dora_incident_links').where('incident_id', shared);
    expect(await links.pluck('service_ref')).toEqual([secret]);
    await bench.undo(made);
  });

  it('do not tell whose deployment an incident blames to who cannot see it', async () => {
    await backend.generic(
      deploy('soon', sha('f'), time(5, 9), { service: 'secret' }),
      incident('theirs', {
        services: ['checkout', 'secret'],
        detectedAt: time(5, 10),
        mitigatedAt: time(5, 11),
      }),
    );
    await backend.settled();
    const { own, theirs } = await bench.incidents();
    expect(own).toMatchObject({
      deploymentId: id('2'),
      deploymentRef: checkout,
    });
    expect(theirs).toMatchObject({
      deploymentId: id('soon'),
      deploymentRef: null,
    });
  });
});
