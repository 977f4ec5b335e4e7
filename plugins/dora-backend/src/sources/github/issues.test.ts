import { factsFrom, whyIgnored } from '../testDeliveries';
import { issue } from './__fixtures__/examples';
import { githubSource } from './githubSource';

const other = { event: 'issues' };
const hour = (h: number, m = 0) => Date.UTC(2026, 2, 2, h, m);
const iso = (h: number) => new Date(hour(h)).toISOString();

const event = (action: string, fields: object = {}, top: object = {}) => ({
  ...issue,
  label: undefined,
  ...top,
  action,
  issue: { ...issue.issue, ...fields },
});

const incident = (action: string, fields?: object, top?: object) =>
  factsFrom(githubSource, event(action, fields, top), other)[0];

const labels = (...names: string[]) => ({
  labels: names.map(name => ({ name })),
});

describe('issues', () => {
  it('are incidents by their label', () => {
    expect(incident('labeled')).toEqual({
      type: 'incident',
      at: hour(15, 5),
      key: 'issue:88',
      subjects: ['repo:github.com/acme/checkout'],
      environment: 'production',
      severity: 'high',
      title: 'Payments are refused',
      url: 'https://github.com/acme/checkout/issues/12',
      detectedAt: hour(15),
      isDuplicate: false,
    });
  });

  it.each<[string, object, object]>([
    [
      'closed',
      { state: 'closed', closed_at: iso(16), updated_at: iso(16) },
      { at: hour(16), resolvedAt: hour(16) },
    ],
    [
      'reopened',
      { state: 'open', closed_at: iso(16), updated_at: iso(17) },
      { resolvedAt: undefined, reopenedAt: hour(17) },
    ],
    ['edited', { title: null, html_url: 'data:,x' }, { url: undefined }],
    [
      'edited',
      labels('Incident', 'P1', 'service: cart', 'service/pay', 'env: staging'),
      {
        severity: 'P1',
        subjects: ['service:cart', 'service:pay'],
        environment: 'staging',
      },
    ],
    ['typed', { labels: [], type: { name: 'Incident' } }, { key: 'issue:88' }],
    [
      'closed',
      { state: 'closed', closed_at: iso(16), state_reason: 'duplicate' },
      {
        resolvedAt: hour(16),
        subjects: ['repo:github.com/acme/checkout'],
        isDuplicate: true,
      },
    ],
    ['edited', { state_reason: undefined }, { isDuplicate: undefined }],
  ])('%s with %j', (action, fields, expected) => {
    expect(incident(action, fields)).toMatchObject(expected);
  });

  it.each([
    ['unlabeled', { label: { name: 'incident' } }, labels('bug')],
    ['unlabeled', { label: { name: 'incident' } }, labels('bug', 'incident')],
    ['untyped', { type: { name: 'Incident' } }, { labels: [], type: null }],
    ['deleted', {}, { state: 'open' }],
    ['transferred', {}, {}],
    ['transferred', {}, { labels: [] }],
  ])(
    'belong to nobody once they are no incident: %s %j',
    (action, top, fields) => {
      expect(incident(action, fields, top)).toEqual({
        type: 'incident',
        at: hour(15, 5),
        key: 'issue:88',
        subjects: [],
      });
    },
  );

  it.each([
    [event('opened', labels('bug')), /no label/],
    [event('unlabeled', labels('x'), { label: { name: 'bug' } }), /no label/],
    [event('opened', { labels: 'incident', type: 'x' }), /no label/],
    [event('deleted', { state: 'closed', closed_at: iso(16) }), /deleted/],
    [event('deleted', labels('bug')), /no label/],
  ])('are ignored: %#', (body, reason) => {
    expect(whyIgnored(githubSource, body, other)).toMatch(reason);
  });
});
