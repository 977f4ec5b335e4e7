import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import {
  bitbucketServerExamples,
  pullRequest,
  refsChanged,
  repository,
} from './__fixtures__/examples';
import { bitbucketServerSource } from './bitbucketServerSource';

describe('bitbucketServerSource', () => {
  it('identifies deliveries by their headers', () => {
    const headers = { 'x-request-id': 'r', 'x-event-key': 'pr:opened' };
    const body = Buffer.alloc(0);
    expect(bitbucketServerSource.identify({ headers, body })).toEqual({
      deliveryId: 'r',
      event: 'pr:opened',
    });
    expect(bitbucketServerSource.identify({ headers: {}, body })).toEqual({});
  });

  it.each([
    ['diagnostics:ping', { test: true }, /webhook is set up/],
    ['mirror:repo_synchronized', {}, /events are not used/],
    ['pr:reviewer:unapproved', {}, /events are not used/],
    [null, { eventKey: 'repo:forked' }, /"repo:forked" events are not used/],
    [null, { refChanges: [], changesets: {} }, /no X-Event-Key/],
    ['<b>', {}, /no X-Event-Key/],
  ])('ignores %s with %j', (event, body, reason) => {
    expect(whyIgnored(bitbucketServerSource, body, { event })).toMatch(reason);
  });

  it.each(bitbucketServerExamples)(
    'reads a $event without its header',
    ({ event, body }) => {
      const parse = (header: string | null) =>
        bitbucketServerSource.parse(
          delivery(body, { event: header }),
          testSettings,
        );
      expect(parse(null)).toEqual(parse(event));
      expect(JSON.stringify(parse(event))).not.toMatch(/user\d/i);
    },
  );

  const unlinked = {
    'repo:refs_changed': refsChanged({ repository }),
    'pr:opened': pullRequest('pr:opened', { toRef: { repository } }),
  };

  it.each(Object.entries(unlinked))(
    'needs to know the host of %s from its source',
    (event, body) => {
      expect(whyIgnored(bitbucketServerSource, body)).toMatch(
        /Set "instance" of this source/,
      );
      const parse = (instance: string) =>
        bitbucketServerSource.parse(delivery(body, { event }), {
          ...testSettings,
          instance,
        });
      expect(parse('git.acme.io')).toMatchObject({
        facts: [{ repository: 'git.acme.io/shop/checkout' }],
      });
    },
  );

  it('believes its source more than links', () => {
    const settings = { ...testSettings, instance: 'git.acme.io' };
    const told = bitbucketServerSource.parse(delivery(refsChanged()), settings);
    expect(told).toMatchObject({
      facts: [{ repository: 'git.acme.io/shop/checkout' }],
    });
    expect(factsFrom(bitbucketServerSource, refsChanged())).toMatchObject([
      { repository: 'git.example.com/shop/checkout' },
    ]);
  });
});
