import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { startOfList } from '../reading/fields';
import { lenient, lenientFlag, lenientText } from '../reading/lenientFields';

const MAX_ARTIFACTS = 100;

const referenceField = lenient(
  z.object({ id: lenientText, name: lenientText }),
);

/** What a release deploys. */
export const artifactsField = lenient(
  startOfList(
    lenient(
      z.object({
        type: lenientText,
        isPrimary: lenientFlag,
        definitionReference: lenient(
          z.object({
            project: referenceField,
            repository: referenceField,
            'repository.provider': referenceField,
            sourceVersion: referenceField,
            artifactSourceVersionUrl: referenceField,
          }),
        ),
      }),
    ),
    MAX_ARTIFACTS,
  ),
);
type Artifact = NonNullable<
  NonNullable<z.infer<typeof artifactsField>>[number]
>;

/** The repository and commit of the build that a release deploys; empty where they are not told. */
export function deployedCommit(artifacts: z.infer<typeof artifactsField>): {
  repository?: string;
  revision?: string;
} {
  const told = (artifacts ?? []).flatMap(artifact => artifact ?? []);
  const builds = told.filter(({ type }) => type === 'Build');
  const main =
    builds.find(({ isPrimary }) => isPrimary) ??
    (builds.length === 1 ? builds[0] : undefined);
  const repository = main && repositoryOf(main);
  return {
    repository,
    revision: repository
      ? fullSha(main.definitionReference?.sourceVersion?.id)
      : undefined,
  };
}

/** Builds name their repository, and elsewhere the organisation that it is in. */
function repositoryOf({
  definitionReference: reference,
}: Artifact): string | undefined {
  const name = reference?.repository?.name ?? reference?.repository?.id;
  const provider = reference?.['repository.provider']?.id;
  if (!name) return undefined;
  if (provider === 'GitHub') return repositoryAt(`github.com/${name}`);
  const project = reference?.project?.name;
  const organisation = /^https:\/\/.+?(?=\/_permalink\/)/.exec(
    reference?.artifactSourceVersionUrl?.id?.slice(0, 500) ?? '',
  )?.[0];
  return provider === 'TfsGit' && project && organisation
    ? repositoryAt(
        `${organisation}/${encodeSpaces(project)}/_git/${encodeSpaces(name)}`,
      )
    : undefined;
}

/** As addresses of repositories have them. */
function encodeSpaces(name: string): string {
  return name.replace(/ /g, '%20');
}
