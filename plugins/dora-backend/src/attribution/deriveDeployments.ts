import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DeploymentLink } from './deploymentLink';
import { DeploymentGroup, groupDeployments } from './groupDeployments';
import { ResolvedDeployment } from './resolveRevisions';

/**
 * What is deployed by itself: the whole service or, where it is made of several
 * repositories, what comes from one of them.
 */
export type Component = string | null;

/** What ran in an environment before the first deployment that is derived. */
export interface EarlierDeployments {
  live: Map<Component, DeploymentLink>;
  /** The last that has ended, however it did. */
  ended: Map<Component, DeploymentLink>;
  /** When each identity first ran. */
  firstRanAt: Map<string, Instant>;
}

/**
 * Tells of each deployment in one environment what kind it is, what ran before
 * it and why, by itself or by what followed, it failed.
 *
 * @param facts - Of one service and environment, in the order in which they occurred.
 * @param componentOf - What of the service a deployment replaces.
 * @param failureWindowMs - How long after a deployment a rollback or failing
 * health marks it as failed; exactly so long still does.
 */
export function deriveDeployments(
  environment: string,
  facts: ResolvedDeployment[],
  earlier: EarlierDeployments,
  failureWindowMs: number,
  componentOf: (link: DeploymentLink) => Component = () => null,
): DeploymentLink[] {
  const firstRanAt = new Map(earlier.firstRanAt);
  const liveOf = new Map(earlier.live);
  const endedOf = new Map(earlier.ended);
  const releases = groupDeployments(facts)
    .map(group => ({ group, link: toLink(environment, group) }))
    .sort((a, b) => byOccurrence(a.link, b.link));
  for (const { group, link } of releases) {
    const component = componentOf(link);
    const live = liveOf.get(component) ?? null;
    link.kind = kindOf(link, group, live, firstRanAt);
    link.isConfigChange =
      link.kind === 'deploy' &&
      link.identity !== null &&
      live?.identity === link.identity;
    link.previousRevision = live?.revision ?? null;
    link.failures.push(...ownFailures(link, group, failureWindowMs));
    if (link.status === 'succeeded') {
      const isFromLive =
        endedOf.get(component)?.status !== 'failed' ||
        ranBefore(link, live, firstRanAt);
      if (link.kind === 'rollback' && live && isFromLive) {
        blame(live, link, failureWindowMs);
      }
      liveOf.set(component, link);
      if (link.identity !== null && !firstRanAt.has(link.identity)) {
        firstRanAt.set(link.identity, link.occurredAt);
      }
    }
    if (link.status !== 'running') {
      endedOf.set(component, link);
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
    id: first.linkId,
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
  };
}

// A release that reached any of its places changed what runs.
function statusOf(facts: ResolvedDeployment[]): DeploymentLink['status'] {
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
    return hasSameConfiguration(link, live) ? 'redeploy' : 'deploy';
  }
  return ranBefore(link, live, firstRanAt) ? 'rollback' : 'deploy';
}

/** Whether what a deployment brings is known to have run before the live version first did. */
function ranBefore(
  { identity }: DeploymentLink,
  live: DeploymentLink | null,
  firstRanAt: Map<string, Instant>,
): boolean {
  if (identity === null || live === null || live.identity === null) {
    return false;
  }
  const ranAt = firstRanAt.get(identity);
  const liveRanAt = firstRanAt.get(live.identity) ?? live.occurredAt;
  return ranAt !== undefined && ranAt < liveRanAt;
}

// To run the same version by other configuration is a change as well.
function hasSameConfiguration(
  link: DeploymentLink,
  live: DeploymentLink,
): boolean {
  return (
    link.configRevision === null ||
    live.configRevision === null ||
    link.configRevision === live.configRevision
  );
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

// What undoes an attempt that failed by itself says nothing of the version before.
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
