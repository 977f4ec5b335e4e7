import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { fullSha } from '../reading/commits';
import { lenientInstantField } from '../reading/fields';
import {
  lenient,
  lenientId,
  lenientText,
  numericId,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';
import {
  environmentField,
  factsOfBuild,
  lenientSeconds,
  NAME_LENGTH,
  pipelineKey,
} from './builds';
import { GitlabEvent, repositoryOf } from './payload';

function jobSchema(zone: string) {
  return z.object({
    build_id: numericId,
    build_name: lenientText,
    build_stage: lenientText,
    build_status: z.string(),
    build_created_at: lenientInstantField(zone),
    build_started_at: lenientInstantField(zone),
    build_finished_at: lenientInstantField(zone),
    build_queued_duration: lenientSeconds,
    sha: lenientText,
    pipeline_id: lenientId,
    commit: lenient(z.object({ id: lenientId, name: lenientText })),
    environment: environmentField,
  });
}

/** One job; events of pipelines tell the same of it. */
export function parseJob({ payload, settings }: GitlabEvent): ParseResult {
  const job = validate(jobSchema(settings.assumeTimeZone), payload);
  const repository = repositoryOf(payload);
  // What is called the id of the commit is the id of the pipeline.
  const pipelineId = job.pipeline_id ?? job.commit?.id;
  const facts = factsOfBuild(
    {
      id: job.build_id,
      name: job.build_name,
      stage: job.build_stage,
      status: job.build_status,
      createdAt: job.build_created_at,
      startedAt: job.build_started_at,
      finishedAt: job.build_finished_at,
      queuedDuration: job.build_queued_duration,
      environment: job.environment,
    },
    {
      repository,
      sha: fullSha(job.sha),
      pipelineKey:
        typeof pipelineId === 'number'
          ? pipelineKey(repository, pipelineId)
          : undefined,
      pipeline: text(job.commit?.name, NAME_LENGTH),
    },
    settings,
  );
  return facts.length > 0 ? { facts } : { ignored: 'The job has not begun.' };
}
