import {
  environmentDeployedTo,
  ParseResult,
  repositorySubject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { requiredInstantField } from '../reading/fields';
import { lenient, lenientText, numericId } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';
import { GitlabEvent, repositoryOf } from './payload';

const TAG_LENGTH = 200;

const actionSchema = z.object({ action: lenientText, tag: lenientText });

function releaseSchema(zone: string) {
  return z.object({
    id: numericId,
    url: lenientText,
    released_at: requiredInstantField(zone),
    commit: lenient(z.object({ id: lenientText })),
  });
}

/** A release, where the configuration says that releases of this name deploy. */
export function parseRelease(event: GitlabEvent): ParseResult {
  const { payload, settings, receivedAt } = event;
  const { action, tag } = validate(actionSchema, payload);
  if ((action ?? 'create') !== 'create') {
    return {
      ignored:
        'Only the creation of a release counts, not what is done with it later.',
    };
  }
  const version = text(tag, TAG_LENGTH);
  const environment = environmentDeployedTo('release', version, settings);
  if (!environment) {
    return {
      ignored: 'No rule of the source says that releases of this name deploy.',
    };
  }
  const release = validate(releaseSchema(settings.assumeTimeZone), payload);
  const at = release.released_at;
  if (at > receivedAt) {
    return { ignored: 'The release is only announced for a later time.' };
  }
  const repository = repositoryOf(payload);
  return {
    facts: [
      {
        type: 'deployment',
        at,
        key: `release:${repository}:${release.id}`,
        subject: repositorySubject(repository),
        environment,
        repository,
        revision: fullSha(release.commit?.id),
        version,
        url: httpUrl(release.url),
        state: 'succeeded',
        finishedAt: at,
      },
    ],
  };
}
