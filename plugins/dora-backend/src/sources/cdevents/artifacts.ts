import {
  ArtifactFact,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { fullSha } from '../reading/commits';
import { text } from '../reading/texts';
import { CDEvent, readContent, referenceField } from './cdevent';
import { repositoryAtHost } from './repositories';

const NAME_LENGTH = 300;

const contentSchema = z.object({ change: referenceField });

/** An artifact that was packaged or published, where it tells its commit. */
export function parseArtifact(event: CDEvent): ParseResult {
  const { change } = readContent(event, contentSchema);
  const repository =
    event.extras.repository ?? repositoryAtHost(change?.source);
  // The change may be a branch or a pull request, which are no commits.
  const sha = fullSha(event.extras.revision) ?? fullSha(change?.id);
  const artifact = artifactOf(event, event.subjectId, repository, sha);
  return artifact
    ? { facts: [artifact] }
    : {
        ignored:
          'The artifact tells no full commit hash, or no repository, that it was built from.',
      };
}

/** The artifact of this name; undefined when its commit is not known. */
export function artifactOf(
  { at }: CDEvent,
  name: string | null | undefined,
  repository: string | undefined,
  sha: string | undefined,
): ArtifactFact | undefined {
  const clean = text(name, NAME_LENGTH);
  return clean && repository && sha
    ? { type: 'artifact', at, names: [clean], repository, sha }
    : undefined;
}
