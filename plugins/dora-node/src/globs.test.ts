import { matchesGlob, matchesNameGlob } from './globs';

describe('matchesGlob', () => {
  it.each([
    ['services/cart/**', 'services/cart/src/a.ts', true],
    ['services/cart/**', 'services/cart/.env', true],
    ['services/cart/**', 'services/carton/a.ts', false],
    ['**/package.json', 'package.json', true],
    ['**/package.json', 'a/b/package.json', true],
    ['**/test/**/*.ts', 'a/test/b/c/d.ts', true],
    ['**/test/**/*.ts', 'a/tests/d.ts', false],
    ['libs/*/src/*.ts', 'libs/money/src/a.ts', true],
    ['libs/*/src/*.ts', 'libs/money/deep/src/a.ts', false],
    ['libs/*/src/*.ts', 'libs/money/src/a.tsx', false],
    ['*', 'README.md', true],
    ['*', 'docs/README.md', false],
    ['**', 'docs/README.md', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['file?.md', 'file1.md', true],
    ['file?.md', 'file.md', false],
    ['?', '😀', true],
    ['app/[id]/page.tsx', 'app/[id]/page.tsx', true],
    ['(a+)+$', 'aaaa', false],
    ['', 'a', false],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(matchesGlob(glob, path)).toBe(expected);
  });

  it.each([
    ['deploy*', 'Deploy to production', true],
    ['ci/*', 'ci/a/b: test', true],
    ['*.*', 'v1.2', true],
    ['deploy', 'deploy it', false],
  ])('as a name, %s and %s: %s', (glob, name, expected) => {
    expect(matchesNameGlob(glob, name)).toBe(expected);
  });

  // What makes a regular expression try every way of dividing the path.
  it.each([
    [`${'a*'.repeat(100)}b`, 'a'.repeat(1_000)],
    [`${'*'.repeat(500)}b`, 'a'.repeat(1_000)],
    [`${'**/a/'.repeat(100)}b`, 'a/'.repeat(500)],
    ['(a+)+$', `${'a'.repeat(1_000)}!`],
    ['+(+(+(a|aa)))b', 'a'.repeat(1_000)],
    [`${'{a,aa}'.repeat(100)}b`, 'a'.repeat(1_000)],
  ])('E5: refuses with %s in little time', (glob, path) => {
    const before = process.cpuUsage();
    expect(matchesGlob(glob, path)).toBe(false);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(200);
  });
});
