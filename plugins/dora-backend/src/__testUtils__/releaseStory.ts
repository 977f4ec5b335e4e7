import { ToldEvent } from './permutationStories';

const REPOSITORY = 'https://github.com/acme/checkout';
const CONFIG = 'https://github.com/acme/config';
const IMAGE = 'registry.example.com/acme/checkout';

const sha = (letter: string) => letter.repeat(40);
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const time = (hour: number, minute = 0) =>
  new Date(Date.UTC(2026, 2, 2, hour, minute)).toISOString();

function told(sourceId: string, body: object): ToldEvent {
  const event = sourceId === 'argocd' ? 'deployment' : undefined;
  return { sourceId, event, body: Buffer.from(JSON.stringify(body)) };
}

const generic = (body: object) => told('generic', body);

/** Moves a branch by commits, which may have other titles than their letters. */
function push(
  branch: string,
  before: string | null,
  letters: string,
  hour: number,
  more: { titles?: string[]; repository?: string; reverts?: string } = {},
) {
  return generic({
    type: 'push',
    repository: more.repository ?? REPOSITORY,
    branch,
    before: before && sha(before),
    after: sha(letters.at(-1)!),
    pushedAt: time(hour, 30),
    isDefaultBranch: branch === 'main',
    commits: [...letters].map((letter, index) => ({
      sha: sha(letter),
      authoredAt: time(hour, index),
      title: more.titles?.[index] ?? `Change ${letter}`,
      paths: [letter < '5' ? 'services/a.ts' : 'docs/b.md'],
      ...(more.reverts && { reverts: sha(more.reverts) }),
    })),
  });
}

const merged = (number: number, head: string, merge: string, hour: number) =>
  generic({
    type: 'change',
    repository: REPOSITORY,
    number,
    headRef: `feature-${number}`,
    headSha: sha(head),
    mergeCommit: sha(merge),
    openedAt: time(hour - 1),
    mergedAt: time(hour),
  });

const built = (letter: string, hour: number, ...names: string[]) =>
  generic({
    type: 'artifact',
    repository: REPOSITORY,
    sha: sha(letter),
    builtAt: time(hour),
    names,
  });

const sync = (config: string, hour: number, image: string, more: object = {}) =>
  told('argocd', {
    event: 'deployment',
    phase: 'Succeeded',
    app: 'checkout',
    environment: 'production',
    configRepository: CONFIG,
    configRevision: sha(config),
    images: [image],
    startedAt: time(hour),
    finishedAt: time(hour, 10),
    ...more,
  });

const shared = (id: string, letter: string, hour: number) =>
  generic({
    type: 'deployment',
    id,
    repository: REPOSITORY,
    revision: sha(letter),
    environment: 'staging',
    status: 'succeeded',
    startedAt: time(hour),
    finishedAt: time(hour, 10),
  });

const job = (name: string, hour: number, more: object) =>
  generic({
    type: 'stage',
    name,
    startedAt: time(hour, 1),
    finishedAt: time(hour, 9),
    ...more,
  });

/**
 * Squashed and rebased pull requests, images whose commits builds tell,
 * configuration, a revert, and a repository that two services share.
 */
export const RELEASE_STORY: ToldEvent[] = [
  push('main', null, '1', 0),
  push('feature-1', null, 'a', 1),
  push('feature-1', 'a', 'b', 2),
  push('main', '1', '2', 3),
  merged(1, 'b', '2', 3),
  push('feature-2', null, 'cd', 3),
  push('main', '2', '34', 4, { titles: ['Change c', 'Change d'] }),
  merged(2, 'd', '4', 4),
  push('main', '4', '5', 8, { reverts: '2' }),
  push('main', null, 'e', 1, { repository: CONFIG }),
  push('main', 'e', 'f', 7, { repository: CONFIG }),
  built('1', 0, digest('1'), `${IMAGE}:live`),
  built('2', 3, digest('2')),
  built('4', 5, digest('4'), `${IMAGE}:live`, `${IMAGE}:4`),
  built('5', 8, digest('5')),
  sync('e', 1, digest('1')),
  sync('e', 4, digest('2')),
  sync('f', 6, `${IMAGE}:live`, { cluster: 'eu', namespace: 'eu' }),
  sync('e', 6, `${IMAGE}:4`, { cluster: 'us', namespace: 'us' }),
  sync('f', 7, `${IMAGE}:4`),
  sync('e', 9, digest('5')),
  shared('s-1', '1', 1),
  shared('s-2', '2', 4),
  shared('s-3', '5', 9),
  job('build', 2, { service: 'checkout', sha: sha('2') }),
  job('test', 5, { repository: REPOSITORY, sha: sha('4') }),
];
