import { factsFrom, whyIgnored } from '../testDeliveries';
import { registryPackage, SHA } from './__fixtures__/examples';
import { githubSource } from './githubSource';

const digest = `sha256:${'ab'.repeat(32)}`;
const published = registryPackage.registry_package;
const version = published.package_version;

const event = (fields: object, top: object = {}) => ({
  ...registryPackage,
  registry_package: {
    ...published,
    package_version: { ...version, ...fields },
  },
  ...top,
});

const container = (fields: object) => ({
  container_metadata: { ...version.container_metadata, ...fields },
});

const other = { event: 'registry_package' };

describe('registry_package', () => {
  const artifact = {
    type: 'artifact',
    at: Date.UTC(2026, 2, 2, 14, 20),
    names: ['ghcr.io/acme/checkout:1.4.0', digest],
    repository: 'github.com/acme/checkout',
    sha: SHA,
  };

  it('tells what an image was built from', () => {
    expect(factsFrom(githubSource, registryPackage, other)).toEqual([artifact]);
  });

  it('is the same as package', () => {
    const body = { ...registryPackage, package: published };
    const asPackage = { ...body, registry_package: undefined };
    expect(factsFrom(githubSource, asPackage, { event: 'package' })).toEqual([
      artifact,
    ]);
  });

  it.each<[object, object, object]>([
    [{ package_url: 'ghcr.io/acme/checkout:' }, {}, { names: [digest] }],
    [
      { updated_at: '2026-03-02T14:30:00Z' },
      {},
      { at: Date.UTC(2026, 2, 2, 14, 30) },
    ],
    [
      container({
        labels: { source: 'https://github.com/acme/mono', revision: SHA },
      }),
      { repository: undefined },
      { repository: 'github.com/acme/mono' },
    ],
    [
      container({
        tag: { name: '', digest: '' },
        labels: {
          revision: '',
          all_labels: { 'org.opencontainers.image.revision': SHA },
        },
      }),
      {},
      { names: ['ghcr.io/acme/checkout:1.4.0', digest], sha: SHA },
    ],
  ])('%j %j', (fields, top, expected) => {
    const [fact] = factsFrom(githubSource, event(fields, top), other);
    expect(fact).toMatchObject(expected);
  });

  it.each<[object, RegExp]>([
    [event({ container_metadata: null }), /container images/],
    [event({ container_metadata: 'x' }), /container images/],
    [{ ...registryPackage, registry_package: null }, /container images/],
    [event(container({ labels: null })), /which commit/],
    [event(container({ labels: { revision: 'main' } })), /which commit/],
    [
      event({ package_url: 'x', version: '1', ...container({ tag: null }) }),
      /which commit/,
    ],
  ])('is ignored where it says too little: %#', (body, reason) => {
    expect(whyIgnored(githubSource, body, other)).toMatch(reason);
  });
});
