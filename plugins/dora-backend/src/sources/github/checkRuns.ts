import {
  ParseResult,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';
import { githubId, githubInstant, githubRepository } from './payload';
import { isWaiting, NAME_LENGTH, outcomeOf } from './runs';

const GITHUB_ACTIONS = 'github-actions';

const checkSchema = z.object({
  action: lenientText,
  repository: githubRepository,
  check_run: z.object({
    id: githubId,
    name: lenientText,
    status: z.string(),
    conclusion: lenientText,
    head_sha: lenientText,
    details_url: lenientText,
    html_url: lenientText,
    started_at: githubInstant,
    completed_at: githubInstant,
    app: z
      .object({ slug: lenientText, name: lenientText })
      .nullish()
      .catch(undefined),
  }),
});

/** A check of an app that is not GitHub Actions, such as another CI. */
export function parseCheckRun(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const {
    action,
    repository,
    check_run: check,
  } = validate(checkSchema, payload);
  if (check.app?.slug === GITHUB_ACTIONS) {
    return { ignored: 'Jobs of GitHub Actions tell the same as their checks.' };
  }
  if (action === 'requested_action') {
    return { ignored: 'A button under a check was pressed; it is no run.' };
  }
  const isCompleted = check.status === 'completed';
  const hasBegun = !isWaiting(check.status) && check.conclusion !== 'skipped';
  const finishedAt = isCompleted ? check.completed_at : undefined;
  const at = finishedAt ?? check.started_at;
  if (at === undefined) {
    return { ignored: 'The check has not begun, and says no time.' };
  }
  const run: StageRunFact = {
    type: 'stage_run',
    at,
    key: `check:${check.id}`,
    repository,
    sha: fullSha(check.head_sha),
    name: text(check.name, NAME_LENGTH) ?? 'check',
    pipeline: text(check.app?.name, NAME_LENGTH),
    url: httpUrl(check.details_url) ?? httpUrl(check.html_url),
    // Until it begins, GitHub's start is the moment at which it was asked for.
    queuedAt: isWaiting(check.status) ? check.started_at : undefined,
    startedAt: hasBegun ? check.started_at : undefined,
    finishedAt,
    outcome: outcomeOf(check),
  };
  return { facts: withDeployment(run, 'job', settings) };
}
