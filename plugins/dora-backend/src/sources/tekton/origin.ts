import { repositoryAt } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { TektonRun, textAt } from './payload';

/** Annotations and labels that name the repository, the most explicit first. */
const REPOSITORY_MARKS = [
  'dora/repository',
  'pipelinesascode.tekton.dev/repo-url',
];

/** Annotations and labels that hold the commit, the most explicit first. */
const COMMIT_MARKS = ['dora/revision', 'pipelinesascode.tekton.dev/sha'];

/** Parameters and results, in lower case without punctuation, that hold the commit. */
const COMMIT_NAMES = [
  'revision',
  'gitrevision',
  'commit',
  'commitsha',
  'commitid',
  'gitcommit',
  'gitsha',
  'sha',
  'headsha',
  'checkoutsha',
  'sourcerevision',
  'chainsgitcommit',
];

/** Parameters and results that hold the address of a repository. */
const REPOSITORY_NAMES = [
  'repourl',
  'repositoryurl',
  'giturl',
  'gitrepourl',
  'gitrepositoryurl',
  'gitrepository',
  'gitrepo',
  'cloneurl',
  'sourceurl',
  'chainsgiturl',
];

/** What may hold it too, but also any other address: it counts beside a commit. */
const VAGUE_NAMES = ['url', 'repository', 'repo'];

/** The repository and the commit that a run says it is about. */
export function originOf({ metadata, spec, status }: TektonRun): {
  repository?: string;
  sha?: string;
} {
  const values = readValues([
    ...(spec?.params ?? []),
    ...(status?.results ?? []),
    ...(status?.pipelineResults ?? []),
    ...(status?.taskResults ?? []),
  ]);
  const marks = (names: string[]) =>
    names.map(
      name =>
        textAt(metadata.annotations, name) ?? textAt(metadata.labels, name),
    );
  const named = (names: string[]) =>
    names.flatMap(name => values.get(name) ?? []);
  const sha = [...marks(COMMIT_MARKS), ...named(COMMIT_NAMES)]
    .map(fullSha)
    .find(Boolean);
  const addresses = [
    ...named(REPOSITORY_NAMES),
    ...(sha ? named(VAGUE_NAMES) : []),
  ];
  return {
    repository: repositoryAt(
      ...marks(REPOSITORY_MARKS),
      ...addresses.filter(isAddress),
    ),
    sha,
  };
}

/** By their names, each with all of its texts: `GIT_URL` and `git-url` are one. */
function readValues(
  values: { name?: string | null; value?: unknown }[],
): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const { name, value } of values) {
    if (name && typeof value === 'string') {
      const plain = name.toLowerCase().replace(/[-_.]/g, '');
      byName.set(plain, [...(byName.get(plain) ?? []), value.trim()]);
    }
  }
  return byName;
}

/** Names of images look like repositories, but have neither scheme nor user. */
function isAddress(value: string): boolean {
  return /^(?:https?|ssh|git):\/\/|^[\w.-]+@/i.test(value);
}
