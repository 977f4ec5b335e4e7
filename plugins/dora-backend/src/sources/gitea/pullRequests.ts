import {
  ChangeFact,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { lenientText } from '../reading/lenientFields';
import { githubInstant } from '../github/payload';
import { parsePullRequest as parseAsGithub } from '../github/pullRequests';
import { validate } from '../reading/problems';

/** What the titles of drafts begin with, unless an administrator changed it. */
const WORK_IN_PROGRESS = /^\s*(?:wip:|\[wip\])/i;

const eventSchema = z.object({
  action: z.string(),
  changes: z
    .object({ title: z.object({ from: lenientText }).nullish() })
    .nullish()
    .catch(undefined),
  pull_request: z.object({
    title: lenientText,
    created_at: githubInstant,
    updated_at: githubInstant,
    closed_at: githubInstant,
  }),
});
type PullRequestEvent = z.infer<typeof eventSchema>;

/** A pull request, which is a draft as long as its title says so. */
export function parsePullRequest(
  payload: Record<string, unknown>,
): ParseResult {
  const event = validate(eventSchema, payload);
  const { created_at, updated_at, closed_at } = event.pull_request;
  if (!created_at && !updated_at && !closed_at) {
    return {
      ignored:
        'This version of Gitea does not tell when something happened to a pull request.',
    };
  }
  const result = parseAsGithub(payload);
  if ('ignored' in result) return result;
  return {
    facts: result.facts.map(fact =>
      fact.type === 'change'
        ? { ...fact, readyAt: readyAt(event, fact) }
        : fact,
    ),
  };
}

function readyAt(
  { action, changes, pull_request }: PullRequestEvent,
  fact: ChangeFact,
) {
  if (isDraft(pull_request.title)) return undefined;
  const wasDraft = isDraft(changes?.title?.from);
  return action === 'edited' && wasDraft ? fact.at : fact.readyAt;
}

function isDraft(title: string | null | undefined): boolean {
  return WORK_IN_PROGRESS.test((title ?? '').slice(0, 100));
}
