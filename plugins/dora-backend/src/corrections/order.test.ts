import { CorrectionChange } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases } from '../__testUtils__/doraBackend';
import { sha, time } from '../attribution/__testUtils__/events';
import { stableId } from '../database/ids';
import { deploymentId } from '../facts/deployments';
import { Random } from '../sources/__testUtils__/random';
import { Corrections } from './Corrections';

// Dozens of whole stories, each on a real database.
jest.setTimeout(60_000);

const SEED = 20_261_123;
const ORDERS: Record<string, number> = { SQLITE_3: 12, POSTGRES_15: 4 };
const REPOSITORY = 'https://github.com/acme/checkout';
const corrector = {
  userRef: 'user:default/anna',
  visible: async (refs: string[]) => refs,
};
/** The day of most of it. */
const at = (hour: number, minute = 0) => time(12, hour, minute);

function deployment(id: string, letter: string, finishedAt: string, more = {}) {
  return {
    type: 'deployment',
    id,
    service: 'checkout',
    repository: REPOSITORY,
    revision: sha(letter),
    status: 'succeeded',
    startedAt: finishedAt,
    finishedAt,
    ...more,
  };
}

/** What is corrected, the oldest ten days before the rest. */
const told = [
  deployment('1', 'a', time(2, 2)),
  deployment('2', 'b', at(4)),
  deployment('3', 'a', at(6)),
  deployment('4', 'c', at(10), { degradedAt: at(11) }),
  deployment('5', 'd', at(12)),
  deployment('cart', 'e', at(5), { service: 'cart' }),
  {
    type: 'incident',
    id: 'INC-1',
    services: ['checkout', 'cart'],
    detectedAt: at(5, 30),
  },
  {
    type: 'incident',
    id: 'INC-2',
    service: 'checkout',
    detectedAt: at(14),
    deployment: '4',
  },
];

/** What comes late: further regions of what is corrected, which give it other ids, and much else. */
const late = [
  deployment('2-us', 'b', at(3, 50), { place: 'us' }),
  deployment('3-us', 'a', at(5, 50), { place: 'us' }),
  deployment('cart-us', 'e', at(4, 55), { service: 'cart', place: 'us' }),
  deployment('0', 'f', time(2, 1)),
  deployment('6', 'a', at(13)),
  { type: 'incident', id: 'INC-1', mitigatedAt: at(6, 15) },
  { type: 'incident', id: 'INC-2', resolvedAt: at(20) },
  { type: 'incident', id: 'INC-2', reopenedAt: at(21) },
  { type: 'incident', id: 'INC-3', service: 'cart', detectedAt: at(15) },
  {
    type: 'commit',
    repository: REPOSITORY,
    branch: 'main',
    sha: sha('c'),
    parent: sha('a'),
    authoredAt: at(9),
  },
];

describe.each(databases.eachSupportedId())(
  'orders of events and corrections on %s',
  databaseId => {
    let knex: Knex;
    let bench: PipelineBench;
    let corrections: Corrections;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      bench = await PipelineBench.create(knex);
      corrections = new Corrections({ db: knex });
    });

    const incidentId = (key: string) => stableId('incident', 'generic', key);

    /** The id that a deployment has now, by that of one of its facts. */
    async function link(key: string): Promise<string> {
      const row = await knex('dora_deployment_links')
        .where('members', 'like', `%"${deploymentId('generic', key)}"%`)
        .first('id');
      return row.id;
    }

    const said: Array<[string, () => Promise<CorrectionChange>]> = [
      [
        'checkout',
        async () => ({
          kind: 'clear_failure',
          deploymentId: await link('2'),
          rule: 'rollback',
          evidenceId: await link('3'),
        }),
      ],
      [
        'checkout',
        async () => ({
          kind: 'confirm_failure',
          deploymentId: await link('1'),
        }),
      ],
      [
        'cart',
        async () => ({
          kind: 'move_failure',
          deploymentId: await link('cart'),
          rule: 'incident',
          evidenceId: incidentId('INC-1'),
          toDeploymentId: await link('2'),
        }),
      ],
      [
        'checkout',
        async () => ({
          kind: 'set_incident_times',
          incidentId: incidentId('INC-2'),
          detectedAt: at(10, 30),
          mitigatedAt: at(11),
        }),
      ],
      [
        'checkout',
        async () => ({
          kind: 'move_failure',
          deploymentId: await link('4'),
          rule: 'health_degraded',
          evidenceId: null,
          toDeploymentId: await link('1'),
        }),
      ],
      [
        'checkout',
        async () => ({
          kind: 'set_incident_services',
          incidentId: incidentId('INC-2'),
          serviceRefs: ['component:default/checkout', 'component:default/cart'],
        }),
      ],
      [
        'checkout',
        async () => ({
          kind: 'dismiss_deployment',
          deploymentId: await link('5'),
        }),
      ],
    ];

    async function start() {
      await bench.clear();
      await bench.learn('checkout', 'cart');
      await hear(told);
    }

    async function hear(events: object[]) {
      await bench.receive(events);
      await bench.work();
    }

    async function correct([name, change]: (typeof said)[number]) {
      const { id } = await corrections.make(
        `component:default/${name}`,
        { ...(await change()), reason: 'Because' },
        corrector,
      );
      await bench.work();
      return { name, id };
    }

    /** All links and cells; corrections by their order, as ids go on from story to story. */
    async function derived() {
      const ids = await knex('dora_corrections').orderBy('id').pluck('id');
      const tables = Object.entries(await bench.derived()).map(
        ([table, rows]) => [
          table,
          rows.map(row =>
            row.replace(
              /(edBy\\+":\\+")(\d+)/g,
              (_, name, id) => name + ids.map(String).indexOf(id),
            ),
          ),
        ],
      );
      return Object.fromEntries(tables);
    }

    /** Whether the links are what a rebuild makes of the facts. */
    async function expectRebuilt() {
      const incremental = await derived();
      await bench.rebuild();
      expect(await derived()).toEqual(incremental);
      return JSON.stringify(incremental);
    }

    it('come to what a rebuild comes to', async () => {
      await start();
      await hear(late);
      const uncorrected = await derived();
      for (const one of said) {
        await correct(one);
      }
      const expected = await derived();
      expect(await expectRebuilt()).toMatch(/clearedBy.*correctedBy/);

      const random = new Random(SEED);
      for (let order = 0; order < ORDERS[databaseId]; order++) {
        await start();
        const made: Array<{ name: string; id: string }> = [];
        const steps = random.shuffled([
          ...late.map(event => () => hear([event])),
          ...said.map(() => async () => {
            made.push(await correct(said[made.length]));
          }),
        ]);
        for (const step of steps) {
          await step();
        }
        expect(await derived()).toEqual(expected);

        for (const { name, id } of random.shuffled(made)) {
          await corrections.undo(`component:default/${name}`, id, corrector);
          await bench.work();
        }
        expect(await derived()).toEqual(uncorrected);
      }
    });

    it('take a failure from where it was moved to once it proves to be none', async () => {
      await start();
      await correct([
        'checkout',
        async () => ({
          kind: 'move_failure',
          deploymentId: await link('2'),
          rule: 'rollback',
          evidenceId: await link('3'),
          toDeploymentId: await link('1'),
        }),
      ]);
      expect(await expectRebuilt()).toContain('correctedBy');
      await hear([deployment('2-fix', 'f', at(5))]);
      expect(await expectRebuilt()).not.toContain('correctedBy');
    });

    it('keep an incident with a deployment long after it, whose id changes', async () => {
      await start();
      await hear([deployment('later', 'f', time(16, 9))]);
      await correct([
        'checkout',
        async () => ({
          kind: 'move_failure',
          deploymentId: await link('4'),
          rule: 'incident',
          evidenceId: incidentId('INC-2'),
          toDeploymentId: await link('later'),
        }),
      ]);
      await hear([
        deployment('later-us', 'f', time(16, 8, 50), { place: 'us' }),
      ]);
      const cause = await knex('dora_incident_links')
        .where('incident_id', incidentId('INC-2'))
        .pluck('deployment_id');
      expect(cause).toEqual([await link('later')]);
      await expectRebuilt();
    });
  },
);
