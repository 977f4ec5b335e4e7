import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { instantField } from '../reading/fields';
import { validate } from '../reading/problems';
import {
  argoText,
  argoTexts,
  orNothing,
  saysDegraded,
  stateOf,
} from './argoFields';
import { ArgocdReport } from './report';

function schemaFor(assumeTimeZone: string) {
  const instant = instantField(assumeTimeZone);
  return z.object({
    event: argoText,
    phase: argoText,
    app: z.string(),
    namespace: argoText,
    environment: argoText,
    cluster: argoText,
    destinationNamespace: argoText,
    url: argoText,
    repository: argoText,
    appRevision: argoText,
    configRepository: argoText,
    configRevision: argoText,
    configRepositories: argoTexts,
    configRevisions: argoTexts,
    images: argoTexts,
    startedAt: instant,
    finishedAt: instant,
    health: argoText,
    degradedAt: instant,
    autoHealAttempts: orNothing(z.number()),
    dryRun: orNothing(z.boolean()),
    rollback: orNothing(z.boolean()),
  });
}
type RecommendedBody = z.output<ReturnType<typeof schemaFor>>;

/** The body of our own template; see docs/sources/argocd.md. */
export function readRecommendedBody(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): ArgocdReport | undefined {
  const fields = validate(schemaFor(assumeTimeZone), body);
  const state = stateOf(fields.phase);
  if (!state) return undefined;
  return {
    app: fields.app,
    namespace: fields.namespace,
    environment: fields.environment,
    destination: {
      cluster: fields.cluster,
      namespace: fields.destinationNamespace,
    },
    url: fields.url,
    state,
    startedAt: fields.startedAt,
    finishedAt: state === 'running' ? undefined : fields.finishedAt,
    isDegraded: saysDegraded(fields.event, fields.health, fields.degradedAt),
    degradedAt: fields.degradedAt,
    autoHealAttempts: fields.autoHealAttempts ?? 0,
    dryRun: fields.dryRun ?? false,
    rollback: fields.rollback ?? false,
    images: fields.images.flatMap(image => image ?? []),
    revisions: {
      appRepository: repositoryAt(fields.repository),
      appRevision: fields.appRevision,
      sources: readSources(fields),
      sourcesMayBeApp: false,
    },
  };
}

/** Argo CD has either one source, or lists whose positions correspond. */
function readSources(fields: RecommendedBody) {
  const repositories = [fields.configRepository, ...fields.configRepositories];
  return [fields.configRevision, ...fields.configRevisions].map(
    (revision, index) => ({
      repository: repositoryAt(repositories[index]),
      revision,
    }),
  );
}
