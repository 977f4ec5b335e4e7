import {
  ParseResult,
  PushedCommit,
  StoredDelivery,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { COMPARISON_REF } from '../../facts/comparisonRef';
import { repositoryAt } from '../reading/addresses';
import {
  distinctPaths,
  fullSha,
  pathsField,
  titleOf,
} from '../reading/commits';
import {
  lenientInstantField,
  optionalText,
  requiredInstantField,
} from '../reading/fields';
import { decodeJsonObject } from '../reading/json';
import { validate } from '../reading/problems';

const shaField = z.string().transform((value, context) => {
  const sha = fullSha(value);
  if (sha) return sha;
  const message = 'must be the full hash of a commit';
  context.addIssue({ code: z.ZodIssueCode.custom, message });
  return z.NEVER;
});

const comparisonSchema = z.object({
  repository: z.string(),
  base: shaField,
  head: shaField,
  commits: z
    .array(
      z.object({
        sha: shaField,
        authoredAt: requiredInstantField('UTC'),
        committedAt: lenientInstantField('UTC'),
        title: optionalText,
        reverts: optionalText,
        cherryPickedFrom: optionalText,
        isMerge: z.boolean(),
        byBot: z.literal(true).nullish(),
        paths: pathsField,
      }),
    )
    .min(1),
});

/**
 * What a Git host told when it was asked for the commits between two: a push
 * that nobody made, from the one to the other.
 */
export function parseComparison(delivery: StoredDelivery): ParseResult {
  const told = validate(comparisonSchema, decodeJsonObject(delivery.body));
  const repository = repositoryAt(told.repository);
  if (!repository) {
    throw new Error('$.repository: is no address of a repository');
  }
  const commits = told.commits.map(
    ({ title, paths, reverts, cherryPickedFrom, byBot, ...commit }) =>
      ({
        ...commit,
        title: titleOf(title),
        paths: paths ? distinctPaths(paths) : undefined,
        reverts: fullSha(reverts),
        cherryPickedFrom: fullSha(cherryPickedFrom),
        byBot: byBot ?? undefined,
      } satisfies PushedCommit),
  );
  const newest = Math.max(...commits.map(({ authoredAt }) => authoredAt));
  return {
    facts: [
      {
        type: 'push',
        // Nobody tells when it was pushed; not before its commits were written.
        at: Math.min(newest, delivery.receivedAt),
        repository,
        ref: COMPARISON_REF,
        before: told.base,
        after: told.head,
        forced: false,
        truncated: false,
        isDefaultBranch: false,
        commits,
      },
    ],
  };
}
