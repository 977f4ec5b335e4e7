import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenientInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';
import { timeOfEvent } from './payload';

const NAME_LENGTH = 500;
const REVISION_LABEL = 'org.opencontainers.image.revision';
const SOURCE_LABEL = 'org.opencontainers.image.source';
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Containers carry year 1 in places. */
const time = lenientInstantField('UTC');

const labelsSchema = z
  .object({
    source: lenientText,
    revision: lenientText,
    all_labels: z
      .object({ [REVISION_LABEL]: lenientText, [SOURCE_LABEL]: lenientText })
      .nullish()
      .catch(undefined),
  })
  .nullish()
  .catch(undefined);

const packageSchema = z.object({
  created_at: time,
  updated_at: time,
  package_version: z
    .object({
      created_at: time,
      updated_at: time,
      version: lenientText,
      package_url: lenientText,
      container_metadata: z
        .object({
          tag: z
            .object({ name: lenientText, digest: lenientText })
            .nullish()
            .catch(undefined),
          labels: labelsSchema,
        })
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

const eventSchema = z.object({
  repository: z.object({ html_url: lenientText }).nullish().catch(undefined),
  package: packageSchema.nullish(),
  registry_package: packageSchema.nullish(),
});

type Labels = z.infer<typeof labelsSchema>;

/** A container image that says which commit it was built from. */
export function parsePackage(payload: Record<string, unknown>): ParseResult {
  const event = validate(eventSchema, payload);
  const published = event.registry_package ?? event.package;
  const version = published?.package_version;
  const container = version?.container_metadata;
  if (!published || !version || !container) {
    return { ignored: 'Only packages that are container images are used.' };
  }
  const { revision, source } = originIn(container.labels);
  const repository = repositoryAt(source, event.repository?.html_url);
  const sha = fullSha(revision);
  const names = [
    ...addresses(version.package_url),
    ...digests(container.tag?.digest, version.version),
  ];
  if (!sha || !repository || names.length === 0) {
    return {
      ignored: `The image does not say by the label ${REVISION_LABEL} which commit it was built from.`,
    };
  }
  const at = timeOfEvent(
    version.updated_at,
    version.created_at,
    published.updated_at,
    published.created_at,
  );
  return { facts: [{ type: 'artifact', at, names, repository, sha }] };
}

function originIn(labels: Labels) {
  const all = labels?.all_labels;
  return {
    revision: labels?.revision || all?.[REVISION_LABEL],
    source: labels?.source || all?.[SOURCE_LABEL],
  };
}

/** Where it can be pulled from; pushed by its digest alone, an image has no tag. */
function addresses(address: string | null | undefined): string[] {
  const isTagged = /[^/]:[^/:@]+$/.test(address?.slice(0, NAME_LENGTH) ?? '');
  const clean = isTagged ? text(address, NAME_LENGTH) : undefined;
  return clean ? [clean] : [];
}

function digests(...values: (string | null | undefined)[]): string[] {
  const valid = values.filter((value): value is string =>
    DIGEST.test(value ?? ''),
  );
  return [...new Set(valid)];
}
