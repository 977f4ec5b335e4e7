import { repositoryAt } from '../reading/addresses';
import { ReportedRevisions, ReportedSource } from '../gitOpsRevisions';
import { validate } from '../reading/problems';
import {
  Application,
  applicationSchema,
  besideApplicationSchema,
} from './applicationSchema';
import { saysDegraded, stateOf, textIn } from './argoFields';
import { ArgocdReport } from './report';
import { isRollback } from './rollback';
import { autoHealAttemptsIn } from './selfHeal';

type OperationState = NonNullable<
  NonNullable<Application['status']>['operationState']
>;

/** A body that holds the whole Application, as `{{ toJson .app }}` writes it. */
export function readApplicationBody(
  body: Record<string, unknown>,
  application: unknown,
  assumeTimeZone: string,
): ArgocdReport | undefined {
  const app = validate(applicationSchema(assumeTimeZone), application);
  const beside = validate(besideApplicationSchema, body);
  const { metadata, spec, status } = app;
  const operation = status?.operationState;
  const state = stateOf(operation?.phase);
  if (!operation || !state) return undefined;
  const health = status?.health;
  const degradedAt = health?.lastTransitionTime;
  return {
    app: metadata.name,
    namespace: metadata.namespace,
    environment:
      beside.environment ??
      textIn(metadata.annotations, 'dora/environment') ??
      textIn(metadata.labels, 'environment'),
    destination: {
      cluster: spec?.destination?.name ?? spec?.destination?.server,
      namespace: spec?.destination?.namespace,
    },
    url: beside.url,
    state,
    startedAt: operation.startedAt,
    finishedAt: state === 'running' ? undefined : operation.finishedAt,
    isDegraded: saysDegraded(beside.event, health?.status, degradedAt),
    degradedAt,
    autoHealAttempts: autoHealAttemptsIn(app),
    dryRun: operation.operation?.sync?.dryRun ?? false,
    rollback: isRollback(app),
    images: (status?.summary?.images ?? []).flatMap(image => image ?? []),
    revisions: revisionsIn(app, operation),
  };
}

function revisionsIn(
  { metadata, spec }: Application,
  { syncResult }: OperationState,
): ReportedRevisions {
  const { annotations } = metadata;
  return {
    appRepository: repositoryAt(textIn(annotations, 'dora/repository')),
    appRevision: textIn(annotations, 'dora/revision'),
    sources: sourcesIn(spec, syncResult),
    sourcesMayBeApp: false,
  };
}

/** What was synced, which after a rollback is not what the specification says. */
function sourcesIn(
  spec: Application['spec'],
  result: OperationState['syncResult'],
): ReportedSource[] {
  const synced = result?.sources.length ? result.sources : spec?.sources ?? [];
  const single = {
    repository: repositoryAt((result?.source ?? spec?.source)?.repoURL),
    revision: result?.revision,
  };
  const several = (result?.revisions ?? []).map((revision, index) => ({
    repository: repositoryAt(synced[index]?.repoURL),
    revision,
  }));
  return [single, ...several];
}
