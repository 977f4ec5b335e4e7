import { factsFrom, whyIgnored } from '../testDeliveries';
import {
  approval,
  changesRequest,
  comment,
  pullRequest,
  SHA,
} from './__fixtures__/examples';
import { bitbucketCloudSource } from './bitbucketCloudSource';

const openedAt = Date.UTC(2026, 2, 2, 10, 0, 0, 492);
const updatedAt = Date.UTC(2026, 2, 2, 12, 40, 1, 903);
const repository = 'bitbucket.org/acme/checkout';

/** What is not told of a change. */
const NOTHING = {
  readyAt: undefined,
  headSha: undefined,
  mergedAt: undefined,
  mergeCommit: undefined,
  closedAt: undefined,
};

const told = (action: string, body: unknown = pullRequest()) => ({
  ...NOTHING,
  ...factsFrom(bitbucketCloudSource, body, {
    event: `pullrequest:${action}`,
  })[0],
});

describe('pullrequest events', () => {
  it('tell the state of a pull request', () => {
    expect(told('created')).toEqual({
      type: 'change',
      at: updatedAt,
      repository,
      number: 7,
      title: 'Round half up',
      url: 'https://bitbucket.org/acme/checkout/pull-requests/7',
      headRef: 'round',
      baseRef: 'main',
      openedAt,
      readyAt: openedAt,
    });
  });

  it('belong to the repository of their name, whatever its links say', () => {
    const links = { html: { href: 'https://api.bitbucket.org/acme/other' } };
    const body = {
      ...pullRequest(),
      repository: { full_name: 'Acme/checkout', links },
    };
    expect(told('updated', body)).toMatchObject({ repository });
  });

  const merged = (hash: string) =>
    pullRequest({ state: 'MERGED', merge_commit: { hash } });
  it.each<[string, unknown, object]>([
    ['created', pullRequest({ draft: true }), NOTHING],
    ['updated', pullRequest(), NOTHING],
    ['unapproved', pullRequest(), NOTHING],
    // Twelve characters are no commit.
    [
      'fulfilled',
      merged(SHA.slice(0, 12)),
      { ...NOTHING, mergedAt: updatedAt },
    ],
    ['fulfilled', merged(SHA), { mergedAt: updatedAt, mergeCommit: SHA }],
    ['rejected', pullRequest(), { ...NOTHING, closedAt: updatedAt }],
  ])('%s', (action, body, expected) => {
    expect(told(action, body)).toMatchObject(expected);
  });

  it.each<[string, unknown, number, boolean]>([
    ['approved', approval(), 45, true],
    ['changes_request_created', changesRequest(), 30, false],
    ['comment_created', comment(), 20, false],
  ])('%s is a review', (action, body, minute, isApproval) => {
    const at = Date.UTC(2026, 2, 2, 11, minute, 0, 37);
    const event = `pullrequest:${action}`;
    expect(factsFrom(bitbucketCloudSource, body, { event })).toEqual([
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

  it.each<[string, unknown, RegExp]>([
    ['approved', approval('ann'), /own pull request/],
    ['approved', approval('renovate', 'app_user'), /from an app/],
    ['comment_created', comment('ann'), /own pull request/],
  ])('%s is no review in %j', (action, body, reason) => {
    const event = `pullrequest:${action}`;
    expect(whyIgnored(bitbucketCloudSource, body, { event })).toMatch(reason);
  });
});
