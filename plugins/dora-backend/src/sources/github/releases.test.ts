import { delivery, testSettings } from '../testDeliveries';
import { release, SHA } from './__fixtures__/examples';
import { githubSource } from './githubSource';

const settings = {
  ...testSettings,
  deploymentRules: [
    { of: 'release' as const, name: 'v*', environment: 'live' },
  ],
};

const parse = (fields: object = {}, action = 'published') =>
  githubSource.parse(
    delivery(
      { ...release, action, release: { ...release.release, ...fields } },
      { event: 'release' },
    ),
    settings,
  );

describe('release', () => {
  it('is a deployment where a rule says so', () => {
    const at = Date.UTC(2026, 2, 2, 14, 40);
    expect(parse()).toEqual({
      facts: [
        {
          type: 'deployment',
          at,
          key: 'release:4711',
          subject: 'repo:github.com/acme/checkout',
          environment: 'live',
          repository: 'github.com/acme/checkout',
          version: 'v1.4.0',
          images: ['pkg:generic/github.com/acme/checkout@v1.4.0'],
          url: 'https://github.com/acme/checkout/releases/tag/v1.4.0',
          state: 'succeeded',
          finishedAt: at,
        },
      ],
    });
  });

  it('takes its commit from nothing but a full id', () => {
    expect(parse({ target_commitish: SHA })).toMatchObject({
      facts: [{ revision: SHA }],
    });
    expect(parse({ target_commitish: SHA.slice(0, 7) })).toMatchObject({
      facts: [{ revision: undefined }],
    });
  });

  it.each<[object, string | undefined, RegExp]>([
    [{ tag_name: 'nightly' }, undefined, /No rule/],
    [{ tag_name: null }, undefined, /No rule/],
    [{ prerelease: true }, undefined, /pre-releases/],
    [{ draft: true }, undefined, /Drafts/],
    [{}, 'released', /publication/],
    [{}, 'edited', /publication/],
    [{ published_at: null }, 'created', /publication/],
  ])('ignores %j %s', (fields, action, reason) => {
    expect(parse(fields, action)).toEqual({
      ignored: expect.stringMatching(reason),
    });
  });
});
