import {
  ParseResult,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenientInstantField, requiredInstantField } from '../reading/fields';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { keyText, text } from '../reading/texts';
import { BitbucketEvent, repositoryField } from './payload';

const NAME_LENGTH = 200;

const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['SUCCESSFUL', 'success'],
  ['FAILED', 'failure'],
  ['STOPPED', 'cancelled'],
]);

function statusSchema(zone: string) {
  return z.object({
    repository: repositoryField,
    commit_status: z.object({
      key: z.string(),
      name: lenientText,
      state: z.string(),
      url: lenientText,
      created_on: lenientInstantField(zone),
      updated_on: requiredInstantField(zone),
      commit: lenient(z.object({ hash: lenientText })),
      links: lenient(
        z.object({ commit: lenient(z.object({ href: lenientText })) }),
      ),
    }),
  });
}

/** What Bitbucket Pipelines, or another CI, tells of a commit under a key of its own. */
export function parseCommitStatus(
  { name: event, payload }: BitbucketEvent,
  settings: SourceSettings,
): ParseResult {
  const { repository, commit_status: status } = validate(
    statusSchema(settings.assumeTimeZone),
    payload,
  );
  const sha =
    fullSha(status.commit?.hash) ??
    fullSha(status.links?.commit?.href?.split('/').at(-1));
  const key = keyText(status.key);
  if (!sha || !key) {
    return { ignored: 'The build status names no commit or no key.' };
  }
  const outcome = OUTCOMES.get(status.state);
  const name = text(status.name, NAME_LENGTH) ?? key;
  // A status that was made at its end says nothing of its beginning.
  const isMadeAtEnd = outcome && event === 'repo:commit_status_created';
  const run: StageRunFact = {
    type: 'stage_run',
    at: status.updated_on,
    key: `status:${repository}:${sha}:${key}`,
    repository,
    sha,
    name,
    url: httpUrl(status.url),
    startedAt: isMadeAtEnd ? undefined : status.created_on,
    finishedAt: outcome && status.updated_on,
    outcome,
  };
  return { facts: withDeployment(run, 'pipeline', settings) };
}
