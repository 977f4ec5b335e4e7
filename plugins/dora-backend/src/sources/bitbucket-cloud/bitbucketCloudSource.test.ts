import { delivery, testSettings, whyIgnored } from '../testDeliveries';
import { bitbucketCloudExamples } from './__fixtures__/examples';
import { bitbucketCloudSource } from './bitbucketCloudSource';

describe('bitbucketCloudSource', () => {
  it('identifies deliveries by their headers', () => {
    const headers = { 'x-request-uuid': 'r', 'x-event-key': 'repo:push' };
    const body = Buffer.alloc(0);
    expect(bitbucketCloudSource.identify({ headers, body })).toEqual({
      deliveryId: 'r',
      event: 'repo:push',
    });
    expect(bitbucketCloudSource.identify({ headers: {}, body })).toEqual({});
  });

  it.each([
    ['repo:fork', /"repo:fork" events are not used/],
    ['pullrequest:comment_deleted', /events are not used/],
    ['__proto__', /events are not used/],
    ['<b>', /no X-Event-Key/],
    [null, /no X-Event-Key/],
  ])('ignores %s whatever its body', (event, reason) => {
    const body = Buffer.from('no json');
    expect(whyIgnored(bitbucketCloudSource, body, { event })).toMatch(reason);
  });

  it.each(bitbucketCloudExamples)(
    'keeps no person of a $event',
    ({ event, body }) => {
      const stored = delivery(body, { event });
      const told = bitbucketCloudSource.parse(stored, testSettings);
      expect(JSON.stringify(told)).not.toMatch(/\{ann\}|bob|557058/i);
    },
  );
});
