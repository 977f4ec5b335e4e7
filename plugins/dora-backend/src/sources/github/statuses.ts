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
import { keyText, text } from '../reading/texts';
import { githubInstant, githubRepository, timeOfEvent } from './payload';
import { NAME_LENGTH } from './runs';

const statusSchema = z.object({
  repository: githubRepository,
  sha: z.string(),
  context: lenientText,
  state: z.string(),
  target_url: lenientText,
  created_at: githubInstant,
  updated_at: githubInstant,
});

const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['pending', undefined],
  ['success', 'success'],
  ['failure', 'failure'],
  ['error', 'failure'],
]);

/** What a CI that knows no check runs says of a commit: pending, then how it ended. */
export function parseStatus(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const status = validate(statusSchema, payload);
  const sha = fullSha(status.sha);
  if (!sha) throw new Error('The status names no valid commit');
  if (!OUTCOMES.has(status.state)) {
    return { ignored: 'The state of the commit status is not known.' };
  }
  const at = timeOfEvent(status.updated_at, status.created_at);
  const outcome = OUTCOMES.get(status.state);
  const since = status.created_at ?? at;
  const context = status.context ?? 'default';
  const run: StageRunFact = {
    type: 'stage_run',
    at,
    // Each state is a status with an id of its own: only these three stay.
    key: keyText(`status:${status.repository}:${sha}:${context}`)!,
    repository: status.repository,
    sha,
    name: text(context, NAME_LENGTH) ?? 'default',
    url: httpUrl(status.target_url),
    // A status that was made at its end says nothing of its beginning.
    startedAt: outcome && since === at ? undefined : since,
    finishedAt: outcome ? at : undefined,
    outcome,
  };
  return { facts: withDeployment(run, 'job', settings) };
}
