import {
  DoraFact,
  Instant,
  ParseResult,
  PushedCommit,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { isUsuallyDefault, pushFact } from '../branchMoves';
import { fromRawAuthor, writtenByBot } from '../reading/authors';
import { fromMessage, fullSha, isMergeMessage } from '../reading/commits';
import { lenientInstantField, startOfList } from '../reading/fields';
import { lenient, lenientFlag, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { changeMergedBy } from './mergeMessages';
import { BitbucketEvent, repositoryField } from './payload';

/** Bitbucket lists five; whatever it may list one day is still bounded. */
const MAX_COMMITS = 2048;
const MAX_BRANCHES = 100;

function commitSchema(zone: string) {
  return z.object({
    hash: lenientText,
    date: lenientInstantField(zone),
    message: lenientText,
    parents: lenient(z.array(z.unknown())),
    author: lenient(
      z.object({
        raw: lenientText,
        user: lenient(z.object({ nickname: lenientText })),
      }),
    ),
  });
}
type Commit = z.output<ReturnType<typeof commitSchema>>;

const refField = lenient(
  z.object({
    type: lenientText,
    name: lenientText,
    target: lenient(z.object({ hash: lenientText, message: lenientText })),
  }),
);

function pushSchema(zone: string) {
  return z.object({
    push: z.object({
      changes: startOfList(
        z.object({
          new: refField,
          old: refField,
          forced: lenientFlag,
          truncated: lenientFlag,
          commits: lenient(startOfList(commitSchema(zone), MAX_COMMITS)),
        }),
        MAX_BRANCHES,
      ),
    }),
    repository: z
      .object({ mainbranch: lenient(z.object({ name: lenientText })) })
      .nullish(),
  });
}
type Push = z.output<ReturnType<typeof pushSchema>>;
type Change = NonNullable<Push['push']['changes']>[number];

const repositorySchema = z.object({ repository: repositoryField });

/** One push may move several branches; those of tags and deletions are ignored. */
export function parsePush(
  { payload, receivedAt }: BitbucketEvent,
  { assumeTimeZone }: SourceSettings,
): ParseResult {
  const { push, repository: about } = validate(
    pushSchema(assumeTimeZone),
    payload,
  );
  const moves = (push.changes ?? []).filter(
    change => change.new?.type === 'branch',
  );
  if (moves.length === 0) {
    return { ignored: 'Tags, and branches that are deleted, are not used.' };
  }
  const { repository } = validate(repositorySchema, payload);
  const mainBranch = about?.mainbranch?.name;
  return {
    facts: moves.flatMap(change =>
      factsOfMove(change, { repository, mainBranch, receivedAt }),
    ),
  };
}

function factsOfMove(
  change: Change,
  about: {
    repository: string;
    mainBranch: string | null | undefined;
    receivedAt: Instant;
  },
): DoraFact[] {
  const branch = change.new?.name;
  const moved = pushFact({
    // Bitbucket does not tell when something was pushed.
    at: about.receivedAt,
    repository: about.repository,
    branch,
    before: change.old?.target?.hash,
    after: change.new?.target?.hash,
    forced: change.forced ?? false,
    isDefaultBranch: about.mainBranch
      ? branch === about.mainBranch
      : isUsuallyDefault(branch),
    commits: (change.commits ?? []).map(readCommit),
    isCutShort: change.truncated ?? false,
  });
  const merged = changeMergedBy(moved, change.new?.target?.message);
  return merged ? [moved, merged] : [moved];
}

/** Undefined for a commit that cannot be used: one bad date must not cost the push. */
function readCommit(commit: Commit): PushedCommit | undefined {
  const sha = fullSha(commit.hash);
  if (!sha || commit.date === undefined) return undefined;
  return {
    sha,
    authoredAt: commit.date,
    ...fromMessage(commit.message),
    isMerge: commit.parents
      ? commit.parents.length > 1
      : isMergeMessage(commit.message),
    byBot: writtenByBot({
      ...fromRawAuthor(commit.author?.raw),
      username: commit.author?.user?.nickname,
    }),
  };
}
