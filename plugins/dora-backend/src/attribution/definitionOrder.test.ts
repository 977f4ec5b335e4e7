import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { PipelineBench } from '../__testUtils__/bench';
import { databases, service } from '../__testUtils__/doraBackend';
import { DEFAULT_VALUES } from '../definitions';
import { Random } from '../sources/__testUtils__/random';
import { deploy, sha, time } from './__testUtils__/events';
import { pullRequest, pushed } from './__testUtils__/generic';

const ORDERS = 6;
/** One engine tells of every late event; the other, which is slower, of some in the orders. */
const ENGINE_OF_LATE_EVENTS = 'SQLITE_3';
const REPOSITORY = 'https://github.com/acme/checkout';

// Whole stories, dozens of times, each on a real database.
jest.setTimeout(120_000);

const place = (name: string) => ({ place: name });
const cart = { service: 'cart', repository: undefined };

/** Whatever the definitions decide upon, in two days. */
const story: object[] = [
  pushed('main', null, [['1', time(2, 1)]], time(2, 1)),
  pushed('hotfix/2', '1', [['2', time(2, 2)]], time(2, 3)),
  pushed('main', '1', [['2', time(2, 2)]], time(2, 4)),
  pullRequest(2, 'hotfix/2', '2', {
    openedAt: time(2, 3),
    mergedAt: time(2, 4),
  }),
  pushed('main', '2', [['3', time(2, 5)]], time(2, 5)),
  pushed('main', '3', [['4', time(2, 9), { reverts: sha('3') }]], time(2, 9)),
  // The branch of a pull request that was rebased: c is the copy of b.
  pushed('feature', '4', [['b', time(2, 6), { title: 'Same' }]], time(2, 7)),
  pushed('main', '4', [['c', time(2, 12), { title: 'Same' }]], time(2, 12)),
  {
    type: 'change',
    repository: REPOSITORY,
    number: 5,
    headRef: 'feature',
    headSha: sha('b'),
    mergeCommit: sha('c'),
    openedAt: time(2, 7),
    mergedAt: time(2, 12),
  },
  deploy('1-eu', sha('1'), time(2, 2), place('eu')),
  deploy('1-us', sha('1'), time(2, 2, 20), place('us')),
  deploy('2', sha('2'), time(2, 5), place('eu')),
  deploy('3', sha('3'), time(2, 8), place('eu')),
  deploy('4', sha('4'), time(2, 10), place('eu')),
  deploy('c', sha('c'), time(2, 12, 30), place('eu')),
  // It takes so long that another deployment comes to an end in between.
  deploy('back', sha('1'), time(2, 20), {
    ...place('eu'),
    startedAt: time(2, 14),
  }),
  deploy('d', sha('d'), time(2, 19, 30), {
    ...place('eu'),
    startedAt: time(2, 19),
  }),
  deploy('e', sha('e'), time(3, 1), { ...place('us'), hotfix: true }),
  deploy('cart-1', sha('7'), time(2, 7), cart),
  deploy('cart-2', sha('8'), time(2, 9, 30), cart),
  deploy('cart-3', sha('7'), time(2, 16), cart),
  {
    type: 'incident',
    id: 'INC-1',
    services: ['checkout', 'cart'],
    detectedAt: time(2, 9, 40),
    mitigatedAt: time(2, 11),
  },
  { type: 'incident', id: 'INC-1', reopenedAt: time(2, 14) },
  {
    type: 'incident',
    id: 'INC-2',
    service: 'cart',
    detectedAt: time(2, 9, 50),
    duplicateOf: 'INC-1',
  },
  // Long before what it names.
  {
    type: 'incident',
    id: 'INC-3',
    service: 'checkout',
    detectedAt: time(1, 1),
    deployment: 'e',
  },
];

const RULES: Array<Partial<DefinitionValues>> = [
  { failureWindowHours: 5 },
  { failureWindowHours: 5, rollbackBlames: 'all_undone', fanOutMinutes: 10 },
  {
    failureWindowHours: 8,
    rollbackBlames: 'first_undone',
    incidentBlames: 'latest_of_each_service',
    fanOutMinutes: 0,
  },
];

/** What the story has come to by the same rules on another engine. */
const outcomes = new Map<object, object>();

describe.each(databases.eachSupportedId())(
  'order under definitions on %s',
  databaseId => {
    it.each(RULES)('changes nothing by %j', async rules => {
      const definitions = { ...DEFAULT_VALUES, ...rules };
      const bench = await PipelineBench.create(
        await databases.init(databaseId),
        definitions,
      );
      const tell = async (...batches: object[][]) => {
        await bench.clear();
        await bench.learn(
          'checkout',
          service('cart', { 'dora/failure-window-hours': '3' }),
        );
        for (const batch of batches) {
          await bench.receive(batch);
          await bench.work();
        }
        return bench.derived();
      };

      const expected = await tell(story);
      expect(expected.dora_deployment_links.length).toBeGreaterThan(9);
      expect(expected.dora_incident_links).toHaveLength(4);
      expect(outcomes.get(rules) ?? expected).toEqual(expected);
      outcomes.set(rules, expected);
      await bench.rebuild();
      expect(await bench.derived()).toEqual(expected);

      const late = databaseId === ENGINE_OF_LATE_EVENTS ? story : [];
      for (const event of late) {
        const others = story.filter(other => other !== event);
        expect(await tell(others, [event])).toEqual(expected);
      }
      const random = new Random(1);
      for (let order = 0; order < ORDERS; order++) {
        const shuffled = random.shuffled(story);
        const cut = random.below(story.length);
        expect(await tell(shuffled.slice(0, cut), shuffled.slice(cut))).toEqual(
          expected,
        );
      }
    });
  },
);
