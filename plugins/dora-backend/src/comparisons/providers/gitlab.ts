import {
  getGitLabIntegrationRelativePath,
  getGitLabRequestOptions,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { z } from 'zod/v3';
import { writtenByBot } from '../../sources/reading/authors';
import { fromMessage } from '../../sources/reading/commits';
import { lenientText } from '../../sources/reading/lenientFields';
import { AskHost } from '../askHost';
import {
  apiUrl,
  asking,
  ComparedCommit,
  GitHost,
  hostOf,
  MOST_FILES,
  readAnswer,
  refuseTooMany,
  RepositoryApi,
} from '../GitHost';

const PAGE = 100;

const commitsSchema = z.array(
  z.object({
    id: z.string(),
    message: z.string(),
    author_name: lenientText,
    author_email: lenientText,
    authored_date: z.string(),
    committed_date: lenientText,
    parent_ids: z.array(z.string()),
  }),
);

const diffsSchema = z.array(
  z.object({ old_path: z.string(), new_path: z.string() }),
);

/** The installations of GitLab that there is a token for. */
export function gitlabHosts(integrations: ScmIntegrationRegistry): GitHost[] {
  return integrations.gitlab
    .list()
    .filter(({ config }) => config.token)
    .map(({ config }) => {
      // GitLab may be installed under a path, which is no group.
      const prefix = getGitLabIntegrationRelativePath(config)
        .split('/')
        .filter(Boolean).length;
      return {
        host: hostOf(config.host),
        open: async (path, signal) =>
          gitlabRepository(
            asking(getGitLabRequestOptions(config).headers, signal),
            config.apiBaseUrl,
            path.slice(prefix),
          ),
      };
    });
}

/** A project of GitLab, by the names of its groups and its own. */
export function gitlabRepository(
  ask: AskHost,
  apiBaseUrl: string,
  path: string[],
): RepositoryApi {
  const project = ['projects', path.join('/'), 'repository', 'commits'];
  return {
    // The comparison of GitLab comes in one piece, with all differences.
    async commitsBetween(base, head) {
      const commits: ComparedCommit[] = [];
      for (let page = 1; ; page++) {
        const answer = readAnswer(
          commitsSchema,
          await ask(
            apiUrl(apiBaseUrl, project, {
              ref_name: `${base}..${head}`,
              order: 'topo',
              per_page: PAGE,
              page,
            }),
          ),
        );
        commits.push(
          ...answer.map(commit => ({
            sha: commit.id,
            authoredAt: commit.authored_date,
            committedAt: commit.committed_date ?? undefined,
            ...fromMessage(commit.message),
            isMerge: commit.parent_ids.length > 1,
            byBot: writtenByBot({
              name: commit.author_name,
              email: commit.author_email,
            }),
          })),
        );
        refuseTooMany(commits.length);
        if (answer.length < PAGE) {
          return commits.reverse();
        }
      }
    },
    async pathsOf(sha) {
      const paths: string[] = [];
      for (let page = 1; paths.length < 2 * MOST_FILES; page++) {
        const diffs = readAnswer(
          diffsSchema,
          await ask(
            apiUrl(apiBaseUrl, [...project, sha, 'diff'], {
              per_page: PAGE,
              page,
            }),
          ),
        );
        paths.push(...diffs.flatMap(diff => [diff.old_path, diff.new_path]));
        if (diffs.length < PAGE) {
          return paths;
        }
      }
      return undefined;
    },
  };
}
