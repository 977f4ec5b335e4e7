import { factsFrom, RECEIVED_AT, whyIgnored } from '../testDeliveries';
import {
  issue,
  merged,
  pullRequest,
  push,
  review,
  SHA,
} from './__fixtures__/examples';
import { giteaSource } from './giteaSource';

const hour = (h: number) => Date.UTC(2026, 2, 2, h);

describe('push', () => {
  const fact = (fields: object = {}) =>
    factsFrom(giteaSource, { ...push, ...fields }, { event: 'push' })[0];

  it('lists commits oldest first, and was made when it was received', () => {
    expect(fact()).toEqual({
      type: 'push',
      at: RECEIVED_AT,
      repository: 'git.example.com/acme/checkout',
      ref: 'main',
      before: 'a'.repeat(40),
      after: SHA,
      forced: false,
      truncated: false,
      isDefaultBranch: true,
      commits: [
        {
          sha: 'b'.repeat(40),
          authoredAt: hour(13),
          title: 'Revert "Round"',
          isMerge: false,
          paths: ['src/money.ts'],
          reverts: 'c'.repeat(40),
        },
        {
          sha: SHA,
          authoredAt: hour(14),
          title: 'Add refunds',
          isMerge: false,
          paths: ['README.md', 'src/refunds.ts'],
        },
      ],
    });
  });

  it.each<[object, object]>([
    [{ total_commits: 9 }, { truncated: true }],
    [{ total_commits: null }, { truncated: false }],
    [
      { before: '0'.repeat(40), commits: [], total_commits: 0 },
      { before: null, truncated: false },
    ],
    [
      { commits: [...push.commits].reverse() },
      { commits: [{ sha: 'b'.repeat(40) }, { sha: SHA }] },
    ],
  ])('with %j', (fields, expected) => {
    expect(fact(fields)).toMatchObject(expected);
  });

  it.each([
    [{ ref: 'refs/tags/v1' }, /No rule .* tags/],
    [{ after: '0'.repeat(40), head_commit: null }, /deletion/],
  ])('ignores %j', (fields, reason) => {
    const body = { ...push, ...fields };
    expect(whyIgnored(giteaSource, body, { event: 'push' })).toMatch(reason);
  });
});

describe('pull_request', () => {
  const change = (body: object) =>
    factsFrom(giteaSource, body, { event: 'pull_request' })[0];
  const titled = (action: string, title: string, from?: string) => ({
    ...pullRequest,
    action,
    changes: from === undefined ? undefined : { title: { from } },
    pull_request: { ...pullRequest.pull_request, draft: undefined, title },
  });

  it('tells the state of the change', () => {
    expect(change(merged)).toEqual({
      type: 'change',
      at: hour(14) + 1000,
      repository: 'git.example.com/acme/checkout',
      number: 7,
      title: 'Add refunds',
      url: 'https://git.example.com/acme/checkout/pulls/7',
      headRef: 'refunds',
      headSha: SHA,
      baseRef: 'main',
      mergeCommit: SHA,
      openedAt: hour(9),
      mergedAt: hour(14),
      closedAt: hour(14),
    });
  });

  it.each([
    [pullRequest, hour(9)],
    [titled('opened', 'WIP: Add refunds'), undefined],
    [titled('opened', '[wip] Add refunds'), undefined],
    [titled('edited', 'Add refunds', 'WIP: Add refunds'), hour(9)],
    [titled('edited', 'Add refunds', 'Add returns'), undefined],
    [titled('edited', 'WIP: Add refunds', 'Add refunds'), undefined],
    [titled('opened', 'Wipe the cache'), hour(9)],
  ])('is ready when it is no draft: %#', (body, readyAt) => {
    expect(change(body)).toMatchObject({ readyAt });
  });

  it('is ignored when nothing of it has a time, as in old versions', () => {
    const { number, title } = pullRequest.pull_request;
    const old = { number, title, head_branch: 'refunds', merged_at: null };
    const body = { ...pullRequest, action: 'closed', pull_request: old };
    expect(whyIgnored(giteaSource, body, { event: 'pull_request' })).toMatch(
      /does not tell when/,
    );
  });

  it('may be opened again', () => {
    const body = { ...pullRequest, action: 'reopened' };
    expect(change(body)).toMatchObject({ reopenedAt: hour(9) });
  });
});

describe('reviews', () => {
  it.each([
    ['pull_request_approved', 'pull_request_review_approved', hour(10)],
    ['pull_request_rejected', 'pull_request_review_rejected', undefined],
    ['pull_request_comment', 'pull_request_comment', undefined],
  ])('%s', (event, type, approvedAt) => {
    const body = { ...review, review: { type } };
    expect(factsFrom(giteaSource, body, { event })).toEqual([
      {
        type: 'change',
        at: hour(10),
        repository: 'git.example.com/acme/checkout',
        number: 7,
        firstReviewAt: hour(10),
        approvedAt,
      },
    ]);
  });

  it.each([
    [{ ...review, sender: { login: 'ann' } }, /own pull request/],
    [{ ...review, review: null }, /no review/],
  ])('are ignored: %#', (body, reason) => {
    const event = 'pull_request_comment';
    expect(whyIgnored(giteaSource, body, { event })).toMatch(reason);
  });
});

describe('issues', () => {
  const other = { event: 'issues' };
  const labelled = (action: string, ...names: string[]) => ({
    ...issue,
    action,
    issue: { ...issue.issue, labels: names.map(name => ({ name })) },
  });

  it('are incidents by their label', () => {
    expect(factsFrom(giteaSource, issue, other)).toEqual([
      {
        type: 'incident',
        at: hour(15),
        key: 'issue:120',
        subjects: ['repo:git.example.com/acme/checkout'],
        environment: 'production',
        severity: 'high',
        title: 'Payments are refused',
        url: 'https://git.example.com/acme/checkout/issues/12',
        detectedAt: hour(15),
      },
    ]);
  });

  it.each([labelled('label_updated', 'bug'), labelled('label_cleared')])(
    'belong to nobody once they have another label: %#',
    body => {
      expect(factsFrom(giteaSource, body, other)).toEqual([
        { type: 'incident', at: hour(15), key: 'issue:120', subjects: [] },
      ]);
    },
  );

  it('are resolved when they change for the last time, in old versions', () => {
    const told = (action: string) => {
      const closed = { ...issue.issue, state: 'closed', closed_at: undefined };
      const body = { ...issue, action, issue: closed };
      return factsFrom(giteaSource, body, other)[0];
    };
    expect(told('closed')).toMatchObject({ resolvedAt: hour(15) });
    expect(told('edited')).toMatchObject({ resolvedAt: undefined });
  });

  it('are ignored without one', () => {
    const body = labelled('opened', 'bug');
    expect(whyIgnored(giteaSource, body, other)).toMatch(/no label/);
  });
});
