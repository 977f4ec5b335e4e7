import {
  ParseResult,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl, repositoryAt } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenientInstantField } from '../reading/fields';
import { lenient, lenientText, numericId } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';
import { eventTimeField, projectOf, ServiceHook } from './envelope';
import { NAME_LENGTH, outcomeOf, ownerOf, runKey } from './runs';

function buildSchema(hook: ServiceHook) {
  const zone = hook.settings.assumeTimeZone;
  return z.object({
    createdDate: eventTimeField(hook.settings),
    resource: z.object({
      id: numericId,
      status: lenientText,
      result: lenientText,
      queueTime: lenientInstantField(zone),
      startTime: lenientInstantField(zone),
      finishTime: lenientInstantField(zone),
      sourceVersion: lenientText,
      sourceGetVersion: lenientText,
      definition: lenient(z.object({ name: lenientText })),
      repository: lenient(
        z.object({ id: lenientText, type: lenientText, url: lenientText }),
      ),
      _links: lenient(
        z.object({ web: lenient(z.object({ href: lenientText })) }),
      ),
    }),
  });
}
type Build = z.output<ReturnType<typeof buildSchema>>['resource'];

/** A build, or the run of a pipeline, that is over. */
export function parseBuild(hook: ServiceHook): ParseResult {
  const { createdDate, resource: build } = validate(
    buildSchema(hook),
    hook.payload,
  );
  const name = text(build.definition?.name, NAME_LENGTH);
  // Version 1.0 of the event has the result in the field for the status.
  const outcome = outcomeOf(build.result) ?? outcomeOf(build.status);
  const run: StageRunFact = {
    type: 'stage_run',
    at: build.finishTime ?? createdDate,
    key: runKey(projectOf(hook), build.id),
    ...ownerOf(repositoryOf(build), name),
    sha: commitOf(build),
    name: name ?? 'build',
    pipeline: name,
    url: httpUrl(build._links?.web?.href),
    queuedAt: build.queueTime,
    startedAt: build.startTime,
    finishedAt: build.finishTime ?? createdDate,
    outcome,
  };
  return { facts: withDeployment(run, 'pipeline', hook.settings) };
}

/** Told by version 2.0 of the event only. */
function repositoryOf({ repository }: Build): string | undefined {
  return repositoryAt(
    repository?.url,
    repository?.type === 'GitHub' ? `github.com/${repository.id}` : undefined,
  );
}

/** `LG:refs/heads/main:<commit>` in version 1.0 of the event. */
function commitOf(build: Build): string | undefined {
  return (
    fullSha(build.sourceVersion) ??
    fullSha(build.sourceGetVersion?.split(':').at(-1))
  );
}
