import { z } from 'zod/v3';
import { instantField } from '../reading/fields';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';

const LONGEST_BUILD_MS = 366 * 86_400_000;

const scmSchema = lenient(
  z.object({ url: lenientText, branch: lenientText, commit: lenientText }),
);

const payloadSchema = z.object({
  name: lenientText,
  url: lenientText,
  build: z
    .object({
      number: lenient(z.number().int().nonnegative()),
      phase: lenientText,
      status: lenientText,
      // Milliseconds, or text with a zone.
      timestamp: instantField('UTC'),
      duration: lenient(z.number().int().positive().max(LONGEST_BUILD_MS)),
      parameters: z.unknown(),
      // As the Notification plugin spells them, and the CloudEvents plugin.
      full_url: lenientText,
      fullUrl: lenientText,
      scm: scmSchema,
      scmState: scmSchema,
    })
    .nullish(),
});

/** A job, and the build of it that something happened to. */
export type JenkinsPayload = z.infer<typeof payloadSchema>;

/** @see JenkinsPayload */
export type JenkinsBuild = NonNullable<JenkinsPayload['build']>;

/** Reads what the Notification plugin or the CloudEvents plugin tells. */
export function readPayload(body: Record<string, unknown>): JenkinsPayload {
  return validate(payloadSchema, body);
}
