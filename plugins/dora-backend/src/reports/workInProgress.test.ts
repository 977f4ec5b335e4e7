import { Entity } from '@backstage/catalog-model';
import {
  TeamWorkInProgress,
  WorkInProgress,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { deploy, sha, time } from '../attribution/__testUtils__/events';
import { repository } from '../attribution/__testUtils__/github';

const HOUR = 3600;
const shop = repository('checkout');
const mono = repository('mono');

const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { namespace: 'default', name: 'team' },
  spec: { type: 'team', children: [] },
};

/** A service of the repository that several share. */
const part = (name: string) =>
  service(name, {
    'github.com/project-slug': 'acme/mono',
    'dora/paths': `services/${name}/**, libs/**`,
  });

const touching = (folder: string) => ({ modified: [`${folder}/file.ts`] });

describe.each(databases.eachSupportedId())(
  'work in progress on %s',
  databaseId => {
    let backend: DoraBackend;
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      backend = await DoraBackend.start({
        knex,
        entities: [
          team,
          service('checkout'),
          part('cart'),
          part('search'),
          service('unlinked', {}),
        ],
      });
    });

    afterEach(() => backend.stop());

    const push = (of: typeof mono, ...told: Parameters<typeof mono.push>) =>
      backend.github('push', of.push(...told)).expect(202);
    const deployed = (id: number, letter: string, at: string, more?: object) =>
      backend.generic(deploy(`${id}`, sha(letter), at, more)).expect(202);

    async function waiting(name = 'checkout', query: object = {}) {
      await backend.settled();
      const { body } = await backend
        .get(`/v1/services/default/component/${name}/work-in-progress`)
        .query(query)
        .expect(200);
      return body as WorkInProgress;
    }

    /** A push after `a` of commits that nothing but their number tells apart. */
    const pushOfMany = (count: number, more: object = {}) => {
      const commits = Array.from({ length: count }, (_, index) => ({
        sha: `${index}`.padStart(40, '0'),
        authoredAt: time(3, 0, index),
      }));
      return backend
        .generic({
          type: 'push',
          repository: shop.address,
          branch: 'main',
          isDefaultBranch: true,
          before: sha('a'),
          after: commits.at(-1)!.sha,
          pushedAt: time(3, 1),
          commits,
          ...more,
        })
        .expect(202);
    };

    const letters = ({ items }: WorkInProgress) =>
      items.map(item => item.sha[0]);

    it('tells what was pushed and not deployed, the oldest first', async () => {
      await push(shop, 'main', null, [['a', time(2, 8)]]);
      await deployed(1, 'a', time(2, 9));
      expect(await waiting()).toMatchObject({
        commits: 0,
        oldestAuthoredAt: null,
        oldestAgeSeconds: null,
        medianAgeSeconds: null,
        incomplete: null,
        items: [],
      });
      await push(shop, 'main', 'a', [
        ['c', time(3, 8)],
        ['b', time(2, 20)],
      ]);
      await push(shop, 'main', 'b', [['d', time(4, 8)]]);
      await push(shop, 'feature', 'b', [['e', time(4, 9)]]);
      const told = await waiting();
      expect(told).toMatchObject({
        commits: 3,
        oldestAuthoredAt: time(2, 20),
        incomplete: null,
      });
      const age = (Date.now() - Date.parse(time(2, 20))) / 1000;
      expect(Math.abs(told.oldestAgeSeconds! - age)).toBeLessThan(60);
      expect(told.oldestAgeSeconds! - told.medianAgeSeconds!).toBe(12 * HOUR);
      expect(letters(told)).toEqual(['b', 'c', 'd']);
      expect(told.items[0]).toMatchObject({
        repository: 'github.com/acme/checkout',
        sha: sha('b'),
        title: 'Change b',
        authoredAt: time(2, 20),
        url: `https://github.com/acme/checkout/commit/${sha('b')}`,
        change: null,
      });
      await deployed(2, 'd', time(5, 9));
      expect((await waiting()).commits).toBe(0);
    });

    it('follows pushes of one moment to the last of them', async () => {
      await push(shop, 'main', null, [['a', time(2, 8)]]);
      await deployed(1, 'a', time(2, 9));
      const chain = ['b', 'c', 'd', 'e'];
      for (const [index, letter] of chain.entries()) {
        const before = chain[index - 1] ?? 'a';
        await push(shop, 'main', before, [[letter, time(3, 8)]]);
      }
      expect(letters(await waiting())).toEqual(chain);
    });

    it('waits in one environment for what another has', async () => {
      await push(shop, 'main', null, [['a', time(2, 8)]]);
      await deployed(1, 'a', time(2, 9));
      await deployed(2, 'a', time(2, 9), { environment: 'Staging' });
      await push(shop, 'main', 'a', [['b', time(3, 8)]]);
      await deployed(3, 'b', time(3, 9), { environment: 'staging' });
      expect((await waiting()).commits).toBe(1);
      const staging = await waiting('checkout', { environment: 'STAGING' });
      expect(staging).toMatchObject({ environment: 'staging', commits: 0 });
    });

    it('does not wait again for what was rolled back', async () => {
      await push(shop, 'main', null, [['a', time(2, 8)]]);
      await deployed(1, 'a', time(2, 9));
      await push(shop, 'main', 'a', [['b', time(3, 8)]]);
      await deployed(2, 'b', time(3, 9));
      await deployed(3, 'a', time(3, 10));
      expect((await waiting()).commits).toBe(0);
      await push(shop, 'main', 'b', [['c', time(4, 8)]]);
      expect(letters(await waiting())).toEqual(['c']);
    });

    it('leaves out merges and names the pull request of what they bring', async () => {
      await push(shop, 'main', null, [['a', time(2, 8)]]);
      await deployed(1, 'a', time(2, 9));
      await push(shop, 'main', 'a', [
        ['b', time(3, 8)],
        ['c', time(3, 10), { message: 'Merge pull request #7 from acme/fix' }],
      ]);
      await backend.github(
        'pull_request',
        shop.merged(7, ['fix', 'b'], 'c', [time(3, 9), time(3, 10)]),
      );
      const told = await waiting();
      expect(letters(told)).toEqual(['b']);
      expect(told.items[0].change).toBe(7);
    });

    it('counts the commits of a squashed pull request by when they were written', async () => {
      await push(shop, 'main', null, [['a', time(2, 8)]]);
      await deployed(1, 'a', time(2, 9));
      await push(shop, 'fix', 'a', [
        ['b', time(3, 8)],
        ['c', time(3, 9)],
      ]);
      await push(shop, 'main', 'a', [['d', time(4, 10)]]);
      await backend.github(
        'pull_request',
        shop.merged(8, ['fix', 'c'], 'd', [time(3, 9), time(4, 10)], {
          commits: 2,
        }),
      );
      const told = await waiting();
      expect(told).toMatchObject({
        commits: 2,
        oldestAuthoredAt: time(3, 8),
        openChanges: { count: 0, oldestOpenedAt: null },
      });
      expect(told.items.map(({ change }) => change)).toEqual([8, 8]);
    });

    it('counts pull requests that are open', async () => {
      const merged = shop.merged(7, ['fix', 'b'], 'c', [
        time(3, 9),
        time(3, 10),
      ]);
      const open = (number: number, at: string, action = 'opened') => ({
        ...merged,
        action,
        number,
        pull_request: {
          ...merged.pull_request,
          number,
          merged: false,
          merge_commit_sha: null,
          merged_at: null,
          closed_at: action === 'closed' ? at : null,
          created_at: time(3, number),
          updated_at: at,
        },
      });
      for (const event of [
        merged,
        open(3, time(3, 3)),
        open(4, time(3, 4)),
        open(2, time(3, 2)),
        open(2, time(3, 20), 'closed'),
        open(1, time(3, 1)),
        open(1, time(3, 5), 'closed'),
        open(1, time(3, 6), 'reopened'),
      ]) {
        await backend.github('pull_request', event).expect(202);
      }
      expect((await waiting()).openChanges).toEqual({
        count: 3,
        oldestOpenedAt: time(3, 1),
      });
    });

    it('counts what touches the paths of the service', async () => {
      await push(mono, 'main', null, [['a', time(2, 8), touching('libs')]]);
      const all = { service: undefined, repository: mono.address };
      await deployed(1, 'a', time(2, 9), all);
      await push(mono, 'main', 'a', [
        ['b', time(3, 8), touching('services/cart')],
        ['c', time(3, 9), touching('services/search')],
        ['d', time(3, 10), touching('libs')],
        ['e', time(3, 11), touching('docs')],
      ]);
      expect(letters(await waiting('cart'))).toEqual(['b', 'd']);
      expect(letters(await waiting('search'))).toEqual(['c', 'd']);
    });

    it('tells of a team what its services wait for, once where they share it', async () => {
      await push(mono, 'main', null, [['a', time(2, 8), touching('libs')]]);
      const all = { service: undefined, repository: mono.address };
      await deployed(1, 'a', time(2, 9), all);
      await push(mono, 'main', 'a', [
        ['b', time(3, 8), touching('services/cart')],
        ['c', time(3, 9), touching('libs')],
      ]);
      await push(shop, 'main', null, [['a', time(1, 8)]]);
      await backend.settled();
      const { body } = await backend
        .get('/v1/teams/default/team/work-in-progress')
        .expect(200);
      const told: TeamWorkInProgress = body;
      expect(told).toMatchObject({
        entityRef: 'group:default/team',
        environment: 'production',
        commits: 2,
        oldestAuthoredAt: time(3, 8),
        incomplete: 'never_deployed',
      });
      expect(
        told.services.map(one => [one.title, one.commits, one.incomplete]),
      ).toEqual([
        ['cart', 2, null],
        ['search', 1, null],
        ['checkout', null, 'never_deployed'],
      ]);
      await backend.get('/v1/teams/default/none/work-in-progress').expect(404);
    });

    describe('is unknown', () => {
      const reason = async (name?: string) => {
        const { commits, incomplete, items } = await waiting(name);
        expect({ commits, items }).toEqual({ commits: null, items: [] });
        return incomplete;
      };

      it('without repository, push or deployment', async () => {
        expect(await reason('unlinked')).toBe('no_repository');
        expect(await reason()).toBe('no_pushes');
        await push(shop, 'main', null, [['a', time(2, 8)]]);
        expect(await reason()).toBe('never_deployed');
        await backend.generic(
          deploy('1', sha('a'), time(2, 9), { revision: undefined }),
        );
        expect(await reason()).toBe('no_revision');
      });

      it('when a push on the way was not received, until it is', async () => {
        await push(shop, 'main', null, [['a', time(2, 8)]]);
        await deployed(1, 'a', time(2, 9));
        await push(shop, 'main', 'b', [['c', time(4, 8)]]);
        expect(await reason()).toBe('history_unknown');
        await push(shop, 'main', 'a', [['b', time(3, 8)]]);
        expect(letters(await waiting())).toEqual(['b', 'c']);
      });

      it('in part where a sender lists only part of a push', async () => {
        await push(shop, 'main', null, [['a', time(2, 8)]]);
        await deployed(1, 'a', time(2, 9));
        await pushOfMany(2, { truncated: true });
        const told = await waiting();
        expect(told).toMatchObject({ commits: 2, incomplete: 'history_cut' });
      });
    });

    it('lists twenty of many and counts all', async () => {
      await push(shop, 'main', null, [['a', time(1, 1)]]);
      await deployed(1, 'a', time(1, 2));
      await pushOfMany(24);
      const { commits, items } = await waiting();
      expect([commits, items.length]).toEqual([24, 20]);
    });
  },
);
