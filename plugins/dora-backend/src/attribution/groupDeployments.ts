import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { stableId } from '../database/ids';
import { StoredDeployment } from '../facts/deployments';
import { ResolvedDeployment } from './resolveRevisions';

/** Facts that are one deployment, the earliest first. */
export interface DeploymentGroup {
  identity: string | null;
  startedAt: Instant;
  facts: ResolvedDeployment[];
}

/**
 * Joins the deployments of one service and environment that bring the same
 * version to different places within a time. The same version brought to the
 * same place again is another attempt, not another place.
 *
 * @param facts - In the order in which they occurred.
 * @param fanOutMs - The time; 0 keeps each by itself.
 */
export function groupDeployments(
  facts: ResolvedDeployment[],
  fanOutMs: number,
): DeploymentGroup[] {
  const groups: DeploymentGroup[] = [];
  const open = new Map<string, DeploymentGroup[]>();
  for (const fact of facts.filter(({ state }) => state !== 'cancelled')) {
    const identity = identityOf(fact);
    const candidates = identity === null ? [] : open.get(identity) ?? [];
    const group = candidates.find(candidate =>
      joins(candidate, fact, fanOutMs),
    );
    if (group) {
      group.facts.push(fact);
      group.startedAt = Math.min(group.startedAt, startOf(fact));
    } else {
      const fresh = { identity, startedAt: startOf(fact), facts: [fact] };
      groups.push(fresh);
      if (identity !== null) {
        open.set(identity, [...candidates, fresh]);
      }
    }
  }
  return groups;
}

/**
 * What runs after a deployment. A commit of a configuration repository does not
 * tell: reverting it makes a new commit with the old images.
 */
export function identityOf(fact: StoredDeployment): string | null {
  if (fact.revision) {
    return fact.furtherRevisions.length === 0
      ? fact.revision
      : `revisions:${stableId(fact.revision, ...sortedRevisions(fact))}`;
  }
  if (fact.images.length > 0) {
    return `images:${stableId(...[...fact.images].sort())}`;
  }
  return (
    fact.configRevision ?? (fact.version && `version:${stableId(fact.version)}`)
  );
}

function sortedRevisions({ furtherRevisions }: StoredDeployment): string[] {
  return furtherRevisions
    .map(({ repository, revision }) => `${repository}@${revision}`)
    .sort();
}

/** When a deployment began, as far as it is known. */
export function startOf(fact: StoredDeployment): Instant {
  return fact.startedAt ?? fact.occurredAt;
}

/** Whether two facts may be one deployment, by version and time alone. */
export function mayJoin(
  a: StoredDeployment,
  b: StoredDeployment,
  fanOutMs: number,
): boolean {
  const identity = identityOf(a);
  return (
    fanOutMs > 0 &&
    identity !== null &&
    identity === identityOf(b) &&
    Math.abs(startOf(a) - startOf(b)) <= fanOutMs
  );
}

function joins(
  group: DeploymentGroup,
  fact: StoredDeployment,
  fanOutMs: number,
): boolean {
  return (
    fanOutMs > 0 &&
    Math.abs(startOf(fact) - group.startedAt) <= fanOutMs &&
    !group.facts.some(member => placeOf(member) === placeOf(fact))
  );
}

/** Names the place that a deployment goes to. */
export function placeOf(fact: StoredDeployment): string {
  const { sourceId, subject, environment, place } = fact;
  return stableId('place', sourceId, subject, environment, place);
}
