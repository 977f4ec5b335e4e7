import { setTimeout as sleep } from 'node:timers/promises';
import { argocdCall, sendAsArgocd } from '../support/argocd';
import { onPostgres } from '../support/databases';
import { commitId } from '../support/github';
import { expect, test } from '../support/reliability';
import { knowingApi, settledApi } from '../support/Site';

test.setTimeout(300_000);

for (const seconds of [5, 60]) {
  test(`R20: what Argo CD sends while PostgreSQL is down for ${seconds} s is delivered by its retries`, async ({
    site,
    answers,
  }) => {
    const postgres = await site.startPostgres();
    const database = onPostgres(postgres.connectionString);
    const backend = await site.startBackend(database);
    await knowingApi(backend);

    await postgres.down();
    const call = argocdCall({
      app: 'parcels',
      revision: commitId(`an outage of ${seconds} s`),
      finishedAt: new Date(),
    });
    const sending = sendAsArgocd(backend.url, call, answers);
    await sleep(seconds * 1000);
    await postgres.up();
    await sending;

    expect(answers.all[0]).toMatchObject({ status: 503, retryAfter: '30' });
    expect(answers.accepted).toEqual(new Set([call.id]));
    await settledApi(backend);
    expect(
      await database.query(
        'select subject, state, revision from dora_deployments',
      ),
    ).toEqual([
      {
        subject: expect.stringContaining('parcels'),
        state: 'succeeded',
        revision: commitId(`an outage of ${seconds} s`),
      },
    ]);
  });
}
