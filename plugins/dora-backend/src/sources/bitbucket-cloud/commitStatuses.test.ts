import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { commitStatus, SHA } from './__fixtures__/examples';
import { bitbucketCloudSource } from './bitbucketCloudSource';

const event = 'repo:commit_status_updated';
const repository = 'bitbucket.org/acme/checkout';
const key = `status:${repository}:${SHA}:3343801`;
const startedAt = Date.UTC(2026, 2, 2, 12, 41, 0, 572);
const finishedAt = Date.UTC(2026, 2, 2, 12, 49, 42, 838);

const told = (fields: object = {}) =>
  factsFrom(bitbucketCloudSource, commitStatus(fields), { event })[0];

describe('repo:commit_status', () => {
  it('is a run of CI', () => {
    expect(told()).toEqual({
      type: 'stage_run',
      at: finishedAt,
      key,
      repository,
      sha: SHA,
      name: 'Pipeline #4 for release',
      url: 'https://bitbucket.org/acme/checkout/addon/pipelines/home#!/results/4',
      startedAt,
      finishedAt,
      outcome: 'success',
    });
  });

  it.each<[object, object]>([
    [{ state: 'FAILED' }, { outcome: 'failure' }],
    [{ state: 'STOPPED' }, { outcome: 'cancelled' }],
    [{ state: 'INPROGRESS' }, { outcome: undefined, finishedAt: undefined }],
    [{ name: null }, { name: '3343801' }],
    [{ commit: { hash: 'A'.repeat(40) } }, { sha: 'a'.repeat(40) }],
  ])('with %j', (fields, expected) => {
    expect(told(fields)).toMatchObject({ startedAt, ...expected });
  });

  const created = 'repo:commit_status_created';

  it('is not known to have begun when its status was made at its end', () => {
    expect(
      factsFrom(bitbucketCloudSource, commitStatus(), { event: created }),
    ).toMatchObject([{ startedAt: undefined, finishedAt }]);
  });

  it.each([event, created])('deploys where a rule says so: %s', eventKey => {
    const result = bitbucketCloudSource.parse(
      delivery(commitStatus(), { event: eventKey }),
      {
        ...testSettings,
        deploymentRules: [
          {
            of: 'pipeline',
            name: 'pipeline #* for release',
            environment: 'qa',
          },
        ],
      },
    );
    expect(result).toMatchObject({
      facts: [
        { type: 'stage_run' },
        {
          type: 'deployment',
          key: `run:${key}`,
          environment: 'qa',
          revision: SHA,
          state: 'succeeded',
          finishedAt,
        },
      ],
    });
  });

  it('is ignored without a commit', () => {
    const body = commitStatus({
      links: { commit: { href: 'https://x/1f3c' } },
    });
    expect(whyIgnored(bitbucketCloudSource, body, { event })).toMatch(
      /no commit/,
    );
  });
});
