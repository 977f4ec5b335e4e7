import { DeploymentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { anySha } from '../commits';
import { keyText, text } from '../texts';
import { ReportedRevisions } from './report';
import { shaInImages } from './images';

type ResolvedRevision = Pick<
  DeploymentFact,
  'repository' | 'revision' | 'revisionIsConfig' | 'version'
>;

/**
 * Which commit was deployed: the one that the application names itself, else the
 * one in the tag of its image, else the one that Argo CD deployed from, which is
 * marked when it belongs to a configuration repository.
 */
export function resolveRevision(
  reported: ReportedRevisions,
  images: string[],
): ResolvedRevision {
  const version = versionOf(reported);
  const revision = anySha(reported.appRevision) ?? shaInImages(images);
  if (revision) {
    return {
      repository: reported.appRepository,
      revision,
      revisionIsConfig: false,
      version,
    };
  }
  return { ...configRevisionOf(reported), version };
}

function configRevisionOf({
  sources,
  appRepository,
  sourcesMayBeApp,
}: ReportedRevisions): ResolvedRevision {
  const source = sources.find(({ revision }) => anySha(revision));
  if (!source) return { repository: appRepository, revision: undefined };
  const isConfig =
    appRepository === undefined || appRepository !== source.repository;
  return {
    repository: source.repository,
    revision: anySha(source.revision),
    revisionIsConfig: sourcesMayBeApp ? undefined : isConfig,
  };
}

/** Helm charts are deployed by version: a revision that is no commit. */
function versionOf({ sources }: ReportedRevisions): string | undefined {
  const chart = sources.find(
    ({ revision }) => keyText(revision) && !anySha(revision),
  );
  return text(chart?.revision, 100);
}
