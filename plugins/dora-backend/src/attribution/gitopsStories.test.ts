import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { synced } from './__testUtils__/argocd';
import { march, sha, time } from './__testUtils__/events';
import { repository } from './__testUtils__/github';

const HOUR = 3600;
const IMAGE = 'registry.example.com/acme/checkout';
const shop = repository('checkout');
const config = repository('config');

/** The digest of an image, by a hexadecimal digit. */
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

/*
 * Argo CD deploys commits of a configuration repository; which commit of the
 * application these stand for is told by the images.
 */
describe.each(databases.eachSupportedId())('GitOps on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;

  const push = (of: typeof shop, ...told: Parameters<typeof shop.push>) =>
    backend.github('push', of.push(...told)).expect(202);

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [
        service('checkout', {
          'github.com/project-slug': 'acme/checkout',
          'argocd/app-name': 'checkout,checkout-eu,checkout-us',
        }),
      ],
      dora: { definitions: { minimums: { leadTimeCommits: 1 } } },
    });
    await push(shop, 'main', null, [['1', time(2, 8)]]);
    await push(shop, 'main', '1', [['2', time(3, 8)]]);
    await push(shop, 'main', '2', [['3', time(4, 8)]]);
  });

  afterEach(() => backend.stop());

  const sync = (...told: Parameters<typeof synced>) =>
    backend.argocd(synced(...told)).expect(202);

  const built = (commit: string, builtAt: string, ...names: string[]) =>
    backend
      .generic({
        type: 'artifact',
        names,
        repository: shop.address,
        sha: sha(commit),
        builtAt,
      })
      .expect(202);

  async function deployments() {
    await backend.settled();
    const { items } = await backend.deployments('checkout', march);
    return items
      .map(item => [
        item.kind,
        item.revision?.[0],
        item.leadTimeMedian === null ? null : item.leadTimeMedian / HOUR,
      ])
      .reverse();
  }

  const lastNote = async () => {
    const { items } = await backend.deployments('checkout', march);
    return items[0].leadTimeNote;
  };

  it('finds the commit by the digest of the image, even when newer commits exist', async () => {
    await built('1', time(2, 8), digest('1'));
    await built('2', time(3, 8), digest('2'));
    await sync('checkout', sha('c'), time(2, 9), {
      images: [`${IMAGE}@${digest('1')}`],
    });
    await sync('checkout', sha('d'), time(5, 8), {
      images: [`${IMAGE}:latest@${digest('2')}`],
    });

    expect(await deployments()).toEqual([
      ['deploy', '1', 1],
      ['deploy', '2', 48],
    ]);
  });

  it('finds the commit by a tag as it was when it was deployed', async () => {
    await built('1', time(2, 8), `${IMAGE}:stable`);
    await sync('checkout', sha('c'), time(2, 9), {
      images: [`${IMAGE}:stable`],
    });
    await built('3', time(4, 9), `${IMAGE}:stable`);
    await sync('checkout', sha('d'), time(4, 10), {
      images: [`${IMAGE}:stable`],
    });

    expect(await deployments()).toEqual([
      ['deploy', '1', 1],
      ['deploy', '3', 14],
    ]);
  });

  it('finds it when the build is told after the deployment', async () => {
    await sync('checkout', sha('c'), time(2, 9), {
      images: [`${IMAGE}@${digest('1')}`],
    });
    expect(await deployments()).toEqual([['deploy', 'c', null]]);
    expect(await lastNote()).toMatch('configuration repository');

    await built('1', time(2, 8), digest('1'));
    expect(await deployments()).toEqual([['deploy', '1', 1]]);
    expect(await lastNote()).toMatch('first deployment');
  });

  it('finds the commit in the tag when no build was told', async () => {
    await sync('checkout', sha('c'), time(2, 9), {
      images: [`${IMAGE}:1.2.3-${sha('1').slice(0, 8)}`, 'nginx:1.27'],
    });
    // Digits alone may be a date; only a mark or a whole hash makes them a commit.
    expect(await deployments()).toEqual([['deploy', 'c', null]]);

    await sync('checkout', sha('d'), time(3, 9), {
      images: [`${IMAGE}:sha-${sha('2').slice(0, 8)}`, 'nginx:1.27'],
    });
    expect(await deployments()).toEqual([
      ['deploy', 'c', null],
      ['deploy', '2', 1],
    ]);
  });

  it('believes what is told before what is built', async () => {
    await built('1', time(2, 8), digest('1'));
    await sync('checkout', sha('c'), time(3, 9), {
      repository: shop.address,
      appRevision: sha('2'),
      images: [`${IMAGE}@${digest('1')}`],
    });
    expect(await deployments()).toEqual([['deploy', '2', 1]]);
  });

  it('takes what is deployed from the service’s own repository for its commit', async () => {
    const own = { configRepository: shop.address };
    await sync('checkout', sha('1'), time(2, 9), own);
    await sync('checkout', sha('3'), time(4, 9), own);
    expect(await deployments()).toEqual([
      ['deploy', '1', 1],
      ['deploy', '3', 13],
    ]);
  });

  it('sees a rollback by the image, though its configuration commit is new', async () => {
    await built('1', time(2, 8), digest('1'));
    await built('2', time(3, 8), digest('2'));
    await sync('checkout', sha('c'), time(2, 9), { images: [digest('1')] });
    await sync('checkout', sha('d'), time(3, 9), { images: [digest('2')] });
    await sync('checkout', sha('e'), time(3, 10), { images: [digest('1')] });

    expect(await deployments()).toEqual([
      ['deploy', '1', 1],
      ['deploy', '2', 1],
      ['rollback', '1', null],
    ]);
    const { items } = await backend.deployments('checkout', march);
    expect(items[1].failures).toMatchObject([{ rule: 'rollback' }]);
  });

  it('counts other configuration of the same image as a change, from its own commit', async () => {
    await push(config, 'main', null, [['c', time(2, 8)]]);
    await push(config, 'main', 'c', [
      ['d', time(3, 6)],
      ['e', time(3, 7)],
    ]);
    await built('1', time(2, 8), digest('1'));
    const image = { images: [digest('1')] };
    await sync('checkout', sha('c'), time(2, 9), image);
    await sync('checkout', sha('e'), time(3, 9), image);
    await sync('checkout', sha('e'), time(3, 11), image);

    expect(await deployments()).toEqual([
      ['deploy', '1', 1],
      ['config_change', '1', 2],
      ['redeploy', '1', null],
    ]);
  });

  it('does not count what Argo CD heals by itself', async () => {
    await built('1', time(2, 8), digest('1'));
    const image = { images: [digest('1')] };
    await sync('checkout', sha('c'), time(2, 9), image);
    await sync('checkout', sha('d'), time(2, 10), {
      ...image,
      autoHealAttempts: 1,
    });
    expect(await deployments()).toEqual([['deploy', '1', 1]]);
  });

  it('joins the regions of one release, whatever they call its image', async () => {
    await built(
      '2',
      time(3, 8),
      'eu.example.com/checkout:2',
      'us.example.com/checkout:2',
    );
    await sync('checkout-eu', sha('c'), time(3, 9), {
      images: ['eu.example.com/checkout:2'],
    });
    await sync('checkout-us', sha('d'), time(3, 9, 40), {
      images: ['us.example.com/checkout:2'],
    });
    expect(await deployments()).toEqual([
      ['deploy', '2', expect.closeTo(1.667)],
    ]);
    const { metrics } = await backend.metrics('checkout', march);
    expect(metrics.deployment_frequency.n).toBe(1);
  });

  it('joins one application on several clusters', async () => {
    for (const [cluster, minute] of [
      ['eu', 0],
      ['us', 30],
    ] as const) {
      await sync('checkout', sha('c'), time(2, 9, minute), {
        cluster,
        namespace: cluster,
        repository: shop.address,
        appRevision: sha('1'),
      });
    }
    expect(await deployments()).toEqual([['deploy', '1', 1.5]]);
  });

  it('takes the image that was built from the service’s own repository', async () => {
    await built('1', time(2, 8), `${IMAGE}:1`);
    await backend.generic({
      type: 'artifact',
      names: ['acme/proxy:7'],
      repository: 'https://github.com/acme/proxy',
      sha: sha('f'),
      builtAt: time(2, 8),
    });
    await sync('checkout', sha('c'), time(2, 9), {
      images: ['acme/proxy:7', `${IMAGE}:1`],
    });
    expect(await deployments()).toEqual([['deploy', '1', 1]]);
  });
});
