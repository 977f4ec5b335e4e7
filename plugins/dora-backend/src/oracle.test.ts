import { DORA_DEFINITION_PREFIX } from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from './__testUtils__/doraBackend';
import { buildWorld } from './__testUtils__/oracle/buildWorld';
import { WorldComparison } from './__testUtils__/oracle/compareWorld';
import { genericEvents } from './__testUtils__/oracle/genericEvents';
import { planOf } from './__testUtils__/oracle/plan';
import { Random } from './sources/__testUtils__/random';

/*
 * Worlds of three services with overlapping roll-outs, failed attempts,
 * redeploys and rollbacks, told in any order, and compared row by row with a
 * plain second implementation of the same definitions.
 */

const START = Date.UTC(2026, 0, 5);
const WINDOW = { from: '2026-01-01', to: '2026-06-30' };

const by = (annotation: string) => `${DORA_DEFINITION_PREFIX}${annotation}`;

/** A service of the world, measured by pull request. */
function measured(name: string, more: Record<string, string> = {}) {
  return service(name, {
    'github.com/project-slug': `acme/${name}`,
    [by('lead-time-unit')]: 'change',
    ...more,
  });
}

const entities = [
  measured('alpha'),
  measured('beta'),
  measured('gamma', { [by('failure-window-hours')]: '6' }),
];

describe.each(
  databases
    .eachSupportedId()
    .flatMap(([id]) =>
      (id === 'SQLITE_3' ? [1, 2, 3] : [4]).map(seed => [id, seed] as const),
    ),
)('on %s, the world of seed %d', (databaseId, seed) => {
  const world = buildWorld(planOf(seed), START);
  let backend: DoraBackend;
  let comparison: WorldComparison;

  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    backend = await DoraBackend.start({ knex, entities });
    const events = new Random(seed).shuffled(genericEvents(world));
    await backend.generic(...events).expect(202);
    await backend.settled();
    comparison = await WorldComparison.read(backend, world, WINDOW);
  });

  afterAll(() => backend.stop());

  it.each(['deployments', 'causes', 'leadTimes', 'numbers'] as const)(
    'has the same %s by both implementations',
    rows => {
      const { told, expected } = comparison[rows]();
      expect(expected.length).toBeGreaterThan(2);
      expect(told).toEqual(expected);
    },
  );
});
