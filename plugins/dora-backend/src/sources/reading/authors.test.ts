import { fromRawAuthor, writtenByBot } from './authors';

describe('writtenByBot', () => {
  it.each([
    { name: 'dependabot[bot]' },
    { username: 'renovate[bot]' },
    { email: '49699333+dependabot[bot]@users.noreply.github.com' },
    { email: '1+acme-app[bot]@users.noreply.github.acme.test' },
    { username: 'project_123_bot' },
    { username: 'project_123_bot_4ffca233d8298ea1' },
    { email: 'group_42_bot_9f@noreply.gitlab.acme.test' },
    { email: 'project7_bot@noreply.gitlab.com' },
    { email: 'service_account_group_7_5dbe@noreply.gitlab.com' },
    { name: 'Renovate Bot' },
    { name: 'renovate' },
    { name: 'Mend Renovate' },
    { email: 'bot@renovateapp.com' },
    { name: 'Dependabot' },
    { name: 'dependabot-preview' },
    { email: 'support@dependabot.com' },
    { name: 'semantic-release-bot' },
    { username: 'snyk_bot' },
    { name: 'github-actions' },
    { name: 'bitbucket-pipelines', email: 'commits-noreply@bitbucket.org' },
    { name: 'release', email: 'cz0btmb87qrext3j@bots.bitbucket.org' },
    { name: 'Web Shop Build Service (acme)' },
    { name: 'Gitea Actions', email: 'teabot@gitea.io' },
    { name: 'forgejo-actions' },
    { email: ' noreply@forgejo.org ' },
  ])('%j is one', author => {
    expect(writtenByBot(author)).toBe(true);
  });

  it.each([
    { name: 'Ann', username: 'ann', email: 'ann@example.com' },
    { name: 'Theo Bot', email: 't.bot@example.com', username: 'bot' },
    { name: 'Anna Smit-Bot' },
    { name: 'Abbot', username: 'talbot' },
    { name: 'Renovate Properties' },
    { name: 'Rebuild Service' },
    { username: 'my_project_1_bots' },
    { email: 'ann@bots.bitbucket.org.evil.test' },
    { email: '1+ann@users.noreply.github.com' },
    { name: `${'x'.repeat(1_000_000)}-bot` },
    { name: '', username: null, email: undefined },
    {},
    null,
    undefined,
  ])('%j is none', author => {
    expect(writtenByBot(author)).toBeUndefined();
  });

  it('is fast for hostile names', () => {
    const started = performance.now();
    writtenByBot({
      name: ' build service ('.repeat(100_000),
      email: '1+'.repeat(500_000),
    });
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('fromRawAuthor', () => {
  it.each([
    ['Ann Lee <ann@example.com>', 'Ann Lee', 'ann@example.com'],
    ['Ann', 'Ann', undefined],
    ['<ann@example.com>', '<ann@example.com>', undefined],
    ['', '', undefined],
    [undefined, '', undefined],
  ])('%j', (raw, name, email) => {
    expect(fromRawAuthor(raw)).toEqual({ name, email });
  });
});
