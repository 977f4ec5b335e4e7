import { z } from 'zod/v3';
import { lenientInstantField } from '../reading/fields';
import { nameField } from '../generic/genericFields';
import { authorField } from '../reading/authors';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';

// CircleCI always names the zone of a time, so none is assumed.
const time = lenientInstantField('UTC');

/** Where GitHub by OAuth and Bitbucket Cloud have the commit. */
const vcsSchema = z.object({
  target_repository_url: lenientText,
  revision: lenientText,
  commit: lenient(
    z.object({
      subject: lenientText,
      body: lenientText,
      author: authorField,
      authored_at: time,
      committed_at: time,
    }),
  ),
});

/** Where all others have it: the GitHub App, GitLab and Bitbucket Data Center. */
const triggerSchema = z.object({
  git: lenient(
    z.object({
      checkout_sha: lenientText,
      checkout_url: lenientText,
      repo_url: lenientText,
    }),
  ),
  gitlab: lenient(
    z.object({
      commit_sha: lenientText,
      commit_timestamp: time,
      commit_message: lenientText,
      web_url: lenientText,
      repo_url: lenientText,
    }),
  ),
});

const pipelineSchema = z.object({
  vcs: lenient(vcsSchema),
  trigger_parameters: lenient(triggerSchema),
});

const payloadSchema = z.object({
  happened_at: time,
  project: lenient(z.object({ slug: lenientText })),
  pipeline: lenient(pipelineSchema),
  workflow: z
    .object({
      id: nameField,
      name: lenientText,
      status: lenientText,
      created_at: time,
      stopped_at: time,
      url: lenientText,
    })
    .nullish(),
  job: z
    .object({
      id: nameField,
      name: lenientText,
      status: lenientText,
      started_at: time,
      stopped_at: time,
    })
    .nullish(),
});

/** A workflow that is over or, with a job, one job of it that is. */
export type CircleciPayload = z.infer<typeof payloadSchema>;

/** What is known of the pipeline that a workflow belongs to. */
export type CircleciPipeline = z.infer<typeof pipelineSchema>;

/** Reads the body of a webhook. */
export function readPayload(body: Record<string, unknown>): CircleciPayload {
  return validate(payloadSchema, body);
}
