import {
  CorrectionChange,
  OperationRequest,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases } from '../__testUtils__/doraBackend';
import { dumpText } from '../__testUtils__/tables';
import { stableId } from '../database/ids';
import { deploymentId } from '../facts/deployments';
import { Operations } from '../operations/Operations';
import { Retention } from '../retention/Retention';
import { Corrections } from './Corrections';

// Whole stories, each on a real database.
jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const now = Date.now();
const ago = (days: number) => new Date(now - days * DAY_MS).toISOString();
const cart = 'component:default/cart';
const checkout = 'component:default/checkout';
const everybody = async (refs: string[]) => refs;

const deploy = (id: string, service: string, days: number) => ({
  type: 'deployment',
  id,
  service,
  version: id,
  status: 'succeeded',
  finishedAt: ago(days),
});
const events = [
  deploy('old', 'cart', 300),
  deploy('new', 'cart', 10),
  deploy('newest', 'cart', 9),
  deploy('other', 'checkout', 10),
  {
    type: 'incident',
    id: 'INC-1',
    services: ['checkout', 'cart'],
    detectedAt: ago(8.9),
  },
  { type: 'incident', id: 'INC-2', service: 'checkout', detectedAt: ago(5) },
];
const incidentId = (key: string) => stableId('incident', 'generic', key);

describe.each(databases.eachSupportedId())('corrections on %s', databaseId => {
  let knex: Knex;
  let bench: PipelineBench;
  let corrections: Corrections;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    bench = await PipelineBench.create(knex);
    corrections = new Corrections({ db: knex });
    await bench.learn('checkout', 'cart');
    await bench.receive(events);
    await bench.work();
  });

  async function make(
    entityRef: string,
    change: CorrectionChange,
    reason = 'Because',
  ) {
    await corrections.make(
      entityRef,
      { ...change, reason },
      { userRef: 'user:default/annakr', visible: everybody },
    );
    await bench.work();
  }
  const confirm = (entityRef: string, key: string, reason?: string) =>
    make(
      entityRef,
      {
        kind: 'confirm_failure',
        deploymentId: deploymentId('generic', key),
      },
      reason,
    );
  const kept = async (entityRef: string) => {
    const { items } = await corrections.list(entityRef, everybody, true);
    return items.map(({ change }) => change);
  };

  async function operate(wanted: OperationRequest) {
    const operations = new Operations({ db: knex });
    await operations.start(wanted);
    while (await bench.runner().workStep());
    await bench.work();
    while (await bench.runner().workStep());
    expect((await operations.list())[0].state).toBe('done');
  }

  it('R11: are erased with their service, and leave its name nowhere', async () => {
    await confirm(checkout, 'other');
    await confirm(cart, 'new');
    await make(cart, {
      kind: 'move_failure',
      deploymentId: deploymentId('generic', 'newest'),
      rule: 'incident',
      evidenceId: incidentId('INC-1'),
      toDeploymentId: deploymentId('generic', 'other'),
    });
    await make(checkout, {
      kind: 'set_incident_services',
      incidentId: incidentId('INC-2'),
      serviceRefs: [cart],
    });
    await make(cart, {
      kind: 'set_incident_services',
      incidentId: incidentId('INC-1'),
      serviceRefs: [checkout, cart],
    });
    await bench.learn('cart');
    await bench.work();

    await operate({ kind: 'erase_service', entityRef: checkout });
    expect(await dumpText(knex)).not.toContain('checkout');
    expect(await kept(cart)).toMatchObject([
      { kind: 'set_incident_services', serviceRefs: [cart] },
      { kind: 'move_failure' },
      { kind: 'confirm_failure' },
    ]);
    // To where it was moved is gone; from where it was moved, it stays away.
    const links = await knex('dora_incident_links').select(
      'incident_id',
      'deployment_id',
      'method',
    );
    expect(links).toEqual([
      {
        incident_id: incidentId('INC-1'),
        deployment_id: null,
        method: 'cleared',
      },
    ]);
    const derived = await bench.derived();
    await bench.rebuild();
    expect(await bench.derived()).toEqual(derived);
  });

  it('R11: lose the names of a person', async () => {
    await confirm(cart, 'new', 'AnnaKr has seen it');
    const { items } = await corrections.list(cart, everybody, true);
    await corrections.undo(cart, items[0].id, {
      userRef: 'user:default/annakr',
      visible: everybody,
    });
    await operate({ kind: 'erase_person', identifiers: ['annakr'] });
    expect((await corrections.list(cart, everybody, true)).items).toMatchObject(
      [
        {
          reason: '[erased] has seen it',
          madeBy: 'user:default/[erased]',
          undoneBy: 'user:default/[erased]',
        },
      ],
    );
  });

  it('R11: are forgotten with the last fact that they are about', async () => {
    await confirm(cart, 'old');
    await confirm(cart, 'new');
    await knex('dora_corrections').update({ made_at: now - 299 * DAY_MS });
    const forget = () =>
      new Retention({
        db: knex,
        config: {
          timeZone: 'UTC',
          retention: { bodyDays: 30, deliveryDays: 90, factDays: 200 },
        },
      }).run();
    await forget();
    // What ran when the kept days began is kept.
    expect(await kept(cart)).toHaveLength(2);

    await bench.receive([deploy('between', 'cart', 250)]);
    await bench.work();
    await forget();
    expect(await kept(cart)).toEqual([
      {
        kind: 'confirm_failure',
        deploymentId: deploymentId('generic', 'new'),
      },
    ]);
    expect(await knex('dora_correction_services')).toHaveLength(1);
  });

  it('R11: let no dismissed deployment stand for the one that ran', async () => {
    await bench.receive([deploy('between', 'cart', 250)]);
    await bench.work();
    await make(cart, {
      kind: 'dismiss_deployment',
      deploymentId: deploymentId('generic', 'between'),
    });
    await new Retention({
      db: knex,
      config: {
        timeZone: 'UTC',
        retention: { bodyDays: 30, deliveryDays: 90, factDays: 200 },
      },
    }).run();
    const kinds = await knex('dora_deployment_links')
      .where('service_ref', cart)
      .where('occurred_at', '<', now - 200 * DAY_MS)
      .orderBy('occurred_at')
      .pluck('version');
    expect(kinds).toEqual(['old', 'between']);
  });
});
