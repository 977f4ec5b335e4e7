import { ConfigReader } from '@backstage/config';
import { readDoraConfig } from './config';

const read = (dora?: object) => readDoraConfig(new ConfigReader({ dora }));
const secret = 'a-secret-of-enough-letters';

describe('readDoraConfig', () => {
  it('needs nothing', () => {
    expect(read()).toMatchObject({
      timeZone: 'UTC',
      sources: [],
      maxBodyBytes: 5242880,
      definitions: { failureWindowHours: 24, countFailedRollouts: true },
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
        defaultEnvironment: 'production',
        assumeTimeZone: 'UTC',
      },
    ]);
  });

  it('accepts a source without secrets only when told so', () => {
    expect(
      read({ sources: { lab: { insecureAllowUnsigned: true } } }).sources[0]
        .secrets,
    ).toEqual([]);
  });

  it.each([
    [{ sources: { github: {} } }, 'dora.sources.github.secrets: is empty'],
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
    [{ timeZone: 'Mars/Olympus' }, "'timeZone' is 'Mars/Olympus'"],
    [{ definitions: { failureWindowHours: 0 } }, 'must be greater than zero'],
  ])('refuses %j', (dora, message) => {
    expect(() => read(dora)).toThrow(message);
  });
});
