import {
  CommitFact,
  DeploymentFact,
  DoraFact,
  IncidentFact,
  PushedCommit,
  PushFact,
  repositorySubject,
  serviceSubject,
  SourceSettings,
  StageRunFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../addresses';
import { anySha, distinctPaths, isMergeMessage, titleOf } from '../commits';
import { environmentName, text } from '../texts';
import { GenericEvent, GenericEventOf } from './events';

const NAME_LENGTH = 200;
/** Names of branches that are the default one when nobody says otherwise. */
const DEFAULT_BRANCHES = ['main', 'master', 'trunk'];

/** The facts that one event of our own JSON tells. */
export function factsOf(
  event: GenericEvent,
  settings: SourceSettings,
): DoraFact[] {
  switch (event.type) {
    case 'commit':
      return commitFacts(event);
    case 'deployment':
      return [deploymentFact(event, settings.defaultEnvironment)];
    case 'incident':
      return [incidentFact(event)];
    default:
      return [stageFact(event)];
  }
}

/** With its parent known, a commit also tells how its branch moved. */
function commitFacts(event: GenericEventOf<'commit'>): DoraFact[] {
  const commit: PushedCommit = {
    sha: event.sha,
    authoredAt: event.authoredAt,
    title: titleOf(event.title),
    isMerge: event.merge ?? isMergeMessage(event.title),
    paths: event.paths ? distinctPaths(event.paths) : undefined,
  };
  const known = { at: event.authoredAt, repository: event.repository };
  const fact: CommitFact = { type: 'commit', ...known, commit };
  if (!event.parent) return [fact];
  const ref = event.branch ?? DEFAULT_BRANCHES[0];
  const push: PushFact = {
    type: 'push',
    ...known,
    ref,
    before: event.parent,
    after: event.sha,
    forced: false,
    truncated: false,
    isDefaultBranch: DEFAULT_BRANCHES.includes(ref),
    commits: [commit],
  };
  return [fact, push];
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
    repository: event.repository,
    revision: event.revision,
    version: text(event.version, NAME_LENGTH),
    url: httpUrl(event.url),
    state: event.status,
    startedAt,
    finishedAt: event.status === 'running' ? undefined : finishedAt,
    degradedAt,
    rollback: event.rollback ?? undefined,
    images: event.images?.flatMap(image => text(image, 300) ?? []),
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
    at: latest(...Object.values(times)),
    key: event.id,
    subjects:
      services.length > 0
        ? [...new Set(services.map(serviceSubject))].sort()
        : undefined,
    environment: environmentName(event.environment),
    severity: event.severity,
    title: titleOf(event.title),
    url: httpUrl(event.url),
    ...times,
    causedBy: event.deployment
      ? { deploymentKey: event.deployment, revision: anySha(event.deployment) }
      : undefined,
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

function latest(...times: (number | undefined)[]): number {
  return Math.max(...times.flatMap(time => time ?? []));
}
