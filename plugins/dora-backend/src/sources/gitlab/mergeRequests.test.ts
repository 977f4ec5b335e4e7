import { factsFrom, whyIgnored } from '../testDeliveries';
import { mergeRequest, note, SHA } from './__fixtures__/examples';
import { gitlabSource } from './gitlabSource';

const HEAD = '9'.repeat(40);
const updatedAt = Date.UTC(2026, 2, 2, 12);
const openedAt = Date.UTC(2026, 2, 2, 10);

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

const change = (action: string, fields: object = {}, changes: object = {}) => ({
  ...NOTHING,
  ...factsFrom(gitlabSource, mergeRequest(action, fields, changes))[0],
});

describe('Merge Request Hook', () => {
  it('tells the state of a merge request', () => {
    expect(change('open')).toEqual({
      type: 'change',
      at: updatedAt,
      repository: 'gitlab.example.com/shop/backend/checkout',
      number: 7,
      title: 'Round half up',
      url: 'https://gitlab.example.com/shop/backend/checkout/-/merge_requests/7',
      headRef: 'round',
      headSha: HEAD,
      baseRef: 'main',
      openedAt,
      readyAt: openedAt,
    });
  });

  const squash = { squash_commit_sha: 'c'.repeat(40) };
  const merged = { state: 'merged', merge_commit_sha: SHA };
  it.each<[string, object, object, object]>([
    ['open', { draft: true }, {}, { readyAt: undefined }],
    [
      'open',
      { draft: null, work_in_progress: true },
      {},
      { readyAt: undefined },
    ],
    ['update', {}, {}, { readyAt: undefined, approvedAt: undefined }],
    [
      'update',
      {},
      { draft: { previous: true, current: false } },
      { readyAt: updatedAt },
    ],
    [
      'update',
      {},
      { draft: { previous: false, current: true } },
      { readyAt: undefined },
    ],
    ['update', merged, {}, { mergeCommit: SHA, mergedAt: undefined }],
    ['update', { merge_commit_sha: SHA }, {}, { mergeCommit: undefined }],
    ['approval', {}, {}, { firstReviewAt: updatedAt, approvedAt: updatedAt }],
    ['approved', {}, {}, { firstReviewAt: updatedAt, approvedAt: updatedAt }],
    ['approved', { author_id: 8 }, {}, { approvedAt: undefined }],
    ['unapproved', {}, {}, { firstReviewAt: undefined, approvedAt: undefined }],
    ['merge', merged, {}, { mergedAt: updatedAt, mergeCommit: SHA }],
    ['merge', { ...merged, ...squash }, {}, { mergeCommit: SHA }],
    [
      'merge',
      { state: 'merged', ...squash },
      {},
      { mergeCommit: 'c'.repeat(40) },
    ],
    ['merge', { state: 'merged' }, {}, { mergeCommit: HEAD }],
    [
      'close',
      { state: 'closed' },
      {},
      { closedAt: updatedAt, mergedAt: undefined },
    ],
    ['reopen', {}, {}, { reopenedAt: updatedAt }],
  ])('%s with %j and changes %j', (action, fields, changes, expected) => {
    expect(change(action, fields, changes)).toMatchObject(expected);
  });

  it('belongs to the project that it leads to, where old versions tell no other', () => {
    const body = mergeRequest('merge');
    const target = { web_url: body.project.web_url };
    const old = {
      object_kind: 'merge_request',
      object_attributes: { ...body.object_attributes, target },
    };
    expect(factsFrom(gitlabSource, old)).toMatchObject([
      { repository: 'gitlab.example.com/shop/backend/checkout' },
    ]);
  });

  it('takes an approval by an access token for none', () => {
    const body = {
      ...mergeRequest('approved'),
      user: { id: 9, username: 'project_41_bot_a1' },
    };
    const [fact] = factsFrom(gitlabSource, body);
    expect(fact).toMatchObject({ headSha: HEAD });
    expect(fact).not.toHaveProperty('approvedAt');
  });

  it.each([
    '2026-03-02T12:00:00Z',
    '2026-03-02T14:00:00+02:00',
    '2026-03-02 12:00:00 UTC',
    '2026-03-02 14:00:00 +0200',
  ])('reads the time %s', updated_at => {
    expect(change('merge', { updated_at })).toMatchObject({
      mergedAt: updatedAt,
    });
  });

  it('does without a time that makes no sense', () => {
    expect(change('merge', { created_at: 'soon' })).toMatchObject({
      openedAt: undefined,
      mergedAt: updatedAt,
    });
  });

  it('survives what is odd in fields that nothing depends on', () => {
    const odd = { title: 1, draft: 'no', last_commit: [], author_id: 'x' };
    expect(change('open', odd)).toMatchObject({
      title: undefined,
      headSha: undefined,
      readyAt: openedAt,
    });
  });
});

const by = (username: string) => ({ ...note(), user: { id: 9, username } });

describe('Note Hook', () => {
  it('is a review of a merge request', () => {
    const at = Date.UTC(2026, 2, 2, 11, 30);
    expect(factsFrom(gitlabSource, note())).toEqual([
      {
        type: 'change',
        at,
        repository: 'gitlab.example.com/shop/backend/checkout',
        number: 7,
        firstReviewAt: at,
      },
    ]);
  });

  it.each<[object, RegExp]>([
    [note({ noteable_type: 'Issue' }), /Only comments on merge requests/],
    [note({ noteable_type: 'Commit' }), /Only comments on merge requests/],
    [note({ system: true }), /GitLab itself/],
    [note({ author_id: 5 }), /own merge request/],
    [by('group_3_bot'), /from a bot/],
    [by('service_account_group_3_5a1f'), /from a bot/],
    [by('GitLabDuo'), /from a bot/],
  ])('ignores %j', (body, reason) => {
    expect(whyIgnored(gitlabSource, body)).toMatch(reason);
  });
});
