import { DeploymentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { anySha } from './reading/commits';
import { keyText, text } from './reading/texts';

/** All that a sender tells about what was deployed, from best to worst. */
export interface ReportedRevisions {
  appRepository?: string;
  appRevision?: string;
  /** Repositories that were deployed from, each with its commit or version. */
  sources: ReportedSource[];
  /** Whether `sources` may be the application's own repository. */
  sourcesMayBeApp: boolean;
}

export interface ReportedSource {
  repository?: string;
  revision?: string;
}

type OwnRevision = Pick<DeploymentFact, 'repository' | 'revision'>;
type ConfigRevision = Pick<
  DeploymentFact,
  'configRepository' | 'configRevision'
>;

/**
 * Which commits were deployed: the application's own, where the application or
 * one of the repositories that were deployed from tells it, and that of the
 * configuration. The commits that images were built from are found later.
 */
export function revisionsOf(
  reported: ReportedRevisions,
): OwnRevision & ConfigRevision & Pick<DeploymentFact, 'version'> {
  const own = ownRevisionOf(reported);
  return {
    ...own,
    ...configRevisionOf(reported, own),
    version: versionOf(reported),
  };
}

function ownRevisionOf(reported: ReportedRevisions): OwnRevision {
  const { appRepository, appRevision, sourcesMayBeApp } = reported;
  const told = anySha(appRevision);
  if (told) return { repository: appRepository, revision: told };
  const source = commitsOf(reported).find(
    ({ repository }) =>
      sourcesMayBeApp ||
      (repository !== undefined && repository === appRepository),
  );
  return source ?? { repository: appRepository, revision: undefined };
}

function configRevisionOf(
  reported: ReportedRevisions,
  own: OwnRevision,
): ConfigRevision {
  const source = commitsOf(reported).find(
    ({ revision }) => revision !== own.revision,
  );
  return {
    configRepository: source?.repository,
    configRevision: source?.revision,
  };
}

function commitsOf({ sources }: ReportedRevisions) {
  return sources.flatMap(({ repository, revision }) => {
    const sha = anySha(revision);
    return sha ? [{ repository, revision: sha }] : [];
  });
}

/** Charts and artifacts are deployed by version: a revision that is no commit. */
function versionOf({ sources }: ReportedRevisions): string | undefined {
  const versioned = sources.find(
    ({ revision }) => keyText(revision) && !anySha(revision),
  );
  return text(versioned?.revision, 100);
}
