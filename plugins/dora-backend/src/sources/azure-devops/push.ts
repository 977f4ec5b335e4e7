import {
  DoraFact,
  ParseResult,
  PushedCommit,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { pushFact } from '../branchMoves';
import { writtenByBot } from '../reading/authors';
import {
  fromMessage,
  fullSha,
  isMergeMessage,
  isNullSha,
} from '../reading/commits';
import {
  lenientInstantField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { ServiceHook } from './envelope';
import { repositoryField } from './repository';

const BRANCH = 'refs/heads/';
/** Azure DevOps lists no more commits than these of one push. */
const MAX_COMMITS = 100;
const MAX_REFS = 1000;

const refSchema = z.object({
  name: z.string(),
  oldObjectId: lenientText,
  newObjectId: z.string(),
});
type RefUpdate = z.infer<typeof refSchema>;

function commitSchema(zone: string) {
  const person = lenient(
    z.object({
      name: lenientText,
      email: lenientText,
      date: lenientInstantField(zone),
    }),
  );
  return z.object({
    commitId: lenientText,
    comment: lenientText,
    author: person,
    committer: person,
  });
}
type Commit = z.output<ReturnType<typeof commitSchema>>;

function pushSchema(zone: string) {
  return z.object({
    resource: z.object({
      date: requiredInstantField(zone),
      refUpdates: startOfList(refSchema, MAX_REFS),
      commits: lenient(startOfList(commitSchema(zone), MAX_COMMITS)),
      repository: repositoryField,
    }),
  });
}

/** One push may move several branches; those of tags and deletions are ignored. */
export function parsePush({ payload, settings }: ServiceHook): ParseResult {
  const push = validate(pushSchema(settings.assumeTimeZone), payload).resource;
  const updates = push.refUpdates ?? [];
  const moves = updates.filter(
    ({ name, newObjectId }) =>
      name.startsWith(BRANCH) && !isNoCommit(newObjectId),
  );
  if (moves.length === 0) {
    return { ignored: 'Tags, and branches that are deleted, are not used.' };
  }
  const { address: repository, defaultBranch } = push.repository;
  const listed = push.commits ?? [];
  const about = { at: push.date, repository, defaultBranch };
  // The commits of several branches are listed as one.
  return updates.length === 1
    ? { facts: [factOfMove(moves[0], listed, about)] }
    : {
        facts: [
          ...moves.map(move => factOfMove(move, [], about)),
          ...listed.flatMap(commit => factOfCommit(commit, about)),
        ],
      };
}

/** Microsoft's examples have an empty GUID in the place of a commit. */
function isNoCommit(id: string): boolean {
  return isNullSha(id.replace(/-/g, ''));
}

interface AboutPush {
  at: number;
  repository: string;
  defaultBranch: string | null | undefined;
}

function factOfMove(
  { name, oldObjectId, newObjectId }: RefUpdate,
  listed: Commit[],
  { at, repository, defaultBranch }: AboutPush,
): DoraFact {
  return pushFact({
    at,
    repository,
    branch: name.slice(BRANCH.length),
    before: oldObjectId,
    after: newObjectId,
    // Azure DevOps does not say whether history was rewritten.
    forced: false,
    isDefaultBranch: name === defaultBranch,
    commits: listed.map(readCommit),
    isCutShort: listed.length >= MAX_COMMITS,
  });
}

function factOfCommit(
  listed: Commit,
  { at, repository }: AboutPush,
): DoraFact[] {
  const commit = readCommit(listed);
  return commit ? [{ type: 'commit', at, repository, commit }] : [];
}

/** Undefined for a commit that cannot be used: one bad date must not cost the push. */
function readCommit(commit: Commit): PushedCommit | undefined {
  const sha = fullSha(commit.commitId);
  const authoredAt = commit.author?.date ?? commit.committer?.date;
  if (!sha || authoredAt === undefined) return undefined;
  return {
    sha,
    authoredAt,
    committedAt: commit.committer?.date,
    ...fromMessage(commit.comment),
    isMerge: isMergeMessage(commit.comment),
    byBot: writtenByBot(commit.author),
  };
}
