import { factsFrom, whyIgnored } from '../testDeliveries';
import { comment, pullRequest, review, SHA } from './__fixtures__/examples';
import { bitbucketServerSource } from './bitbucketServerSource';

const repository = 'git.example.com/shop/checkout';
const openedAt = Date.UTC(2026, 2, 2, 10);
const eventAt = Date.UTC(2026, 2, 2, 12, 50);

/** What is not told of a change. */
const NOTHING = {
  readyAt: undefined,
  mergedAt: undefined,
  mergeCommit: undefined,
  closedAt: undefined,
  reopenedAt: undefined,
};

const told = (eventKey: string, fields: object = {}) => ({
  ...NOTHING,
  ...factsFrom(bitbucketServerSource, pullRequest(eventKey, fields))[0],
});

describe('pr events', () => {
  it('tell the state of a pull request', () => {
    expect(told('pr:opened')).toEqual({
      type: 'change',
      at: eventAt,
      repository,
      number: 7,
      title: 'Round half up',
      url: 'https://git.example.com/projects/SHOP/repos/checkout/pull-requests/7',
      headRef: 'round',
      headSha: '9'.repeat(40),
      baseRef: 'main',
      openedAt,
      readyAt: openedAt,
    });
  });

  const properties = { mergeCommit: { id: SHA } };
  const closedDate = 1772455700000;
  it.each<[string, object, object]>([
    ['pr:opened', { draft: true }, NOTHING],
    ['pr:opened', { createdDate: '2026-03-02T11:00:00+0100' }, { openedAt }],
    ['pr:modified', {}, NOTHING],
    ['pr:from_ref_updated', {}, NOTHING],
    [
      'pr:merged',
      { properties, closedDate },
      { mergedAt: closedDate, mergeCommit: SHA },
    ],
    [
      'pr:merged',
      { closedDate: '2026-03-02T13:49:00+0100' },
      { mergedAt: eventAt - 60_000, mergeCommit: undefined },
    ],
    ['pr:merged', {}, { mergedAt: eventAt, closedAt: undefined }],
    ['pr:declined', { closedDate }, { ...NOTHING, closedAt: closedDate }],
    ['pr:deleted', {}, { ...NOTHING, closedAt: eventAt }],
    ['pr:reopened', {}, { ...NOTHING, reopenedAt: eventAt }],
  ])('%s with %j', (eventKey, fields, expected) => {
    expect(told(eventKey, fields)).toMatchObject(expected);
  });

  it.each<[unknown, number, boolean]>([
    [review('pr:reviewer:approved'), eventAt, true],
    [review('pr:reviewer:needs_work'), eventAt, false],
    [review('pr:reviewer:changes_requested'), eventAt, false],
    [comment(), Date.UTC(2026, 2, 2, 11), false],
  ])('%j is a review', (body, at, isApproval) => {
    expect(factsFrom(bitbucketServerSource, body)).toEqual([
      {
        type: 'change',
        at,
        repository,
        number: 7,
        firstReviewAt: at,
        approvedAt: isApproval ? at : undefined,
      },
    ]);
  });

  it.each<[unknown, RegExp]>([
    [review('pr:reviewer:approved', 5), /own pull request/],
    [review('pr:reviewer:approved', 9, 'SERVICE'), /access token/],
    [comment(5), /own pull request/],
  ])('%j is no review', (body, reason) => {
    expect(whyIgnored(bitbucketServerSource, body)).toMatch(reason);
  });
});
