import { factsFrom, whyIgnored } from '../testDeliveries';
import { githubSource } from './githubSource';

const repository = { html_url: 'https://github.com/Acme/Pay' };
const hour = (h: number) => Date.UTC(2026, 2, 1, h);
const iso = (h: number) => new Date(hour(h)).toISOString();

describe('pull_request_review', () => {
  const review = (fields: object = {}, action = 'submitted') => ({
    action,
    repository,
    pull_request: { number: 7, user: { login: 'ann' } },
    review: {
      state: 'commented',
      submitted_at: iso(10),
      user: { login: 'bob', type: 'User' },
      ...fields,
    },
  });
  const other = { event: 'pull_request_review' };

  it.each([
    ['commented', undefined],
    ['changes_requested', undefined],
    ['approved', hour(10)],
    ['APPROVED', hour(10)],
  ])('%s is a review', (state, approvedAt) => {
    expect(factsFrom(githubSource, review({ state }), other)).toEqual([
      {
        type: 'change',
        at: hour(10),
        repository: 'github.com/acme/pay',
        number: 7,
        firstReviewAt: hour(10),
        approvedAt,
      },
    ]);
  });

  it.each([
    [review({}, 'dismissed'), /submission/],
    [review({}, 'edited'), /submission/],
    [review({ user: { login: 'ann' } }), /own pull request/],
    [review({ user: { login: 'x', type: 'Bot' } }), /from an app/],
  ])('ignores %j', (body, reason) => {
    expect(whyIgnored(githubSource, body, other)).toMatch(reason);
  });

  it('counts a review by somebody who has left', () => {
    const body = review({ user: null });
    expect(factsFrom(githubSource, body, other)).toHaveLength(1);
  });
});

describe('pull_request_review_comment', () => {
  const comment = (fields: object = {}, action = 'created') => ({
    action,
    repository,
    pull_request: { number: 7, user: { login: 'ann' } },
    comment: {
      created_at: iso(9),
      updated_at: iso(10),
      user: { login: 'bob', type: 'User' },
      ...fields,
    },
  });
  const other = { event: 'pull_request_review_comment' };

  it('is a review from the moment at which others could read it', () => {
    expect(factsFrom(githubSource, comment(), other)).toEqual([
      {
        type: 'change',
        at: hour(10),
        repository: 'github.com/acme/pay',
        number: 7,
        firstReviewAt: hour(10),
      },
    ]);
  });

  it.each([
    [comment({}, 'edited'), /first writing/],
    [comment({}, 'deleted'), /first writing/],
    [comment({ user: { login: 'ann' } }), /own pull request/],
    [comment({ user: { login: 'x', type: 'Bot' } }), /from an app/],
  ])('is ignored: %#', (body, reason) => {
    expect(whyIgnored(githubSource, body, other)).toMatch(reason);
  });
});
