import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  DeploymentFact,
  IncidentFact,
  PushedCommit,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { databases } from '../__testUtils__/doraBackend';
import { readCommits, storeCommits } from './commits';
import { readDeployments } from './deployments';
import { readIncidents } from './incidents';
import { storeFact } from './storeFact';

const REPOSITORY = 'github.com/acme/checkout';
const SHA = 'a'.repeat(40);
const AT = Date.UTC(2026, 2, 2);
const CHECKOUT = 'service:checkout';

describe.each(databases.eachSupportedId())('facts on %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@dora-metrics/backstage-plugin-dora-backend',
        'migrations',
      ),
    });
  });

  const commit = (more: Partial<PushedCommit>): PushedCommit => ({
    sha: SHA,
    authoredAt: AT,
    isMerge: false,
    ...more,
  });

  it.each([
    [[{}, { committedAt: AT + 5, byBot: true, cherryPickedFrom: SHA }]],
    [[{ byBot: true, committedAt: AT + 9 }, { committedAt: AT + 5 }]],
  ] as Array<[Array<Partial<PushedCommit>>]>)(
    'keep what any telling of a commit adds: %j',
    async tellings => {
      for (const order of [tellings, [...tellings].reverse()]) {
        await knex('dora_commits').delete();
        for (const told of order) {
          await knex.transaction(trx =>
            storeCommits(trx, REPOSITORY, [commit(told)]),
          );
        }
        const [stored] = await knex.transaction(trx =>
          readCommits(trx, REPOSITORY, [SHA]),
        );
        expect(stored).toMatchObject({
          authoredAt: AT,
          committedAt: AT + 5,
          byBot: true,
          cherryPickedFrom: tellings[1].cherryPickedFrom ?? null,
        });
      }
    },
  );

  it('know nothing of what no telling of a commit adds', async () => {
    await knex.transaction(trx => storeCommits(trx, REPOSITORY, [commit({})]));
    expect(
      await knex.transaction(trx => readCommits(trx, REPOSITORY, [SHA])),
    ).toEqual([
      expect.objectContaining({
        committedAt: null,
        byBot: false,
        cherryPickedFrom: null,
      }),
    ]);
  });

  const incident = (at: number, more: Partial<IncidentFact>): IncidentFact => ({
    type: 'incident',
    key: 'INC-2',
    at,
    detectedAt: AT,
    subjects: [CHECKOUT],
    ...more,
  });

  async function duplication(...facts: IncidentFact[]) {
    await knex('dora_incidents').delete();
    await knex('dora_incident_subjects').delete();
    for (const fact of [incident(AT, { key: 'INC-1' }), ...facts]) {
      await knex.transaction(trx => storeFact(trx, 'pagerduty', fact));
    }
    const stored = await knex.transaction(trx =>
      readIncidents(trx, [CHECKOUT], AT),
    );
    const ids = await knex('dora_incidents').select('id', 'key');
    const keyOf = (wanted: string | null) =>
      ids.find(({ id }) => id === wanted)?.key ?? wanted;
    const child = stored.find(({ id }) => keyOf(id) === 'INC-2')!;
    return [child.isDuplicate, keyOf(child.duplicateOf)];
  }

  it('know of which other incident one is a duplicate', async () => {
    const merged = incident(AT + 1, { duplicateOf: 'INC-1' });
    expect(await duplication(incident(AT, {}))).toEqual([false, null]);
    expect(await duplication(merged)).toEqual([true, 'INC-1']);
    expect(await duplication(incident(AT, {}), merged)).toEqual([
      true,
      'INC-1',
    ]);
    expect(await duplication(incident(AT, { isDuplicate: true }))).toEqual([
      true,
      null,
    ]);
  });

  it('believe the last word on whether an incident is one', async () => {
    const merged = incident(AT + 1, { duplicateOf: 'INC-1' });
    const again = incident(AT + 2, { isDuplicate: false });
    expect(await duplication(merged, again)).toEqual([false, null]);
    expect(await duplication(again, merged)).toEqual([false, null]);
    const onceMore = incident(AT + 3, { isDuplicate: true });
    expect(await duplication(again, onceMore, merged)).toEqual([true, 'INC-1']);
  });

  it('know that a deployment is a hotfix once anybody says so', async () => {
    const deployment = (key: string, isHotfix?: boolean): DeploymentFact => ({
      type: 'deployment',
      key,
      at: isHotfix ? AT : AT + 1,
      subject: CHECKOUT,
      finishedAt: AT,
      isHotfix,
    });
    for (const fact of [
      deployment('1', true),
      deployment('1', false),
      deployment('1'),
      deployment('2'),
    ]) {
      await knex.transaction(trx => storeFact(trx, 'ci', fact));
    }
    const stored = await knex.transaction(trx =>
      readDeployments(trx, [CHECKOUT], AT),
    );
    expect(stored.map(({ isHotfix }) => isHotfix).sort()).toEqual([
      false,
      true,
    ]);
  });
});
