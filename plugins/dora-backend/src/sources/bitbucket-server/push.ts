import {
  DoraFact,
  ParseResult,
  PushedCommit,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { isUsuallyDefault, pushFact } from '../branchMoves';
import { writtenByBot } from '../reading/authors';
import { fromMessage, fullSha, isNullSha } from '../reading/commits';
import {
  lenientInstantField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import {
  BitbucketServerEvent,
  NO_ADDRESS,
  repositoryField,
  repositoryOf,
} from './payload';

const BRANCH = 'refs/heads/';
/** As many commits as Bitbucket lists unless it is told otherwise. */
const USUAL_LIMIT = 5;
const MAX_COMMITS = 2048;
const MAX_REFS = 1000;

function commitSchema(zone: string) {
  return z.object({
    id: lenientText,
    author: lenient(z.object({ name: lenientText, emailAddress: lenientText })),
    authorTimestamp: lenientInstantField(zone),
    committerTimestamp: lenientInstantField(zone),
    message: lenientText,
    parents: lenient(z.array(z.object({ id: lenientText }))),
  });
}
type Commit = z.output<ReturnType<typeof commitSchema>>;

const changeSchema = z.object({
  ref: lenient(z.object({ id: lenientText, displayId: lenientText })),
  refId: lenientText,
  fromHash: z.string(),
  toHash: z.string(),
});
type Change = z.infer<typeof changeSchema>;

function refsChangedSchema(zone: string) {
  return z.object({
    date: requiredInstantField(zone),
    repository: repositoryField,
    changes: startOfList(changeSchema, MAX_REFS),
    commits: lenient(startOfList(commitSchema(zone), MAX_COMMITS)),
    toCommit: lenient(commitSchema(zone)),
  });
}

/** One push may move several branches; those of tags and deletions are ignored. */
export function parseRefsChanged({
  payload,
  settings,
}: BitbucketServerEvent): ParseResult {
  const push = validate(refsChangedSchema(settings.assumeTimeZone), payload);
  const moves = (push.changes ?? []).filter(
    change => refOf(change).startsWith(BRANCH) && !isNullSha(change.toHash),
  );
  if (moves.length === 0) {
    return { ignored: 'Tags, and branches that are deleted, are not used.' };
  }
  const repository = repositoryOf(push.repository, settings);
  if (!repository) return { ignored: NO_ADDRESS };
  const listed = push.commits ?? (push.toCommit ? [push.toCommit] : []);
  // The commits of several branches are listed as one.
  const isOneBranch = push.changes?.length === 1;
  return {
    facts: moves.map(change =>
      factOfMove(change, isOneBranch ? listed : [], {
        at: push.date,
        repository,
      }),
    ),
  };
}

function factOfMove(
  change: Change,
  listed: Commit[],
  about: { at: number; repository: string },
): DoraFact {
  const branch = refOf(change).slice(BRANCH.length);
  return pushFact({
    ...about,
    branch,
    before: change.fromHash,
    after: change.toHash,
    // Bitbucket does not say whether history was rewritten.
    forced: false,
    isDefaultBranch: isUsuallyDefault(branch),
    commits: listed.map(readCommit),
    isCutShort: !isWhole(listed, change),
  });
}

function refOf({ ref, refId }: Change): string {
  return refId ?? ref?.id ?? '';
}

/**
 * Whether the list has all commits that the branch gained. Bitbucket limits it
 * without a word, so it must lead back to where the branch was.
 */
function isWhole(listed: Commit[], { fromHash, toHash }: Change): boolean {
  if (listed.length === 0 || listed.length >= USUAL_LIMIT) return false;
  if (isNullSha(fromHash)) return true;
  const commits = new Map(listed.map(commit => [commit.id ?? '', commit]));
  let sha: string | null | undefined = toHash;
  for (let steps = 0; steps <= listed.length && sha; steps++) {
    if (sha === fromHash) return true;
    sha = commits.get(sha)?.parents?.[0]?.id;
  }
  return false;
}

/** Undefined for a commit that cannot be used: one bad date must not cost the push. */
function readCommit(commit: Commit): PushedCommit | undefined {
  const sha = fullSha(commit.id);
  if (!sha || commit.authorTimestamp === undefined) return undefined;
  return {
    sha,
    authoredAt: commit.authorTimestamp,
    committedAt: commit.committerTimestamp,
    ...fromMessage(commit.message),
    isMerge: (commit.parents ?? []).length > 1,
    byBot: writtenByBot({
      name: commit.author?.name,
      email: commit.author?.emailAddress,
    }),
  };
}
