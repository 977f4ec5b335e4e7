import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { failureWindowMs } from '../definitions';
import { changesWhatRuns } from '../metrics';
import { DeploymentCorrections, NO_CORRECTIONS } from './correctDeployments';
import { DeploymentLink } from './deploymentLink';
import { DeploymentGroup, groupDeployments } from './groupDeployments';
import { ResolvedDeployment } from './resolveRevisions';
import { EarlierDeployments, RunHistory } from './RunHistory';
import { Component, WHOLE } from './scope';
import { toDeploymentLink } from './toDeploymentLink';

const MINUTE_MS = 60_000;

/** The definitions that decide upon kinds and blame. */
export type DerivationRules = Pick<
  DefinitionValues,
  'failureWindowHours' | 'fanOutMinutes' | 'rollbackBlames'
>;

/**
 * Tells of each deployment in one environment what kind it is, what ran before
 * it and why, by itself or by what followed, it failed.
 *
 * @param facts - Of one service and environment, in the order in which they occurred.
 * @param rules - Of the service. Exactly a failure window after a deployment, a
 * rollback or failing health still marks it as failed.
 * @param componentOf - What of the service a deployment replaces.
 * @param corrections - What people say of them.
 */
export function deriveDeployments(
  environment: string,
  facts: ResolvedDeployment[],
  earlier: EarlierDeployments,
  rules: DerivationRules,
  componentOf: (link: DeploymentLink) => Component = () => WHOLE,
  corrections: DeploymentCorrections = NO_CORRECTIONS,
): DeploymentLink[] {
  const history = new RunHistory(earlier);
  const releases = groupDeployments(facts, rules.fanOutMinutes * MINUTE_MS)
    .map(group => ({ group, link: toDeploymentLink(environment, group) }))
    .sort((a, b) => byOccurrence(a.link, b.link));
  for (const { group, link } of releases) {
    link.corrected = corrections.areAbout(link.members);
    if (corrections.dismiss(link.members)) {
      link.kind = 'dismissed';
      continue;
    }
    const component = componentOf(link);
    const live = history.live(component);
    const kind = kindOf(link, group, live, history);
    const isHotfix =
      changesWhatRuns(kind) && group.facts.some(fact => fact.isHotfix);
    link.kind = isHotfix ? 'hotfix' : kind;
    link.isConfigChange = kind === 'config_change';
    link.previousRevision = live?.revision ?? null;
    link.failures.push(...ownFailures(link, group, failureWindowMs(rules)));
    if (link.kind === 'rollback' && link.status === 'succeeded') {
      blamed(link, component, history, rules).forEach(undone =>
        undone.failures.push({
          rule: 'rollback',
          at: link.startedAt,
          deploymentId: link.id,
        }),
      );
    }
    history.add(component, link);
  }
  return releases.map(({ link }) => link);
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
  history: RunHistory,
): DeploymentLink['kind'] {
  if (group.facts.some(fact => fact.rollback)) {
    return 'rollback';
  }
  if (!live || link.identity === null || live.identity === null) {
    return 'deploy';
  }
  if (link.identity === live.identity) {
    return hasSameConfiguration(link, live) ? 'redeploy' : 'config_change';
  }
  return history.ranBefore(link, live) ? 'rollback' : 'deploy';
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
  windowMs: number,
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
    .filter(at => at >= link.startedAt && at <= link.occurredAt + windowMs);
  if (degraded.length > 0) {
    failures.push({ rule: 'health_degraded', at: Math.min(...degraded) });
  }
  return failures;
}

/** The deployments that a rollback marks as failed. */
function blamed(
  rollback: DeploymentLink,
  component: Component,
  history: RunHistory,
  rules: DerivationRules,
): DeploymentLink[] {
  // What undoes an attempt that failed by itself says nothing of the version before.
  if (!history.isFromLive(component, rollback)) {
    return [];
  }
  const since = rollback.startedAt - failureWindowMs(rules);
  return choose(rollback, component, history, rules).filter(
    ({ kind, occurredAt }) => changesWhatRuns(kind) && occurredAt >= since,
  );
}

function choose(
  rollback: DeploymentLink,
  component: Component,
  history: RunHistory,
  { rollbackBlames }: DerivationRules,
): DeploymentLink[] {
  // To where it goes back may not be known: then it undoes the version that ran.
  const undone =
    rollbackBlames === 'live'
      ? undefined
      : history.since(component, rollback.identity);
  if (undone === undefined) {
    return history.lastNew(component);
  }
  return rollbackBlames === 'first_undone' ? undone.slice(0, 1) : undone;
}
