import {
  getBitbucketServerRequestOptions,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { z } from 'zod/v3';
import { writtenByBot } from '../../sources/reading/authors';
import { fromMessage } from '../../sources/reading/commits';
import { lenient, lenientText } from '../../sources/reading/lenientFields';
import { AskHost } from '../askHost';
import {
  apiUrl,
  asking,
  ComparedCommit,
  GitHost,
  hostOf,
  MOST_FILES,
  ownerAndName,
  readAnswer,
  refuseTooMany,
  RepositoryApi,
} from '../GitHost';

const PAGE = 100;

const commitsSchema = z.object({
  values: z.array(
    z.object({
      id: z.string(),
      author: lenient(
        z.object({ name: lenientText, emailAddress: lenientText }),
      ),
      authorTimestamp: z.number(),
      committerTimestamp: lenient(z.number()),
      message: z.string(),
      parents: z.array(z.unknown()),
    }),
  ),
  isLastPage: z.boolean(),
  nextPageStart: z.number().nullish(),
});

const pathField = z.object({ toString: z.string() });
const changesSchema = z.object({
  values: z.array(z.object({ path: pathField, srcPath: pathField.nullish() })),
  isLastPage: z.boolean(),
});

/** The installations of Bitbucket Data Center that there are credentials for. */
export function bitbucketServerHosts(
  integrations: ScmIntegrationRegistry,
): GitHost[] {
  return integrations.bitbucketServer
    .list()
    .filter(
      ({ config }) => config.token || (config.username && config.password),
    )
    .map(({ config }) => ({
      host: hostOf(config.host),
      open: async (path, signal) =>
        bitbucketServerRepository(
          asking(getBitbucketServerRequestOptions(config).headers, signal),
          config.apiBaseUrl,
          path,
        ),
    }));
}

/** A repository of Bitbucket Data Center, by its address for clones or for browsers. */
export function bitbucketServerRepository(
  ask: AskHost,
  apiBaseUrl: string,
  path: string[],
): RepositoryApi {
  const [project, name] = ownerAndName(projectAndSlug(path));
  const repository = ['projects', project, 'repos', name, 'commits'];
  return {
    async commitsBetween(base, head) {
      const commits: ComparedCommit[] = [];
      let start: number | null | undefined = 0;
      while (typeof start === 'number') {
        const query = { since: base, until: head, limit: PAGE, start };
        const answer: z.output<typeof commitsSchema> = readAnswer(
          commitsSchema,
          await ask(apiUrl(apiBaseUrl, repository, query)),
        );
        commits.push(
          ...answer.values.map(commit => ({
            sha: commit.id,
            authoredAt: commit.authorTimestamp,
            committedAt: commit.committerTimestamp ?? undefined,
            ...fromMessage(commit.message),
            isMerge: commit.parents.length > 1,
            byBot: writtenByBot({
              name: commit.author?.name,
              email: commit.author?.emailAddress,
            }),
          })),
        );
        refuseTooMany(commits.length);
        start = answer.isLastPage ? null : answer.nextPageStart;
      }
      return commits.reverse();
    },
    async pathsOf(sha) {
      const { values, isLastPage } = readAnswer(
        changesSchema,
        await ask(
          apiUrl(apiBaseUrl, [...repository, sha, 'changes'], {
            limit: MOST_FILES,
          }),
        ),
      );
      return isLastPage
        ? values.flatMap(change =>
            [change.path, change.srcPath].flatMap(side => side?.toString ?? []),
          )
        : undefined;
    },
  };
}

// `scm/project/name`, `projects/project/repos/name`, `users/user/repos/name` or
// `project/name`.
function projectAndSlug(path: string[]): string[] {
  const [first, owner, second, name] = path;
  if (first === 'scm') {
    return path.slice(1);
  }
  if (second === 'repos' && first === 'projects') {
    return [owner, name];
  }
  return second === 'repos' && first === 'users' ? [`~${owner}`, name] : path;
}
