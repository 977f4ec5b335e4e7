import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import {
  alert,
  alertWith,
  notification,
  resolvedAlert,
} from './__fixtures__/notifications';
import { alertmanagerSource } from './alertmanagerSource';

const detectedAt = Date.parse('2026-03-02T14:40:05.123Z');
const resolvedAt = Date.parse('2026-03-02T15:10:05.123Z');

const facts = (...alerts: object[]) =>
  factsFrom(alertmanagerSource, notification(...alerts)) as IncidentFact[];

describe('alertmanagerSource', () => {
  it('takes any content type, and no id', () => {
    const request = { headers: { 'webhook-id': '1' }, body: Buffer.alloc(0) };
    expect(alertmanagerSource.accepts('text/plain')).toBe(true);
    expect(alertmanagerSource.identify(request)).toEqual({ event: 'alerts' });
  });

  it('makes an open incident of a firing alert', () => {
    expect(facts(alert())).toEqual([
      {
        type: 'incident',
        at: detectedAt,
        key: '3b15fd163d36582e:2026-03-02T14:40:05.123Z',
        subjects: ['service:checkout'],
        environment: 'production',
        severity: 'critical',
        title: '5 % of the checkouts fail',
        url: 'https://prometheus.example.com/graph?g0.expr=errors+%3E+0.05&g0.tab=1',
        detectedAt,
        resolvedAt: undefined,
      },
    ]);
  });

  it('ends the same incident when the alert is resolved', () => {
    const [firing] = facts(alert());
    expect(facts(resolvedAlert())).toEqual([
      { ...firing, at: resolvedAt, resolvedAt },
    ]);
  });

  it('begins another incident when it fires again', () => {
    const [first] = facts(resolvedAlert());
    const [second] = facts(alert({ startsAt: '2026-03-02T16:00:00Z' }));
    expect(second.key).not.toBe(first.key);
    expect(second.resolvedAt).toBeUndefined();
  });

  it('tells alerts of one start apart by their fingerprint', () => {
    const keys = facts(alert(), alert({ fingerprint: 'f0' })).map(
      ({ key }) => key,
    );
    expect(new Set(keys).size).toBe(2);
  });

  it('takes no end from an alert that still fires', () => {
    const [fact] = facts(alert({ endsAt: '2026-03-02T14:45:00Z' }));
    expect(fact.resolvedAt).toBeUndefined();
  });

  it('takes no end from the zero time', () => {
    const [fact] = facts(resolvedAlert({ endsAt: '0001-01-01T00:00:00Z' }));
    expect(fact).toMatchObject({ at: detectedAt, resolvedAt: undefined });
  });

  it.each([
    [{ dora_service: 'a', service: 'b', app: 'c' }, 'service:a'],
    [
      { service: 'Component:Default/B', app: 'c' },
      'service:component:default/b',
    ],
    [{ service: ' ', app: 'c', app_kubernetes_io_name: 'd' }, 'service:c'],
    [{ app_kubernetes_io_name: 'd', namespace: 'e' }, 'service:d'],
  ])('reads the service off %j', (labels, subject) => {
    expect(facts(alertWith(labels))[0].subjects).toEqual([subject]);
  });

  it('leaves out alerts that name no service, and says so when all do', () => {
    const nameless = alertWith({ namespace: 'shop', job: 'checkout' });
    expect(facts(nameless, alert())).toHaveLength(1);
    expect(whyIgnored(alertmanagerSource, notification(nameless))).toBe(
      'No alert names a service by one of the labels dora_service, service, app, app_kubernetes_io_name.',
    );
  });

  it.each([
    ['critical', 'critical'],
    [' page ', 'page'],
    ['x'.repeat(40), 'x'.repeat(32)],
    ['', undefined],
    [5, undefined],
    [undefined, undefined],
  ])('keeps the severity %s in its own words', (severity, expected) => {
    const [fact] = facts(alertWith({ service: 'checkout', severity }));
    expect(fact.severity).toBe(expected);
  });

  it('takes for incidents what its rules name', () => {
    const alertRules = [{ labels: { severity: 'crit*', team: '?*' } }];
    const settings = { ...testSettings, alertRules };
    const parse = (...alerts: object[]) =>
      alertmanagerSource.parse(delivery(notification(...alerts)), settings);
    const labels = { service: 'checkout', severity: 'critical' };
    const ours = alertWith({ ...labels, team: 'shop' });
    expect(parse(alertWith(labels), ours)).toEqual({ facts: facts(ours) });
    expect(parse(alertWith(labels))).toEqual({
      ignored: 'By the rules of this source, no alert is an incident.',
    });
  });

  it.each([
    [{ environment: 'staging', env: 'x' }, 'staging'],
    [{ env: 'qa' }, 'qa'],
    [{}, 'production'],
  ])('reads the environment off %j', (labels, environment) => {
    const [fact] = facts(alertWith({ service: 'checkout', ...labels }));
    expect(fact.environment).toBe(environment);
  });

  it('shows the name of an alert without summary', () => {
    expect(facts(alert({ annotations: {} }))[0].title).toBe(
      'CheckoutErrorRate',
    );
    expect(facts(alert({ annotations: undefined }))[0].title).toBe(
      'CheckoutErrorRate',
    );
  });

  it('does without annotations and links that make no sense', () => {
    const odd = alert({ annotations: { summary: 5 }, generatorURL: {} });
    expect(facts(odd)[0]).toMatchObject({
      title: 'CheckoutErrorRate',
      url: 'https://alertmanager.example.com/',
    });
  });

  it('links to http and https only', () => {
    // eslint-disable-next-line no-script-url -- this is what must not pass
    const [fact] = facts(alert({ generatorURL: 'javascript:alert(1)' }));
    expect(fact.url).toBe('https://alertmanager.example.com/');
  });

  it.each([
    [{}, '$.alerts: is missing'],
    [{ alerts: {} }, '$.alerts: must be of type array'],
    [
      notification(alert({ startsAt: '0001-01-01T00:00:00Z' })),
      '$.alerts[0].startsAt: is missing',
    ],
    [
      notification(alert({ fingerprint: '' })),
      '$.alerts[0].fingerprint: is empty',
    ],
    [
      notification(alert({ status: 'suppressed' })),
      '$.alerts[0].status: must be one of firing, resolved',
    ],
    [
      notification(alert({ labels: undefined })),
      '$.alerts[0].labels: is missing',
    ],
  ])('refuses %j', (body, problem) => {
    expect(() => factsFrom(alertmanagerSource, body)).toThrow(problem);
  });
});
