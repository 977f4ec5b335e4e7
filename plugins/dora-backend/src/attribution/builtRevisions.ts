import { Instant, Revision } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { artifactNames } from '../facts/artifactNames';
import { readArtifacts, StoredArtifact } from '../facts/artifacts';
import { StoredDeployment } from '../facts/deployments';
import { ServiceScope } from './scope';

/** Clocks of the build and of the deployment may differ by this much. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/**
 * The commits that a deployment's images were built from, one of each
 * repository. Images of other repositories, such as a shared proxy's, count only
 * when none is of the service's own and all of them are of one.
 */
export async function builtRevisions(
  trx: Knex.Transaction,
  { repositories }: ServiceScope,
  fact: StoredDeployment,
): Promise<Revision[]> {
  const known = await readArtifacts(trx, namesOfImages(fact));
  const built = fact.images.flatMap(
    image => buildOf(image, known, fact.occurredAt) ?? [],
  );
  const own = built.filter(({ repository }) =>
    repositories.includes(repository),
  );
  const foreign = new Set(built.map(({ repository }) => repository));
  const chosen = own.length > 0 || foreign.size > 1 ? own : built;
  return latestOfEach(chosen).sort(
    (a, b) =>
      repositories.indexOf(a.repository) - repositories.indexOf(b.repository),
  );
}

/** The names by which the builds of a deployment's images are looked up. */
export function namesOfImages({ images }: StoredDeployment): string[] {
  return [...new Set(images.flatMap(artifactNames))];
}

/** A digest is one image for ever; a tag is what it had been moved to by then. */
function buildOf(
  image: string,
  known: StoredArtifact[],
  deployedAt: Instant,
): StoredArtifact | undefined {
  for (const name of artifactNames(image)) {
    const isDigest = /^sha\d+:/.test(name);
    const builds = known.filter(
      build =>
        build.name === name &&
        (isDigest || build.builtAt <= deployedAt + CLOCK_SKEW_MS),
    );
    if (builds.length > 0) {
      return builds.reduce(later);
    }
  }
  return undefined;
}

function latestOfEach(builds: StoredArtifact[]): Revision[] {
  const latest = new Map<string, StoredArtifact>();
  for (const build of builds) {
    const other = latest.get(build.repository);
    latest.set(build.repository, other ? later(other, build) : build);
  }
  return [...latest.values()].map(({ repository, revision }) => ({
    repository,
    revision,
  }));
}

function later(a: StoredArtifact, b: StoredArtifact): StoredArtifact {
  if (a.builtAt !== b.builtAt) {
    return a.builtAt > b.builtAt ? a : b;
  }
  return `${a.repository} ${a.revision}` > `${b.repository} ${b.revision}`
    ? a
    : b;
}
