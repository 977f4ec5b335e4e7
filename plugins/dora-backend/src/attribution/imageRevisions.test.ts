import { shaInImages } from './imageRevisions';

describe('shaInImages', () => {
  it.each([
    ['app:1f3c9ab', '1f3c9ab'],
    ['app:1F3C9AB', '1f3c9ab'],
    ['registry:5000/team/app:sha-1f3c9ab', '1f3c9ab'],
    ['ghcr.io/acme/app:1.2.3-1f3c9ab@sha256:0123abcd', '1f3c9ab'],
    ['app:v1.2.3-14-g1f3c9ab', '1f3c9ab'],
    ['app:main-1f3c9ab-1772359300', '1f3c9ab'],
    ['app:main_1f3c9ab', '1f3c9ab'],
    ['app:sha-1234567', '1234567'],
    [`app:${'1'.repeat(40)}`, '1'.repeat(40)],
    ['app:git-deadbee', 'deadbee'],
  ])('finds the commit of %s', (image, sha) => {
    expect(shaInImages([image])).toBe(sha);
    expect(shaInImages([image, 'envoy:v1.30', image])).toBe(sha);
  });

  it.each([
    'app',
    'app:latest',
    'app:1.2.3',
    'app:20260301',
    'app:build-1772359300',
    'app:defaced',
    'app:123abc',
    'registry:5000/1f3c9ab',
    'app@sha256:1f3c9ab01f3c9ab01f3c9ab01f3c9ab01f3c9ab01f3c9ab01f3c9ab01f3c9ab0',
    `app:${'a1'.repeat(300)}`,
    '',
  ])('finds none in %s', image => {
    expect(shaInImages([image])).toBeUndefined();
  });

  it('does not choose between two', () => {
    expect(shaInImages(['app:1f3c9ab', 'proxy:2e4d8bc'])).toBeUndefined();
  });
});
