import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { alert } from './__fixtures__/examples';
import { datadogSource } from './datadogSource';

const at = Date.parse('2026-03-02T14:40:00.250Z');
const NO_SERVICE =
  'No tag of the alert names a service: one of dora_service, service, app, app_kubernetes_io_name.';

const factOf = (transition: string, more = {}) =>
  factsFrom(datadogSource, alert(transition, more))[0] as IncidentFact;

describe('datadogSource', () => {
  it('names the transition, and has no id', () => {
    const body = Buffer.from(JSON.stringify(alert('Triggered')));
    expect(datadogSource.identify({ headers: {}, body })).toEqual({
      event: 'Triggered',
    });
  });

  it('makes an incident of an alert that is triggered', () => {
    expect(factOf('Triggered')).toEqual({
      type: 'incident',
      at,
      key: '4711923740923847',
      subjects: ['service:checkout'],
      environment: 'production',
      severity: 'P1',
      title: '[Triggered on {service:checkout}] Checkout errors',
      url: 'https://app.datadoghq.com/monitors/1234?from_ts=1772461500000',
      detectedAt: at,
    });
  });

  it('ends the same incident when the alert recovers', () => {
    const { detectedAt: _, ...rest } = factOf('Triggered');
    expect(factOf('Recovered')).toEqual({ ...rest, resolvedAt: at });
  });

  it.each([
    ['Re-Triggered'],
    ['Warn'],
    ['Re-Warn'],
    ['No Data'],
    ['Re-No Data'],
    ['Renotify'],
    ['Something new'],
  ])('moves no time by %s', transition => {
    expect(whyIgnored(datadogSource, alert(transition))).toBe(
      'No alert begins or ends with this transition.',
    );
  });

  it.each([
    [
      { tags: 'service:a, service:B ,app:c', scope: '' },
      ['service:a', 'service:b'],
    ],
    [{ tags: 'app:c', scope: 'service:d,host:x' }, ['service:d']],
    [
      { tags: 'dora_service:component:default/e' },
      ['service:component:default/e'],
    ],
  ])('reads the services off %j', (more, subjects) => {
    expect(factOf('Triggered', more).subjects).toEqual(subjects);
  });

  it('takes the name of a variable for nothing', () => {
    expect(
      factOf('Triggered', {
        priority: 'null',
        link: '$LINK',
        scope: '$ALERT_SCOPE',
        title: '',
      }),
    ).toMatchObject({
      severity: undefined,
      url: undefined,
      title: undefined,
      subjects: ['service:checkout'],
    });
  });

  it('takes for incidents what its rules name, and tells the end of others', () => {
    const settings = {
      ...testSettings,
      alertRules: [{ labels: { priority: 'P1', env: 'prod*' } }],
    };
    const parse = (transition: string, priority: string) =>
      datadogSource.parse(delivery(alert(transition, { priority })), settings);
    expect(parse('Triggered', 'P1')).toEqual({ facts: [factOf('Triggered')] });
    expect(parse('Triggered', 'P3')).toHaveProperty('ignored');
    expect(parse('Recovered', 'P3')).toMatchObject({
      facts: [{ key: '4711923740923847', resolvedAt: at }],
    });
  });

  it.each([
    [{}, 'The body is not made by the payload for DORA.'],
    [
      alert('Triggered', { title: '[TEST] [Triggered] Checkout errors' }),
      'The notification is a test.',
    ],
    [alert('Triggered', { tags: '', scope: 'host:a' }), NO_SERVICE],
    [alert('Triggered', { tags: null, scope: 5 }), NO_SERVICE],
  ])('ignores %j', (body, why) => {
    expect(whyIgnored(datadogSource, body)).toBe(why);
  });

  it.each([
    [{ cycle: '' }, '$.cycle: is empty'],
    [{ cycle: '$ALERT_CYCLE_KEY' }, '$.cycle: is missing'],
    [{ date: 'today' }, '$.date: is no timestamp'],
  ])('refuses %j', (more, problem) => {
    expect(() => factOf('Triggered', more)).toThrow(problem);
  });
});
