import { factsFrom, whyIgnored } from '../testDeliveries';
import { checkRun, SHA } from './__fixtures__/examples';
import { githubSource } from './githubSource';

const other = { event: 'check_run' };
const minute = (m: number) => Date.UTC(2026, 2, 2, 14, m);

const event = (fields: object, action = 'completed') => ({
  ...checkRun,
  action,
  check_run: { ...checkRun.check_run, ...fields },
});

const run = (fields: object = {}) =>
  factsFrom(githubSource, event(fields), other)[0];

describe('check_run', () => {
  it('is a run of another CI', () => {
    expect(run()).toEqual({
      type: 'stage_run',
      at: minute(16) + 30_000,
      key: 'check:901',
      repository: 'github.com/acme/checkout',
      sha: SHA,
      name: 'ci/integration',
      pipeline: 'Example CI',
      url: 'https://ci.example.com/builds/17',
      startedAt: minute(10),
      finishedAt: minute(16) + 30_000,
      outcome: 'success',
    });
  });

  it.each<[object, object]>([
    [
      { status: 'queued', conclusion: null, completed_at: null },
      {
        at: minute(10),
        queuedAt: minute(10),
        startedAt: undefined,
        outcome: undefined,
      },
    ],
    [
      { status: 'in_progress', conclusion: null, completed_at: null },
      { startedAt: minute(10), finishedAt: undefined },
    ],
    [{ conclusion: 'skipped' }, { startedAt: undefined, outcome: 'skipped' }],
    [{ conclusion: 'action_required' }, { outcome: undefined }],
    [{ app: null, pull_requests: null }, { pipeline: undefined }],
    [
      { details_url: 'data:,x' },
      { url: 'https://github.com/acme/checkout/runs/901' },
    ],
  ])('%j', (fields, expected) => {
    expect(run(fields)).toMatchObject(expected);
  });

  it.each<[object, RegExp]>([
    [event({ app: { slug: 'github-actions' } }), /GitHub Actions/],
    [event({}, 'requested_action'), /button/],
    [event({ status: 'queued', started_at: null }), /no time/],
  ])('is ignored where it tells nothing new: %#', (body, reason) => {
    expect(whyIgnored(githubSource, body, other)).toMatch(reason);
  });
});
