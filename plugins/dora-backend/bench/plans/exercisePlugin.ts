import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { DoraBackend, service } from '../../src/__testUtils__/runningBackend';
import { Retention } from '../../src/retention/Retention';
import { RetentionConfig } from '../../src/config';
import { bringToNewestSchema } from './newestSchema';
import { readQuestions } from './readDocument';
import { recordStatements, Statement } from './recordStatements';
import { story } from './story';

const CHECKOUT = '/v1/services/default/component/checkout';
const TEAM: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { namespace: 'default', name: 'team' },
  spec: { type: 'team', children: [] },
};
const EVENTS_AT_ONCE = 25;

/**
 * Lets the plugin do all that it ever does on an empty database: events of every
 * kind, every question of the API, corrections, operations, retention.
 *
 * @returns the statements that it has sent.
 */
export async function exercisePlugin(db: Knex): Promise<Statement[]> {
  await bringToNewestSchema(db);
  const statements = recordStatements(db);
  const backend = await DoraBackend.start({
    knex: db,
    entities: [TEAM, service('checkout'), service('cart')],
  });
  try {
    await sendStory(backend);
    const deployments = await deploymentIds(backend);
    await change(backend, deployments);
    await ask(backend, deployments[0]);
    await operate(backend);
    await forget(db, { bodyDays: 1, deliveryDays: 1, factDays: 100 });
    await forget(db, { bodyDays: 30, deliveryDays: 90, factDays: 1_200 });
    await backend.operate({
      kind: 'erase_service',
      entityRef: 'component:default/checkout',
    });
    await backend.settled();
  } finally {
    await backend.stop();
  }
  return [...statements.values()];
}

async function sendStory(backend: DoraBackend): Promise<void> {
  const events = story(Date.now());
  await backend.settled();
  for (let start = 0; start < events.length; start += EVENTS_AT_ONCE) {
    const part = events.slice(start, start + EVENTS_AT_ONCE);
    await backend.generic(...part).expect(202);
  }
  await backend.settled();
  // Late, when all that it belongs to is there.
  await backend.generic(events[0], events[1]).expect(202);
  await backend.settled();
}

async function deploymentIds(backend: DoraBackend): Promise<string[]> {
  const { items } = await backend.deployments('checkout', { range: '30d' });
  return items.map(({ id }) => id);
}

async function ask(backend: DoraBackend, deployment: string): Promise<void> {
  const questions = await readQuestions(backend, {
    namespace: ['default'],
    kind: ['component', 'group'],
    name: ['checkout', 'team'],
    id: [deployment],
    deliveryId: ['1'],
    metric: ['lead_time', 'change_failure_rate', 'time_to_restore'],
  });
  for (const question of [
    ...questions.filter(isOfKnownEntity),
    `${CHECKOUT}/deployments?verdict=failed&range=90d`,
    `${CHECKOUT}/metrics?environment=staging&range=90d`,
    '/v1/leaderboard?parent=group:default/team&range=90d',
    '/v1/deliveries?state=problems',
    '/v1/deliveries?subject=service:checkout&before=50',
    '/v1/deliveries?source=generic&state=done',
  ]) {
    const { status } = await backend.get(question);
    if (status !== 200) {
      throw new Error(`${question} answers ${status}`);
    }
  }
}

// Entities that are not there are refused before anything is read.
function isOfKnownEntity(path: string): boolean {
  const [, kinds, entity] =
    /^\/v1\/(\w+)\/default\/((?:component|group)\/\w+|\w+)/.exec(path) ?? [];
  switch (kinds) {
    case undefined:
      return true;
    case 'services':
      return entity === 'component/checkout';
    case 'teams':
      return entity === 'team';
    default:
      return ['component/checkout', 'group/team'].includes(entity);
  }
}

async function change(
  backend: DoraBackend,
  [deployment, other]: string[],
): Promise<void> {
  const { body } = await backend.get(`${CHECKOUT}/incidents`).expect(200);
  const [{ id: incidentId }] = body.items;
  for (const correction of [
    { kind: 'confirm_failure', deploymentId: deployment },
    { kind: 'dismiss_deployment', deploymentId: other },
    { kind: 'set_incident_times', incidentId, mitigatedAt: null },
  ]) {
    const made = await backend
      .post(`${CHECKOUT}/corrections`, { ...correction, reason: 'Looked at' })
      .expect(200);
    await backend.settled();
    await backend
      .post(`${CHECKOUT}/corrections/${made.body.id}/undo`, {})
      .expect(200);
  }
  const inDays = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  for (const entity of ['component/checkout', 'group/team']) {
    await backend
      .put(`/v1/targets/default/${entity}/lead_time`, {
        value: 3600,
        due: inDays(90),
      })
      .expect(200);
    await backend
      .post(`/v1/interventions/default/${entity}`, {
        title: 'Smaller changes',
        day: inDays(-60),
      })
      .expect(200);
  }
  await backend.post(`${CHECKOUT}/simulation`, { rules: {} }).expect(200);
  await backend
    .put('/v1/mappings', {
      subject: 'service:nobody',
      entityRef: 'component:default/cart',
    })
    .expect(204);
  await backend
    .put('/v1/subjects/ignored', {
      subject: 'service:stranger',
      reason: 'A test',
    })
    .expect(204);
  await backend
    .post('/v1/deliveries/replay', {
      state: 'unparseable',
      sourceId: 'generic',
    })
    .expect(200);
  await backend.post('/v1/deliveries/replay', { ids: ['1'] }).expect(200);
  await backend.post('/v1/deliveries/discard', { ids: ['1'] });
  await backend.settled();
}

async function operate(backend: DoraBackend): Promise<void> {
  await backend.operate({ kind: 'recompute' });
  await backend.operate({ kind: 'reparse' });
  await backend.operate({ kind: 'erase_person', identifiers: ['somebody'] });
  await backend.settled();
}

async function forget(db: Knex, retention: RetentionConfig): Promise<void> {
  await new Retention({
    db,
    config: { timeZone: 'UTC', retention },
    now: () => Date.now() + 2 * 86_400_000,
  }).run();
}
