import { ConfigReader } from '@backstage/config';
import { readDoraConfig } from './config';

const read = (dora?: object) => readDoraConfig(new ConfigReader({ dora }));
const secret = 'a-secret-of-enough-letters';

describe('readDoraConfig', () => {
  it('needs nothing', () => {
    expect(read()).toMatchObject({
      timeZone: 'UTC',
      sources: [],
      webhooks: {
        maxBodyBytes: 5242880,
        bodyTimeoutMs: 10_000,
        storeTimeoutMs: 3_000,
        maxConcurrent: 200,
        maxBytesInMemory: 67108864,
      },
      definitions: { levels: { id: 'classic' } },
      comparisonsEnabled: true,
    });
  });

  it('asks Git hosts unless it is told not to', () => {
    expect(read({ comparisons: { enabled: false } })).toMatchObject({
      comparisonsEnabled: false,
    });
  });

  it('takes the id of a source as its kind', () => {
    expect(
      read({ sources: { github: { secrets: [secret] } } }).sources,
    ).toEqual([
      {
        id: 'github',
        kind: 'github',
        secrets: [secret],
        authentication: undefined,
        takesWebhooks: true,
        topics: [],
        toleranceSeconds: 300,
        defaultEnvironment: 'production',
        assumeTimeZone: 'UTC',
        instance: undefined,
        deploymentRules: [],
        alertRules: undefined,
        incidentLabels: ['incident'],
      },
    ]);
  });

  it.each<[object, object]>([
    [
      { scheme: 'hmac-sha256', header: 'X-Signature', prefix: 'sha256=' },
      { scheme: 'hmac-sha256', header: 'x-signature', prefix: 'sha256=' },
    ],
    [
      { scheme: 'token', header: 'X-Token' },
      { scheme: 'token', header: 'x-token' },
    ],
    [
      { scheme: 'query', parameter: 'token' },
      { scheme: 'query', parameter: 'token' },
    ],
    ...['bearer', 'basic', 'standard-webhooks', 'gitlab', 'pagerduty'].map(
      (scheme): [object, object] => [{ scheme }, { scheme }],
    ),
  ])('reads the authentication %j', (authentication, expected) => {
    const [source] = read({
      sources: { github: { secrets: [secret], authentication } },
    }).sources;
    expect(source.authentication).toEqual(expected);
  });

  it('reads which runs deploy, and which alerts and issues are incidents', () => {
    const [source] = read({
      sources: {
        github: {
          secrets: [secret],
          instance: 'eu',
          deployments: [
            { job: 'deploy*', environment: 'staging' },
            { release: 'v*' },
          ],
          incidents: [{ labels: { severity: 'critical', team: 'pay*' } }],
          incidentLabels: ['Outage'],
        },
      },
    }).sources;
    expect(source).toMatchObject({
      instance: 'eu',
      deploymentRules: [
        { of: 'job', name: 'deploy*', environment: 'staging' },
        { of: 'release', name: 'v*', environment: 'production' },
      ],
      alertRules: [{ labels: { severity: 'critical', team: 'pay*' } }],
      incidentLabels: ['outage'],
    });
  });

  it.each([
    [{ deployments: [{ environment: 'x' }] }, 'deployments[0]: needs one of'],
    [{ deployments: [{ job: 'a', pipeline: 'b' }] }, 'needs one of'],
    [
      { deployments: [{ job: 'a'.repeat(201) }] },
      'deployments[0].job: is longer than 200',
    ],
    [{ incidents: [{ labels: {} }] }, 'incidents[0].labels: is empty'],
  ])('refuses the rules %j', (rules, message) => {
    expect(() =>
      read({ sources: { github: { secrets: [secret], ...rules } } }),
    ).toThrow(message);
  });

  it('reads which jobs are part of which stage', () => {
    expect(
      read({ stages: { test: ['rspec*'], build: ['compile'] } }).stageRules,
    ).toEqual([
      { stage: 'build', name: 'compile' },
      { stage: 'test', name: 'rspec*' },
    ]);
    expect(() => read({ stages: { tset: ['a'] } })).toThrow(
      'dora.stages.tset: there is no such stage',
    );
  });

  it('has room in memory for several of the largest bodies', () => {
    expect(
      read({ webhooks: { maxBodyBytes: 26214400 } }).webhooks.maxBytesInMemory,
    ).toBe(104857600);
  });

  it.each([
    [{ topics: ['a', 'b', 'a'] }, false, ['a', 'b']],
    [{ topics: ['a'], secrets: [secret] }, true, ['a']],
    [{ topics: ['a'], insecureAllowUnsigned: true }, true, ['a']],
    [{ topics: [], secrets: [secret] }, true, []],
  ])('reads the topics of %j', (source, takesWebhooks, topics) => {
    const [known] = read({ sources: { github: source } }).sources;
    expect(known).toMatchObject({ takesWebhooks, topics });
  });

  it('accepts a source without secrets only when told so', () => {
    expect(
      read({ sources: { lab: { insecureAllowUnsigned: true } } }).sources[0]
        .secrets,
    ).toEqual([]);
  });

  it.each([
    [{ sources: { github: {} } }, 'dora.sources.github.secrets: is empty'],
    [
      { sources: { github: { topics: [] } } },
      'dora.sources.github.secrets: is empty',
    ],
    [{ sources: { github: { secrets: ['short'] } } }, 'at least 16 characters'],
    [
      { sources: { github: { secrets: [secret, secret, secret] } } },
      'more than 2 entries',
    ],
    [
      {
        sources: {
          github: { secrets: [secret], insecureAllowUnsigned: true },
        },
      },
      'leave one of them out',
    ],
    [
      { sources: { ['a'.repeat(65)]: { secrets: [secret] } } },
      'longer than 64 characters',
    ],
    ...[
      [{ scheme: 'md5' }, 'authentication.scheme: is none of hmac-sha256'],
      [{ scheme: 'custom' }, 'authentication.scheme: is none of'],
      [{ scheme: 'hmac-sha256' }, 'authentication.header: must be the name'],
      [{ scheme: 'token', header: 'a b' }, 'header: must be the name'],
      [{ scheme: 'query' }, 'authentication.parameter: must be the name'],
    ].map(([authentication, message]): [object, string] => [
      { sources: { github: { secrets: [secret], authentication } } },
      message as string,
    ]),
    ...[59, 3601].map((toleranceSeconds): [object, string] => [
      { sources: { github: { secrets: [secret], toleranceSeconds } } },
      "'toleranceSeconds' must be from 60 to 3600",
    ]),
    [
      { webhooks: { maxBodyBytes: 26214401 } },
      "'webhooks.maxBodyBytes' must be from 1 to 26214400",
    ],
    [
      { webhooks: { storeTimeoutSeconds: 0 } },
      "'webhooks.storeTimeoutSeconds' must be greater than zero",
    ],
    [{ timeZone: 'Mars/Olympus' }, "'timeZone' is 'Mars/Olympus'"],
    [
      { definitions: { failureWindowHours: 0 } },
      'dora.definitions.failureWindowHours: must be from 1 to 168 h',
    ],
    ...[
      [{ SEV5: ['low'] }, 'dora.incidents.severities.SEV5: is none of SEV1'],
      [{ SEV1: [' '] }, 'severities.SEV1: each word must have 1 to 32'],
      [{ SEV1: ['x'.repeat(33)] }, 'must have 1 to 32 characters'],
      [{ SEV1: ['Red'], SEV2: ['red '] }, 'names a word twice'],
    ].map(([severities, message]): [object, string] => [
      { incidents: { severities } },
      message as string,
    ]),
  ])('refuses %j', (dora, message) => {
    expect(() => read(dora)).toThrow(message);
  });
});
