import { factsFrom, whyIgnored } from '../testDeliveries';
import { comment, pullRequest, SHA, vote } from './__fixtures__/examples';
import { azureDevopsSource } from './azureDevopsSource';

const openedAt = Date.UTC(2026, 2, 2, 10, 0, 0, 589);
const eventAt = Date.UTC(2026, 2, 2, 13, 0, 0, 534);
const closedAt = Date.UTC(2026, 2, 2, 12, 59, 58, 366);
const CLOSED = { closedDate: '2026-03-02T12:59:58.3660573Z' };

/** What is not told of a change. */
const NOTHING = {
  readyAt: undefined,
  firstReviewAt: undefined,
  approvedAt: undefined,
  mergedAt: undefined,
  mergeCommit: undefined,
  closedAt: undefined,
  reopenedAt: undefined,
};

const told = (body: unknown) => ({
  ...NOTHING,
  ...factsFrom(azureDevopsSource, body)[0],
});

describe('git.pullrequest', () => {
  it('tells the state of a pull request', () => {
    expect(told(pullRequest('created'))).toEqual({
      type: 'change',
      at: eventAt,
      repository: 'dev.azure.com/acme/web%20shop/_git/checkout',
      number: 7,
      title: 'Round half up',
      url: 'https://dev.azure.com/acme/Web%20Shop/_git/checkout/pullrequest/7',
      headRef: 'round',
      headSha: '9'.repeat(40),
      baseRef: 'main',
      openedAt,
      readyAt: openedAt,
    });
  });

  const completed = { status: 'completed', ...CLOSED };
  it.each<[string, unknown, object]>([
    ['drafted', pullRequest('created', { isDraft: true }), NOTHING],
    ['updated', pullRequest('updated'), NOTHING],
    [
      'completed',
      pullRequest('updated', completed),
      { mergedAt: closedAt, mergeCommit: SHA, closedAt: undefined },
    ],
    [
      'merged for good',
      pullRequest('merged', completed),
      { mergedAt: closedAt, mergeCommit: SHA },
    ],
    ['merged on trial', pullRequest('merged'), NOTHING],
    [
      'abandoned',
      pullRequest('updated', { status: 'abandoned', ...CLOSED }),
      { ...NOTHING, closedAt },
    ],
    [
      'reactivated',
      pullRequest('updated', {}, 'Ann reactivated the pull request'),
      { ...NOTHING, reopenedAt: eventAt },
    ],
    [
      'reactivated, by its number',
      pullRequest('updated', {}, 'Ann reactivated pull request 7 (Round)'),
      { ...NOTHING, reopenedAt: eventAt },
    ],
    [
      'published after it was a draft',
      pullRequest('updated', {}, 'Ann published the pull request'),
      { ...NOTHING, readyAt: eventAt },
    ],
    [
      'a draft again',
      pullRequest(
        'updated',
        { isDraft: true },
        'Ann marked the pull request as a draft',
      ),
      NOTHING,
    ],
  ])('that is %s', (_, body, expected) => {
    expect(told(body)).toMatchObject(expected);
  });

  const reviewed = { firstReviewAt: eventAt, approvedAt: undefined };
  const approved = { firstReviewAt: eventAt, approvedAt: eventAt };
  it.each<[Record<string, number>, string, object]>([
    [{ bob: 10 }, 'Bob approved pull request 7', approved],
    [
      { bob: 5 },
      'Bob has approved and left suggestions in pull request 7',
      approved,
    ],
    [{ bob: -5 }, 'Bob is waiting for the author in pull request 7', reviewed],
    [{ bob: -10, eve: 10 }, 'Bob rejected pull request 7', reviewed],
    [{ bob: 10 }, 'Bob voted on pull request 7', approved],
    [{ bob: 10 }, '', approved],
    [{ bob: 10 }, 'Ann updated the source branch of pull request 7', NOTHING],
    [{ bob: 10 }, 'Ann changed the reviewer list on pull request 7', NOTHING],
    [{ bob: 0 }, 'Bob approved pull request 7', NOTHING],
    [{ ann: 10 }, 'Ann approved pull request 7', NOTHING],
    [{ bob: 10 }, 'Bob approved pull request 7 (Tell rejected)', approved],
    [{ bob: 10 }, 'Ann updated pull request 7 (Tell approved)', NOTHING],
  ])('with votes %j and "%s"', (votes, message, expected) => {
    expect(told(vote(votes, message))).toMatchObject(expected);
  });

  it.each([
    [{ id: 'team', vote: 10, isContainer: true }],
    [{ id: 'ci', uniqueName: 'Build\\7a1f0c52', vote: 10 }],
    [null],
  ])('takes %j for no reviewer', reviewer => {
    const fields = { reviewers: [reviewer] };
    const message = 'It approved pull request 7';
    expect(told(pullRequest('updated', fields, message))).toMatchObject(
      NOTHING,
    );
  });
});

describe('ms.vss-code.git-pullrequest-comment-event', () => {
  it('is a review', () => {
    const at = Date.UTC(2026, 2, 2, 11, 30, 0, 589);
    expect(factsFrom(azureDevopsSource, comment())).toEqual([
      {
        type: 'change',
        at,
        repository: 'dev.azure.com/acme/web%20shop/_git/checkout',
        number: 7,
        firstReviewAt: at,
      },
    ]);
  });

  it.each([[comment('ann')], [comment('bob', { commentType: 'system' })]])(
    'ignores %j',
    body => {
      expect(whyIgnored(azureDevopsSource, body)).toMatch(/wrote the comment/);
    },
  );
});
