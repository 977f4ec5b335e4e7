import { DORA_DEFINITION_PREFIX } from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from './__testUtils__/doraBackend';
import { buildWorld } from './__testUtils__/oracle/buildWorld';
import { WorldComparison } from './__testUtils__/oracle/compareWorld';
import {
  byCommits,
  byJointPushes,
  byPushes,
  genericEvents,
} from './__testUtils__/oracle/genericEvents';
import { planOf } from './__testUtils__/oracle/plan';
import { Incident, World } from './__testUtils__/oracle/world';
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

const TELLINGS = {
  'by pushes': byPushes,
  'by joint pushes': byJointPushes,
  'commit by commit': byCommits,
};

interface Case {
  seed: number;
  how: keyof typeof TELLINGS;
  when: 'in January' | 'until now';
}

const ON_SQLITE: Case[] = [
  { seed: 1, how: 'by pushes', when: 'in January' },
  { seed: 2, how: 'by joint pushes', when: 'in January' },
  { seed: 3, how: 'commit by commit', when: 'until now' },
];
const ON_POSTGRES: Case[] = [
  { seed: 4, how: 'commit by commit', when: 'in January' },
];

const CASES = databases
  .eachSupportedId()
  .flatMap(([id]) =>
    (id === 'SQLITE_3' ? ON_SQLITE : ON_POSTGRES).map(one => ({ id, ...one })),
  );

/** A world whose last deployments are provisional still. */
function worldUntilNow(seed: number): World {
  const plan = planOf(seed);
  const ends = buildWorld(plan, 0).releases.map(({ finishedAt }) => finishedAt);
  const now = Date.now();
  const world = buildWorld(plan, now - Math.max(...ends));
  const isOver = ({ detectedAt, mitigatedAt, resolvedAt }: Incident) =>
    Math.max(detectedAt, mitigatedAt ?? 0, resolvedAt ?? 0) <= now;
  return { ...world, incidents: world.incidents.filter(isOver) };
}

describe.each(CASES)('on $id, world $seed told $how, $when', one => {
  const { id, seed, how, when } = one;
  const isPast = when === 'in January';
  const world = isPast ? buildWorld(planOf(seed), START) : worldUntilNow(seed);
  let backend: DoraBackend;
  let comparison: WorldComparison;

  beforeAll(async () => {
    const knex = await databases.init(id);
    backend = await DoraBackend.start({ knex, entities });
    const events = new Random(seed).shuffled(
      genericEvents(world, TELLINGS[how]),
    );
    await backend.generic(...events).expect(202);
    await backend.settled();
    comparison = await WorldComparison.read(
      backend,
      world,
      isPast ? WINDOW : { range: '90d' },
    );
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

  it('has deployments to be judged later only where it goes on until now', () => {
    const provisional = comparison
      .numbers()
      .told.some(({ provisional: count }) => count > 0);
    expect(provisional).toBe(!isPast);
  });
});
