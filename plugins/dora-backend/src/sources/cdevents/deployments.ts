import {
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { lenientText } from '../reading/lenientFields';
import { environmentName, text } from '../reading/texts';
import { CDEvent, readContent, referenceField } from './cdevent';
import { subjectOf } from './services';

const REFERENCE_LENGTH = 300;
const PLACE_LENGTH = 200;
const VERSION_LENGTH = 200;

const contentSchema = z.object({
  environment: referenceField,
  artifactId: lenientText,
});

/** A service that was deployed, upgraded or rolled back: each event is one deployment. */
export function parseService(
  event: CDEvent,
  settings: SourceSettings,
): ParseResult {
  const subject = subjectOf(event, event.subjectId);
  if (!subject) throw new Error('The event names no service');
  const { environment, artifactId } = readContent(event, contentSchema);
  const image = text(artifactId, REFERENCE_LENGTH);
  return {
    facts: [
      {
        type: 'deployment',
        at: event.at,
        key: `service:${event.id}`,
        subject,
        environment:
          event.extras.environment ??
          environmentName(environment?.id) ??
          settings.defaultEnvironment,
        place: text(environment?.source, PLACE_LENGTH),
        repository: event.extras.repository,
        revision: event.extras.revision,
        version: versionOf(image),
        state: 'succeeded',
        finishedAt: event.at,
        rollback: event.verb === 'rolledback' ? true : undefined,
        images: image ? [image] : undefined,
      },
    ],
  };
}

/** The tag or the version in a package URL, unless it is a digest, which nobody reads. */
function versionOf(packageUrl: string | undefined): string | undefined {
  const [path, query] = (packageUrl ?? '').split('?', 2);
  const tag = new URLSearchParams(query).get('tag');
  const version = tag ?? /^pkg:[^@#]+@([^#]+)/.exec(path)?.[1];
  const isDigest = /^sha\d+(?::|%3a)/i.test(version ?? '');
  return isDigest ? undefined : text(version, VERSION_LENGTH);
}
