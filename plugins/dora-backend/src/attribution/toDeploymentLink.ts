import { DeploymentLink } from './deploymentLink';
import { DeploymentGroup, placeOf } from './groupDeployments';
import { ResolvedDeployment } from './resolveRevisions';

/** What a group of facts tells of their deployment by itself. */
export function toDeploymentLink(
  environment: string,
  { facts, identity, startedAt }: DeploymentGroup,
): DeploymentLink {
  const status = statusOf(facts);
  const finishedAt =
    status === 'running' ? null : Math.max(...facts.map(endOf));
  const first = facts[0];
  return {
    id: first.linkId,
    environment,
    place: placeOf(first),
    sourceId: first.sourceId,
    kind: 'deploy',
    status,
    // Told by two clocks, a start may seem to come after the end.
    startedAt: Math.min(startedAt, finishedAt ?? startedAt),
    finishedAt,
    firstFinishedAt: status === 'running' ? null : firstEnd(facts, status),
    occurredAt: finishedAt ?? startedAt,
    repository: first.repository,
    revision: first.revision,
    revisionRule: first.revisionRule,
    furtherRevisions: first.furtherRevisions,
    configRepository: first.configRepository,
    configRevision: first.configRevision,
    isConfigChange: false,
    identity,
    previousRevision: null,
    version: first.version,
    url: facts.find(fact => fact.url)?.url ?? null,
    failures: [],
    members: facts.map(fact => fact.id),
    corrected: false,
  };
}

// A release that reached any of its places changed what runs.
function statusOf(facts: ResolvedDeployment[]): DeploymentLink['status'] {
  const states = facts.map(stateOf);
  if (states.includes('running')) {
    return 'running';
  }
  return states.includes('succeeded') ? 'succeeded' : 'failed';
}

// A place that it did not reach has nothing of it.
function firstEnd(
  facts: ResolvedDeployment[],
  status: DeploymentLink['status'],
): number {
  return Math.min(...facts.filter(fact => stateOf(fact) === status).map(endOf));
}

function stateOf({ state, finishedAt }: ResolvedDeployment) {
  return state ?? (finishedAt === null ? 'running' : 'succeeded');
}

function endOf({ finishedAt, occurredAt }: ResolvedDeployment): number {
  return finishedAt ?? occurredAt;
}
