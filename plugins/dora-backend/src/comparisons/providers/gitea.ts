import {
  getGiteaRequestOptions,
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
  GitHost,
  hostOf,
  MOST_FILES,
  ownerAndName,
  readAnswer,
  refuseTooMany,
  RepositoryApi,
  Unanswerable,
} from '../GitHost';

const comparisonSchema = z.object({
  total_commits: z.number(),
  commits: z
    .array(
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
        parents: z.array(z.unknown()).nullish(),
      }),
    )
    .nullish(),
});

const commitSchema = z.object({
  files: z.array(z.object({ filename: z.string() })).nullish(),
});

/** The installations of Gitea and Forgejo that there are credentials for. */
export function giteaHosts(integrations: ScmIntegrationRegistry): GitHost[] {
  return integrations.gitea
    .list()
    .filter(({ config }) => config.password)
    .map(({ config }) => {
      const baseUrl = config.baseUrl ?? `https://${config.host}`;
      const prefix = new URL(baseUrl).pathname.split('/').filter(Boolean);
      const headers = getGiteaRequestOptions(config).headers ?? {};
      return {
        host: hostOf(config.host),
        open: async (path, signal) =>
          giteaRepository(
            asking(headers, signal),
            `${baseUrl}/api/v1`,
            path.slice(prefix.length),
          ),
      };
    });
}

/** A repository of Gitea, by its owner and name. */
export function giteaRepository(
  ask: AskHost,
  apiBaseUrl: string,
  path: string[],
): RepositoryApi {
  const repository = ['repos', ...ownerAndName(path)];
  return {
    async commitsBetween(base, head) {
      const { total_commits: total, commits } = readAnswer(
        comparisonSchema,
        await ask(
          apiUrl(apiBaseUrl, [...repository, 'compare', `${base}...${head}`]),
        ),
      );
      const listed = commits ?? [];
      refuseTooMany(total);
      if (listed.length < total) {
        throw new Unanswerable('The answer lists only part of the commits');
      }
      return listed
        .map(({ sha, commit, parents }) => ({
          sha,
          authoredAt: commit.author.date,
          committedAt: commit.committer?.date ?? undefined,
          ...fromMessage(commit.message),
          isMerge: (parents ?? []).length > 1,
          byBot: writtenByBot(commit.author),
        }))
        .reverse();
    },
    async pathsOf(sha) {
      const { files } = readAnswer(
        commitSchema,
        await ask(
          apiUrl(apiBaseUrl, [...repository, 'git', 'commits', sha], {
            stat: 'false',
            verification: 'false',
            files: 'true',
          }),
        ),
      );
      const paths = (files ?? []).map(file => file.filename);
      return paths.length <= MOST_FILES ? paths : undefined;
    },
  };
}
