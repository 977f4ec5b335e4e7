import { factsFrom } from '../testDeliveries';
import { githubSource } from './githubSource';

const repository = { html_url: 'https://github.com/Acme/Pay' };
const sha = (digit: string) => digit.repeat(40);
const hour = (h: number) => Date.UTC(2026, 2, 1, h);
const iso = (h: number) => new Date(hour(h)).toISOString();

const event = (action: string, fields: object = {}) => ({
  action,
  repository,
  pull_request: {
    number: 7,
    title: 'Add refunds',
    html_url: 'https://github.com/Acme/Pay/pull/7',
    draft: false,
    merged: false,
    merge_commit_sha: sha('e'),
    created_at: iso(8),
    updated_at: iso(12),
    merged_at: null,
    closed_at: null,
    user: { login: 'ann' },
    head: { ref: 'refunds', sha: sha('d') },
    base: { ref: 'main', sha: sha('a') },
    ...fields,
  },
});

const change = (action: string, fields: object = {}) =>
  factsFrom(githubSource, event(action, fields), { event: 'pull_request' })[0];

describe('pull_request', () => {
  it('tells the state of the change', () => {
    expect(change('opened')).toEqual({
      type: 'change',
      at: hour(12),
      repository: 'github.com/acme/pay',
      number: 7,
      title: 'Add refunds',
      url: 'https://github.com/Acme/Pay/pull/7',
      headRef: 'refunds',
      headSha: sha('d'),
      baseRef: 'main',
      openedAt: hour(8),
      readyAt: hour(8),
    });
  });

  it.each<[string, object, object]>([
    ['opened', { draft: true }, { readyAt: undefined }],
    ['ready_for_review', {}, { readyAt: hour(12) }],
    ['synchronize', {}, { readyAt: undefined, mergeCommit: undefined }],
    [
      'closed',
      { merged: true, merged_at: iso(11), closed_at: iso(11) },
      { mergedAt: hour(11), closedAt: hour(11), mergeCommit: sha('e') },
    ],
    [
      'closed',
      { closed_at: iso(11) },
      { mergedAt: undefined, closedAt: hour(11), mergeCommit: undefined },
    ],
    [
      'reopened',
      { closed_at: null },
      { reopenedAt: hour(12), closedAt: undefined },
    ],
    [
      'edited',
      { html_url: 'data:text/html,x', title: null },
      { url: undefined, title: undefined },
    ],
    ['edited', { head: null }, { headRef: undefined, headSha: undefined }],
  ])('%s with %j', (action, fields, expected) => {
    expect(change(action, fields)).toMatchObject(expected);
  });

  it.each([
    [{ number: '7' }, '$.pull_request.number: must be of type number'],
    [{ created_at: 'soon' }, '$.pull_request.created_at: is no timestamp'],
  ])('refuses %j', (fields, message) => {
    expect(() => change('opened', fields)).toThrow(message);
  });
});
