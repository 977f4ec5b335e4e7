import { execFileSync } from 'node:child_process';

/** What a process reads whose computer stands in this zone. */
function readIn(timeZone: string): { offset: number; told: object } {
  const output = execFileSync(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      require.resolve('./__testUtils__/printFacts.ts'),
    ],
    { env: { ...process.env, TZ: timeZone }, encoding: 'utf8' },
  );
  return JSON.parse(output);
}

describe('C1: the zone of the computer', () => {
  const inUtc = readIn('UTC');

  it.each([
    ['America/New_York', 300],
    ['Asia/Kathmandu', -345],
  ])('changes nothing: %s', (timeZone, offset) => {
    expect(readIn(timeZone)).toEqual({ offset, told: inUtc.told });
  });
});
