import { Alertmanager } from '../support/Alertmanager';
import { onSqlite } from '../support/databases';
import { RefusingProxy } from '../support/RefusingProxy';
import { expect, test } from '../support/reliability';
import { knowingApi } from '../support/Site';
import { until } from '../support/until';

const TOKEN = 'alertmanager-token-of-the-e2e-tests';
const SERVICE = 'parcels';
const REFUSALS = 2;
const REPEATS = 5;
const MINUTE_MS = 60_000;

test.setTimeout(180_000);

test('R21: an alert of a real Alertmanager is one incident from its start to its end', async ({
  site,
}) => {
  const database = onSqlite(site.makeDirectory('sqlite'));
  const backend = await site.startBackend(database, {
    sources: { alertmanager: { secrets: [TOKEN] } },
  });
  const api = await knowingApi(backend);
  const proxy = await RefusingProxy.start(backend.url);
  site.later(() => proxy.stop());
  const alertmanager = await Alertmanager.start({
    directory: site.directory,
    webhookUrl: `${proxy.url}/api/dora/webhooks/alertmanager`,
    token: TOKEN,
  });
  site.later(() => alertmanager.stop());

  const toldUntil = (what: string, count: { n: number; open: number }) =>
    until(what, 30, async () => {
      const { time_to_restore: told } = (await api.metrics(SERVICE)).metrics;
      return told.n === count.n && told.open === count.open && told;
    });
  const startsAt = new Date(Date.now() - 20 * MINUTE_MS);
  const endsAt = new Date(startsAt.getTime() + 15 * MINUTE_MS);
  const alert = {
    labels: {
      alertname: 'ParcelsGetLost',
      service: SERVICE,
      severity: 'critical',
    },
    annotations: { summary: 'Parcels get lost' },
    startsAt: startsAt.toISOString(),
    generatorURL: 'http://prometheus.example.com/graph',
  };

  proxy.refuse(REFUSALS);
  await alertmanager.post(alert);
  const open = await toldUntil('the incident is open', { n: 0, open: 1 });
  expect(open.oldestOpenSince).toBe(alert.startsAt);
  expect(proxy.statuses.slice(0, REFUSALS + 1)).toEqual([503, 503, 202]);

  const toldSoFar = proxy.statuses.length;
  await until('the alert is told again', 30, async () => {
    await alertmanager.post(alert);
    return proxy.statuses.length >= toldSoFar + REPEATS;
  });
  await api.settled();
  await toldUntil('there is still one', { n: 0, open: 1 });

  await alertmanager.post({ ...alert, endsAt: endsAt.toISOString() });
  const closed = await toldUntil('the incident is over', { n: 1, open: 0 });
  expect(closed.value).toBe(15 * 60);

  const again = new Date(endsAt.getTime() + 2 * MINUTE_MS).toISOString();
  await alertmanager.post({ ...alert, startsAt: again });
  const second = await toldUntil('it fires again', { n: 1, open: 1 });
  expect(second.oldestOpenSince).toBe(again);

  expect(new Set(proxy.statuses.slice(REFUSALS))).toEqual(new Set([202]));
  expect(
    await database.query(
      'select severity, title, url, detected_at from dora_incidents order by detected_at',
    ),
  ).toEqual(
    [startsAt.getTime(), Date.parse(again)].map(detected_at => ({
      severity: 'critical',
      title: 'Parcels get lost',
      url: 'http://prometheus.example.com/graph',
      detected_at,
    })),
  );
});
