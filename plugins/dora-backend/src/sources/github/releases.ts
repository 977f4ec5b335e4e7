import {
  environmentDeployedTo,
  ParseResult,
  repositorySubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { taggedArtifact } from '../releaseTags';
import { text } from '../reading/texts';
import {
  githubId,
  githubInstant,
  githubRepository,
  timeOfEvent,
} from './payload';

/** Longest tag that is told apart from others. */
export const TAG_LENGTH = 200;

const releaseSchema = z.object({
  action: lenientText,
  repository: githubRepository,
  release: z.object({
    id: githubId,
    tag_name: lenientText,
    target_commitish: lenientText,
    html_url: lenientText,
    draft: z.boolean().nullish().catch(undefined),
    prerelease: z.boolean().nullish().catch(undefined),
    published_at: githubInstant,
  }),
});
type ReleaseEvent = z.infer<typeof releaseSchema>;

/** A release, where the configuration says that releases of this name deploy. */
export function parseRelease(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const event = validate(releaseSchema, payload);
  const { repository, release } = event;
  const ignored = whyNotPublished(event);
  if (ignored) return { ignored };
  const tag = text(release.tag_name, TAG_LENGTH);
  const environment = environmentDeployedTo('release', tag, settings);
  if (!environment) {
    return {
      ignored: 'No rule of the source says that releases of this name deploy.',
    };
  }
  const at = timeOfEvent(release.published_at);
  return {
    facts: [
      {
        type: 'deployment',
        at,
        key: `release:${release.id}`,
        subject: repositorySubject(repository),
        environment,
        repository,
        // Most often the branch that the tag was made from, which has moved
        // since; then the push of the tag tells.
        revision: fullSha(release.target_commitish),
        version: tag,
        images: tag ? [taggedArtifact(repository, tag)] : undefined,
        url: httpUrl(release.html_url),
        state: 'succeeded',
        finishedAt: at,
      },
    ],
  };
}

function whyNotPublished({
  action,
  release,
}: ReleaseEvent): string | undefined {
  if (action !== 'published') {
    return 'Only the publication of a release counts, not what is done with it before or later.';
  }
  if (release.draft || release.prerelease) {
    return 'Drafts and pre-releases are not counted.';
  }
  return undefined;
}
