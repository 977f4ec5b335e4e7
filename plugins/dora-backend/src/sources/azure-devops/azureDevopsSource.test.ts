import { delivery, testSettings, whyIgnored } from '../testDeliveries';
import { azureDevopsExamples, hook, push } from './__fixtures__/examples';
import { azureDevopsSource } from './azureDevopsSource';

const identify = (body: unknown) =>
  azureDevopsSource.identify({
    headers: {},
    body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
  });

describe('azureDevopsSource', () => {
  it('identifies a delivery by its subscription and number', () => {
    expect(identify(push())).toEqual({
      deliveryId: 'c0ffee00-0000-4000-8000-000000000003:17',
      event: 'git.push',
    });
  });

  it.each([
    [{ ...push(), subscriptionId: '00000000-0000-0000-0000-000000000000' }],
    [{ ...push(), subscriptionId: undefined }],
    [{ ...push(), notificationId: undefined }],
    [{ ...push(), notificationId: 'x' }],
  ])('has no id for %j', body => {
    expect(identify(body)).toEqual({ event: 'git.push' });
  });

  it.each([[Buffer.from('{')], [[]], [{}], [{ eventType: 1 }]])(
    'has neither id nor event for %j',
    body => {
      expect(identify(body)).toEqual({});
    },
  );

  it.each([
    [hook('workitem.created', {}), /"workitem.created" events/],
    [hook('tfvc.checkin', {}), /"tfvc.checkin" events/],
    [hook('<b>', {}), /no eventType/],
    [{}, /no eventType/],
  ])('ignores %j', (body, reason) => {
    expect(whyIgnored(azureDevopsSource, body)).toMatch(reason);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an id and an address', { id: 479, url: 'https://dev.azure.com/x' }],
  ])('is incomplete with %s as its resource', (_, resource) => {
    for (const { event } of azureDevopsExamples) {
      expect(whyIgnored(azureDevopsSource, hook(event, resource))).toMatch(
        /incomplete: set "Resource details to send"/,
      );
    }
  });

  it.each(azureDevopsExamples)('keeps no person of a $event', ({ body }) => {
    const told = azureDevopsSource.parse(delivery(body), testSettings);
    expect(JSON.stringify(told)).not.toMatch(/"(ann|bob)"|@example/i);
  });
});
