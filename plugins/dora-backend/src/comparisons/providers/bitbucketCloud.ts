import {
  BitbucketCloudIntegrationConfig,
  getBitbucketCloudRequestOptions,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { z } from 'zod/v3';
import { fromRawAuthor, writtenByBot } from '../../sources/reading/authors';
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
/** Of the address of the next page only these are taken, never the address. */
const PAGE_PARAMETERS = ['ctx', 'page'];

const commitsSchema = z.object({
  values: z.array(
    z.object({
      hash: z.string(),
      // It is one time, and which of the two is not documented.
      date: z.string(),
      author: lenient(z.object({ raw: lenientText })),
      message: z.string(),
      parents: z.array(z.unknown()),
    }),
  ),
  next: z.string().url().optional(),
});

const fileField = z.object({ path: z.string() }).nullish();
const filesSchema = z.object({
  values: z.array(z.object({ old: fileField, new: fileField })),
  next: z.string().optional(),
});

/** Bitbucket Cloud, when there are credentials for it. */
export function bitbucketCloudHosts(
  integrations: ScmIntegrationRegistry,
): GitHost[] {
  return integrations.bitbucketCloud
    .list()
    .filter(({ config }) => hasCredentials(config))
    .map(({ config }) => ({
      host: hostOf(config.host),
      open: async (path, signal) => {
        const { headers } = await getBitbucketCloudRequestOptions(config);
        const ask = asking(headers, signal);
        return bitbucketCloudRepository(ask, config.apiBaseUrl, path);
      },
    }));
}

function hasCredentials(config: BitbucketCloudIntegrationConfig): boolean {
  return Boolean(
    (config.clientId && config.clientSecret) ||
      (config.username && (config.token ?? config.appPassword)),
  );
}

/** A repository of Bitbucket Cloud, by its workspace and slug. */
export function bitbucketCloudRepository(
  ask: AskHost,
  apiBaseUrl: string,
  path: string[],
): RepositoryApi {
  const repository = ['repositories', ...ownerAndName(path)];
  return {
    async commitsBetween(base, head) {
      const commits: ComparedCommit[] = [];
      let page: Record<string, string> | undefined = {};
      while (page) {
        const query = { include: head, exclude: base, pagelen: PAGE, ...page };
        const answer: z.output<typeof commitsSchema> = readAnswer(
          commitsSchema,
          await ask(apiUrl(apiBaseUrl, [...repository, 'commits'], query)),
        );
        commits.push(
          ...answer.values.map(({ hash, date, author, message, parents }) => ({
            sha: hash,
            authoredAt: date,
            ...fromMessage(message),
            isMerge: parents.length > 1,
            byBot: writtenByBot(fromRawAuthor(author?.raw)),
          })),
        );
        refuseTooMany(commits.length);
        page = answer.next ? pageOf(answer.next) : undefined;
      }
      return commits.reverse();
    },
    async pathsOf(sha) {
      const { values, next } = readAnswer(
        filesSchema,
        await ask(
          apiUrl(apiBaseUrl, [...repository, 'diffstat', sha], {
            pagelen: MOST_FILES,
          }),
        ),
      );
      return next
        ? undefined
        : values.flatMap(file =>
            [file.old, file.new].flatMap(side => side?.path ?? []),
          );
    },
  };
}

function pageOf(next: string): Record<string, string> {
  const { searchParams } = new URL(next);
  return Object.fromEntries(
    [...searchParams].filter(([name]) => PAGE_PARAMETERS.includes(name)),
  );
}
