import {
  DefaultAzureDevOpsCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { z } from 'zod/v3';
import { writtenByBot } from '../../sources/reading/authors';
import { fromMessage } from '../../sources/reading/commits';
import { lenient, lenientText } from '../../sources/reading/lenientFields';
import { AskHost, NoAnswer } from '../askHost';
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
  Unanswerable,
} from '../GitHost';

const PAGE = 100;
const API_VERSION = { 'api-version': '6.0' };

const commitsSchema = z.object({
  value: z.array(
    z.object({
      commitId: z.string(),
      author: z.object({
        name: lenientText,
        email: lenientText,
        date: z.string(),
      }),
      committer: lenient(z.object({ date: lenientText })),
      comment: z.string(),
    }),
  ),
});

const commitSchema = z.object({ parents: z.array(z.string()).nullish() });

const changesSchema = z.object({
  changes: z.array(
    z.object({
      item: z.object({ path: z.string(), isFolder: z.boolean().optional() }),
      sourceServerItem: z.string().optional(),
    }),
  ),
});

/** The organisations of Azure DevOps that there are credentials for. */
export function azureHosts(integrations: ScmIntegrationRegistry): GitHost[] {
  const configured = integrations.azure
    .list()
    .filter(({ config }) => config.credentials?.length);
  if (configured.length === 0) {
    return [];
  }
  const credentials =
    DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
  return configured.map(({ config }) => ({
    host: hostOf(config.host),
    open: async (path, signal) => {
      const baseUrl = `https://${config.host}`;
      const known = await credentials.getCredentials({
        url: apiUrl(baseUrl, path).href,
      });
      if (!known) {
        throw new NoAnswer(
          `There are no credentials for this organisation of ${config.host}`,
        );
      }
      return azureRepository(asking(known.headers, signal), baseUrl, path);
    },
  }));
}

/** A repository of Azure DevOps: `organisation/project/_git/name`, or without the project when it is called the same. */
export function azureRepository(
  ask: AskHost,
  baseUrl: string,
  path: string[],
): RepositoryApi {
  const git = path.indexOf('_git');
  const name = path[git + 1];
  if (git < 1 || git !== path.length - 2) {
    throw new Unanswerable('This is no address of a repository there');
  }
  const project = git === 1 ? [path[0], name] : path.slice(0, git);
  const commitsPath = [
    ...project,
    '_apis',
    'git',
    'repositories',
    name,
    'commits',
  ];

  async function isMerge({
    commitId,
    comment,
  }: {
    commitId: string;
    comment: string;
  }) {
    // Lists leave parents out. Whose message does not begin so is taken for no
    // merge, as in pushes, so that not every commit must be asked for.
    if (!/^merge/i.test(comment)) {
      return false;
    }
    const { parents } = readAnswer(
      commitSchema,
      await ask(apiUrl(baseUrl, [...commitsPath, commitId], API_VERSION)),
    );
    return (parents ?? []).length > 1;
  }

  return {
    async commitsBetween(base, head) {
      const commits: ComparedCommit[] = [];
      for (;;) {
        const { value } = readAnswer(
          commitsSchema,
          await ask(
            apiUrl(baseUrl, commitsPath, {
              'searchCriteria.itemVersion.version': base,
              'searchCriteria.itemVersion.versionType': 'commit',
              'searchCriteria.compareVersion.version': head,
              'searchCriteria.compareVersion.versionType': 'commit',
              'searchCriteria.$top': PAGE,
              'searchCriteria.$skip': commits.length,
              ...API_VERSION,
            }),
          ),
        );
        for (const commit of value) {
          commits.push({
            sha: commit.commitId,
            authoredAt: commit.author.date,
            committedAt: commit.committer?.date ?? undefined,
            ...fromMessage(commit.comment),
            isMerge: await isMerge(commit),
            byBot: writtenByBot(commit.author),
          });
        }
        refuseTooMany(commits.length);
        if (value.length < PAGE) {
          return commits.reverse();
        }
      }
    },
    async pathsOf(sha) {
      const { changes } = readAnswer(
        changesSchema,
        await ask(
          apiUrl(baseUrl, [...commitsPath, sha, 'changes'], {
            top: MOST_FILES + 1,
            ...API_VERSION,
          }),
        ),
      );
      return changes.length > MOST_FILES
        ? undefined
        : changes
            .filter(({ item }) => !item.isFolder)
            .flatMap(change => [
              change.item.path,
              change.sourceServerItem ?? change.item.path,
            ])
            .map(file => file.replace(/^\//, ''));
    },
  };
}
