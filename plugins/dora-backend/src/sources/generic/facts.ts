import {
  DeploymentFact,
  DoraFact,
  IncidentFact,
  Instant,
  repositorySubject,
  serviceSubject,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { anySha, titleOf } from '../reading/commits';
import { environmentName, severityWord, text } from '../reading/texts';
import { artifactFact, changeFact, commitFacts, pushFact } from './codeFacts';
import { GenericEvent, GenericEventOf } from './events';
import { latest } from './times';

const NAME_LENGTH = 200;

/** The facts that one event of our own JSON tells. */
export function factsOf(
  event: GenericEvent,
  settings: SourceSettings,
  receivedAt: Instant,
): DoraFact[] {
  switch (event.type) {
    case 'commit':
      return commitFacts(event);
    case 'push':
      return [pushFact(event)];
    case 'change':
      return [changeFact(event)];
    case 'artifact':
      return [artifactFact(event, receivedAt)];
    case 'deployment':
      return [deploymentFact(event, settings.defaultEnvironment)];
    case 'incident':
      return [incidentFact(event)];
    default:
      return withDeployment(stageFact(event), 'job', settings);
  }
}

function deploymentFact(
  event: GenericEventOf<'deployment'>,
  defaultEnvironment: string,
): DeploymentFact {
  const { startedAt, finishedAt, degradedAt } = event;
  return {
    type: 'deployment',
    at: latest(startedAt, finishedAt, degradedAt),
    key: event.id,
    subject: subjectOf(event),
    environment: environmentName(event.environment) ?? defaultEnvironment,
    place: event.place,
    ...revisionsOf(event),
    configRepository: event.configRepository,
    configRevision: event.configRevision,
    version: text(event.version, NAME_LENGTH),
    url: httpUrl(event.url),
    state: event.status,
    startedAt,
    finishedAt: event.status === 'running' ? undefined : finishedAt,
    degradedAt,
    rollback: event.rollback ?? undefined,
    isHotfix: event.hotfix ?? undefined,
    images: event.images?.flatMap(image => text(image, 300) ?? []),
  };
}

/** Of several commits the first is the main one, unless another one is given. */
function revisionsOf(
  event: GenericEventOf<'deployment'>,
): Pick<DeploymentFact, 'repository' | 'revision' | 'furtherRevisions'> {
  const commits = event.commits ?? [];
  const main = event.revision ? event : commits[0] ?? event;
  const further = commits.filter(
    ({ repository, revision }) =>
      repository !== main.repository || revision !== main.revision,
  );
  return {
    repository: main.repository,
    revision: main.revision,
    furtherRevisions: further.length > 0 ? further : undefined,
  };
}

function incidentFact(event: GenericEventOf<'incident'>): IncidentFact {
  const services = [...(event.services ?? []), event.service ?? []].flat();
  const times = {
    detectedAt: event.detectedAt,
    acknowledgedAt: event.acknowledgedAt,
    mitigatedAt: event.mitigatedAt,
    resolvedAt: event.resolvedAt,
    reopenedAt: event.reopenedAt,
  };
  return {
    type: 'incident',
    at: latest(...Object.values(times), event.updatedAt),
    key: event.id,
    subjects:
      services.length > 0
        ? [...new Set(services.map(serviceSubject))].sort()
        : undefined,
    environment: environmentName(event.environment),
    severity: severityWord(event.severity),
    title: titleOf(event.title),
    url: httpUrl(event.url),
    ...times,
    causedBy: event.deployment
      ? { deploymentKey: event.deployment, revision: anySha(event.deployment) }
      : undefined,
    isDuplicate: event.duplicate ?? undefined,
    duplicateOf: event.duplicateOf,
  };
}

function stageFact(event: GenericEventOf<'stage'>): StageRunFact {
  const { finishedAt, name } = event;
  const duration = (event.durationSeconds ?? 0) * 1000;
  const pipeline = text(event.pipeline, NAME_LENGTH);
  const key = [subjectOf(event), event.sha, pipeline, name, finishedAt];
  return {
    type: 'stage_run',
    at: finishedAt,
    key: event.id ?? `stage:${key.map(part => part ?? '').join(':')}`,
    repository: event.repository,
    subject: event.service ? serviceSubject(event.service) : undefined,
    sha: event.sha,
    name,
    stage: text(event.stage, NAME_LENGTH),
    pipeline,
    url: httpUrl(event.url),
    startedAt: event.startedAt ?? Math.round(finishedAt - duration),
    finishedAt,
    outcome: event.outcome,
  };
}

/** The service, where the sender names it, is closer than its repository. */
function subjectOf(event: { service?: string; repository?: string }): string {
  if (event.service) return serviceSubject(event.service);
  return repositorySubject(event.repository ?? '');
}
