import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/demo';
import { commitId, deployment, push, sendDelivery } from './support/github';
import { METRICS, openTab, tile } from './support/tab';

const REPOSITORY = 'acme/checkout';
const SHA = commitId('the commit of the delivery test');
const FREQUENCY = 'Deployment frequency';

test('a deployment shows up without a reload', async ({ app, demo }) => {
  await openTab(app, demo.url, 'checkout');
  for (const metric of METRICS) {
    await expect(tile(app, metric)).toBeVisible();
  }
  const before = await demo.api.countDeployments('checkout');
  await expect(tile(app, FREQUENCY)).toContainText(`${before} deployments`);

  let reloads = 0;
  app.on('load', () => reloads++);
  await deployNewCommit(demo.url);

  await Promise.all([
    expect
      .poll(() => demo.api.countDeployments('checkout'), { timeout: 5_000 })
      .toBe(before + 1),
    expect(tile(app, FREQUENCY)).toContainText(`${before + 1} deployments`, {
      timeout: 10_000,
    }),
  ]);
  expect(reloads).toBe(0);

  const [newest] = await demo.api.deployments('checkout');
  expect(newest).toMatchObject({ revision: SHA, status: 'succeeded' });
  expect(newest.commits).toBe(1);
});

test('a report is compressed, and not sent to who has it', async ({ demo }) => {
  const path = '/v1/organisation/metrics';
  // Whatever another test sends meanwhile makes it new, and so does the minute.
  await expect
    .poll(async () => {
      const first = await demo.api.ask(path, {});
      expect(first.headers.get('content-encoding')).toBe('gzip');
      const again = await demo.api.ask(path, {
        'If-None-Match': first.headers.get('etag')!,
        // As a browser asks; fetch would ask for the whole answer.
        'Cache-Control': 'max-age=0',
      });
      return again.status;
    })
    .toBe(304);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the ${colorScheme} tab`, () => {
    test.use({ colorScheme });

    test('is accessible', async ({ app, demo }) => {
      await openTab(app, demo.url, 'checkout');
      await app.getByRole('table', { name: 'Deployments' }).waitFor();

      const { violations } = await new AxeBuilder({ page: app })
        .include('main .bui-Container')
        .analyze();
      const grave = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(
        grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      ).toEqual([]);
    });
  });
}

async function deployNewCommit(url: string) {
  const now = Date.now();
  const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);
  const subject = { repository: REPOSITORY, sha: SHA, number: 424_242 };
  for (const delivery of [
    push({ ...subject, id: 'e2e-push', at: minutesAgo(20) }),
    deployment({ ...subject, id: 'e2e-deployment', at: minutesAgo(2) }),
    deployment({
      ...subject,
      id: 'e2e-success',
      at: minutesAgo(1),
      state: 'success',
    }),
  ]) {
    expect(await sendDelivery(url, delivery)).toBe(202);
  }
}
