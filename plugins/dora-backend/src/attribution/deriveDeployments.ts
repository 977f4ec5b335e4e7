import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { StoredDeployment } from '../facts/deployments';
import { DeploymentLink } from './deploymentLink';
import { DeploymentGroup, groupDeployments } from './groupDeployments';

/** What ran in an environment before the first deployment that is derived. */
export interface EarlierDeployments {
  live: DeploymentLink | null;
  /** When each identity first ran. */
  firstRanAt: Map<string, Instant>;
}

/**
 * Tells of each deployment in one environment what kind it is, what ran before
 * it and why, by itself or by what followed, it failed.
 *
 * @param facts - Of one service and environment, in the order in which they occurred.
 * @param failureWindowMs - How long after a deployment a rollback or failing
 * health marks it as failed; exactly so long still does.
 */
export function deriveDeployments(
  environment: string,
  facts: StoredDeployment[],
  earlier: EarlierDeployments,
  failureWindowMs: number,
): DeploymentLink[] {
  const firstRanAt = new Map(earlier.firstRanAt);
  let live = earlier.live;
  const releases = groupDeployments(facts)
    .map(group => ({ group, link: toLink(environment, group) }))
    .sort((a, b) => byOccurrence(a.link, b.link));
  for (const { group, link } of releases) {
    link.kind = kindOf(link, group, live, firstRanAt);
    link.previousRevision = live?.revision ?? null;
    link.failures.push(...ownFailures(link, group, failureWindowMs));
    if (link.status === 'succeeded') {
      if (link.kind === 'rollback' && live) {
        blame(live, link, failureWindowMs);
      }
      live = link;
      if (link.identity !== null && !firstRanAt.has(link.identity)) {
        firstRanAt.set(link.identity, link.occurredAt);
      }
    }
  }
  return releases.map(({ link }) => link);
}

function toLink(environment: string, group: DeploymentGroup): DeploymentLink {
  const { facts, identity, startedAt } = group;
  const status = statusOf(facts);
  const finishedAt =
    status === 'running'
      ? null
      : Math.max(...facts.map(fact => fact.finishedAt ?? fact.occurredAt));
  const first = facts[0];
  return {
    id: first.id,
    environment,
    sourceId: first.sourceId,
    kind: 'deploy',
    status,
    // Told by two clocks, a start may seem to come after the end.
    startedAt: Math.min(startedAt, finishedAt ?? startedAt),
    finishedAt,
    occurredAt: finishedAt ?? startedAt,
    repository: first.repository,
    revision: first.revision,
    revisionIsConfig: first.revisionIsConfig,
    identity,
    previousRevision: null,
    version: first.version,
    url: facts.find(fact => fact.url)?.url ?? null,
    failures: [],
    members: facts.map(fact => fact.id),
  };
}

// A release that reached any of its places changed what runs.
function statusOf(facts: StoredDeployment[]): DeploymentLink['status'] {
  const states = facts.map(
    fact => fact.state ?? (fact.finishedAt === null ? 'running' : 'succeeded'),
  );
  if (states.includes('running')) {
    return 'running';
  }
  return states.includes('succeeded') ? 'succeeded' : 'failed';
}

function byOccurrence(a: DeploymentLink, b: DeploymentLink): number {
  return a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1);
}

// Going back is to run what first ran before the version that runs now. To run
// again what was rolled back is going forward.
function kindOf(
  link: DeploymentLink,
  group: DeploymentGroup,
  live: DeploymentLink | null,
  firstRanAt: Map<string, Instant>,
): DeploymentLink['kind'] {
  if (group.facts.some(fact => fact.rollback)) {
    return 'rollback';
  }
  if (!live || link.identity === null || live.identity === null) {
    return 'deploy';
  }
  if (link.identity === live.identity) {
    return 'redeploy';
  }
  const ranAt = firstRanAt.get(link.identity);
  const liveRanAt = firstRanAt.get(live.identity) ?? live.occurredAt;
  return ranAt !== undefined && ranAt < liveRanAt ? 'rollback' : 'deploy';
}

function ownFailures(
  link: DeploymentLink,
  { facts }: DeploymentGroup,
  failureWindowMs: number,
): DeploymentLink['failures'] {
  const failures: DeploymentLink['failures'] = [];
  if (
    link.status !== 'running' &&
    facts.some(({ state }) => state === 'failed')
  ) {
    failures.push({ rule: 'sync_failed', at: link.occurredAt });
  }
  const degraded = facts
    .flatMap(({ degradedAt }) => (degradedAt === null ? [] : [degradedAt]))
    .filter(
      at => at >= link.startedAt && at <= link.occurredAt + failureWindowMs,
    );
  if (degraded.length > 0) {
    failures.push({ rule: 'health_degraded', at: Math.min(...degraded) });
  }
  return failures;
}

function blame(
  live: DeploymentLink,
  rollback: DeploymentLink,
  failureWindowMs: number,
) {
  if (
    live.kind === 'deploy' &&
    rollback.startedAt <= live.occurredAt + failureWindowMs
  ) {
    live.failures.push({
      rule: 'rollback',
      at: rollback.startedAt,
      deploymentId: rollback.id,
    });
  }
}
