import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { startOfList } from '../reading/fields';
import { lenient, lenientText } from '../reading/lenientFields';

const MAX_REPOSITORIES = 100;

/** The repository that holds the pipeline itself, among those it checks out. */
const SELF = 'self';

/** The repositories that a run was made from. */
export const repositoriesField = lenient(
  startOfList(
    lenient(
      z.object({
        alias: lenientText,
        url: lenientText,
        change: lenient(z.object({ version: lenientText })),
      }),
    ),
    MAX_REPOSITORIES,
  ),
);

/** The same in the words of the run, which have no addresses. */
export const resourcesField = lenient(
  z.object({
    repositories: lenient(
      z.object({
        [SELF]: lenient(z.object({ version: lenientText })),
      }),
    ),
  }),
);

/** The repository of a run and its commit, where it is sure which one they are. */
export function builtCommit(
  repositories: z.infer<typeof repositoriesField>,
  resources: z.infer<typeof resourcesField>,
): { repository?: string; sha?: string } {
  const listed = (repositories ?? []).flatMap(told => told ?? []);
  const own =
    listed.find(({ alias }) => alias === SELF) ??
    (listed.length === 1 ? listed[0] : undefined);
  return {
    repository: repositoryAt(own?.url),
    sha:
      fullSha(own?.change?.version) ??
      fullSha(resources?.repositories?.[SELF]?.version),
  };
}
