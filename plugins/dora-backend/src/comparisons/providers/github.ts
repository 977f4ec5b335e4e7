import {
  DefaultGithubCredentialsProvider,
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

const comparisonSchema = z.object({
  total_commits: z.number(),
  commits: z.array(
    z.object({
      sha: z.string(),
      commit: z.object({
        author: z.object({
          name: lenientText,
          email: lenientText,
          date: z.string(),
        }),
        committer: lenient(z.object({ date: lenientText })),
        message: z.string(),
      }),
      // The account that the address belongs to.
      author: lenient(z.object({ login: lenientText })),
      parents: z.array(z.unknown()),
    }),
  ),
});

const commitSchema = z.object({
  files: z
    .array(
      z.object({
        filename: z.string(),
        previous_filename: z.string().optional(),
      }),
    )
    .optional(),
});

/** The installations of GitHub that there is a token or an app for. */
export function githubHosts(integrations: ScmIntegrationRegistry): GitHost[] {
  const credentials =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  return integrations.github.list().flatMap(({ config }) => {
    const { host, apiBaseUrl, token, apps } = config;
    if (!apiBaseUrl || !(token || apps?.length)) {
      return [];
    }
    return {
      host: hostOf(host),
      open: async (path, signal) => {
        const { headers = {} } = await credentials.getCredentials({
          url: apiUrl(`https://${host}`, ownerAndName(path)).href,
        });
        return githubRepository(asking(headers, signal), apiBaseUrl, path);
      },
    };
  });
}

/** A repository of GitHub, by its owner and name. */
export function githubRepository(
  ask: AskHost,
  apiBaseUrl: string,
  path: string[],
): RepositoryApi {
  const repository = ['repos', ...ownerAndName(path)];
  return {
    async commitsBetween(base, head) {
      const commits: ComparedCommit[] = [];
      for (let page = 1; ; page++) {
        const answer = readAnswer(
          comparisonSchema,
          await ask(
            apiUrl(
              apiBaseUrl,
              [...repository, 'compare', `${base}...${head}`],
              { per_page: PAGE, page },
            ),
          ),
        );
        refuseTooMany(answer.total_commits);
        commits.push(
          ...answer.commits.map(({ sha, commit, author, parents }) => ({
            sha,
            authoredAt: commit.author.date,
            committedAt: commit.committer?.date ?? undefined,
            ...fromMessage(commit.message),
            isMerge: parents.length > 1,
            byBot: writtenByBot({ ...commit.author, username: author?.login }),
          })),
        );
        if (
          answer.commits.length === 0 ||
          commits.length >= answer.total_commits
        ) {
          return commits;
        }
      }
    },
    async pathsOf(sha) {
      const { files = [] } = readAnswer(
        commitSchema,
        await ask(apiUrl(apiBaseUrl, [...repository, 'commits', sha])),
      );
      return files.length < MOST_FILES
        ? files.flatMap(file => [
            file.filename,
            file.previous_filename ?? file.filename,
          ])
        : undefined;
    },
  };
}
