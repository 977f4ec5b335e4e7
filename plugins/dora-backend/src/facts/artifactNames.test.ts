import { artifactNames } from './artifactNames';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

describe('artifactNames', () => {
  it.each([
    [DIGEST, [DIGEST]],
    ['ghcr.io/acme/app:1.2', ['ghcr.io/acme/app:1.2']],
    [`ghcr.io/acme/app@${DIGEST}`, [DIGEST]],
    [`ghcr.io/acme/app:1.2@${DIGEST}`, [DIGEST, 'ghcr.io/acme/app:1.2']],
    [`docker://app:1.2@${DIGEST.toUpperCase()}`, [DIGEST, 'app:1.2']],
    ['docker.io/library/nginx:1', ['nginx:1']],
    ['docker.io/acme/app:1', ['acme/app:1']],
    ['registry:5000/app:1', ['registry:5000/app:1']],
    ['registry:5000/app', []],
    ['app', []],
    ['', []],
    [
      `pkg:oci/app@sha256%3A${'0a'.repeat(
        32,
      )}?repository_url=ghcr.io/acme/app&tag=1.2`,
      [DIGEST, 'ghcr.io/acme/app:1.2', `pkg:oci/app@${DIGEST}`],
    ],
    ['pkg:npm/%40acme/app@1.2.3', ['pkg:npm/@acme/app@1.2.3']],
    ['pkg:npm/app@%E0%A4%A', ['pkg:npm/app@%E0%A4%A']],
    ['pkg:npm/app', []],
  ])('%s', (written, names) => {
    expect(artifactNames(written)).toEqual(names);
  });
});
