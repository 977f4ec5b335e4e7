import { delivery, testSettings, whyIgnored } from '../testDeliveries';
import { gitlabExamples, push } from './__fixtures__/examples';
import { gitlabSource } from './gitlabSource';

const identify = (headers: Record<string, string>) =>
  gitlabSource.identify({ headers, body: Buffer.alloc(0) });

describe('gitlabSource', () => {
  it.each([
    [{ 'idempotency-key': 'k', 'webhook-id': 'w' }, 'k'],
    [{ 'webhook-id': 'w' }, 'w'],
    // Several deliveries have it in common.
    [{ 'x-gitlab-event-uuid': 'u', 'x-gitlab-webhook-uuid': 'h' }, undefined],
    [{}, undefined],
  ])('identifies a delivery by %j as %s', (headers, deliveryId) => {
    expect(
      identify({ ...headers, 'x-gitlab-event': 'Push Hook' } as any),
    ).toEqual({ deliveryId, event: 'Push Hook' });
  });

  it.each([
    [{ object_kind: 'wiki_page' }, /"wiki_page" events are not used/],
    [{ object_kind: 'emoji' }, /"emoji" events are not used/],
    [{ object_kind: 'tag_push', ref: 'refs/tags/v1' }, /not those of tags/],
    [{ event_name: 'subgroup_create' }, /"subgroup_create" events are not/],
    [{ object_kind: '__proto__' }, /"__proto__" events are not used/],
    [{ object_kind: '<script>' }, /no object_kind/],
    [{ text: 'made by a custom template' }, /without a custom template/],
    [{}, /no object_kind/],
  ])('ignores %j', (body, reason) => {
    expect(whyIgnored(gitlabSource, body)).toMatch(reason);
  });

  it('ignores system hooks, which look like those of projects', () => {
    const reason = whyIgnored(gitlabSource, push, { event: 'System Hook' });
    expect(reason).toMatch(/webhook to the group/);
  });

  it.each(gitlabExamples)(
    'reads a $event without its header',
    ({ event, body }) => {
      const parse = (header: string | null) =>
        gitlabSource.parse(delivery(body, { event: header }), testSettings);
      expect(parse(null)).toEqual(parse(event));
    },
  );

  it.each(gitlabExamples)('keeps no person of a $event', ({ event, body }) => {
    const told = gitlabSource.parse(delivery(body, { event }), testSettings);
    expect(JSON.stringify(told)).not.toMatch(/bob|ann@|"Bob"/i);
  });

  it.each([
    ['push', '$.ref: is missing'],
    ['merge_request', '$.object_attributes: is missing'],
    ['pipeline', '$.object_attributes: is missing'],
    ['build', '$.build_id: is missing'],
    ['deployment', '$.status: is missing'],
  ])('refuses an empty %s', (object_kind, message) => {
    expect(() => whyIgnored(gitlabSource, { object_kind })).toThrow(message);
  });
});
