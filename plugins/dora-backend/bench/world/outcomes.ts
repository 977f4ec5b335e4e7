import { DeploymentKind } from '@dora-metrics/backstage-plugin-dora-common';
import { Random, WeightedChoice } from './random';
import { DeploymentLinkRow } from './rows';

const KINDS = [
  { kind: 'deploy', weight: 92 },
  { kind: 'hotfix', weight: 2 },
  { kind: 'revert', weight: 1 },
  { kind: 'config_change', weight: 3 },
  { kind: 'redeploy', weight: 2 },
] as const;
const KIND_CHOICE = new WeightedChoice(KINDS.map(({ weight }) => weight));
/** How deployments that change what runs end; a tenth of them fail. */
const OUTCOMES = [
  { outcome: 'ok', weight: 90 },
  { outcome: 'incident', weight: 7 },
  { outcome: 'rollback', weight: 1.2 },
  { outcome: 'sync_failed', weight: 1 },
  { outcome: 'health_degraded', weight: 0.8 },
] as const;
const OUTCOME_CHOICE = new WeightedChoice(OUTCOMES.map(({ weight }) => weight));
/** So that a deployment brings about three commits on average. */
const LAST_COMMIT_CHANCE = 0.3;

/** How a deployment ends that changes what runs. */
export type Outcome = (typeof OUTCOMES)[number]['outcome'];

export function drawKind(random: Random): DeploymentKind {
  return KINDS[KIND_CHOICE.draw(random)].kind;
}

export function drawOutcome(random: Random): Outcome {
  return OUTCOMES[OUTCOME_CHOICE.draw(random)].outcome;
}

/** Writes into a deployment how it ended; `rollback` is the one that took it back. */
export function applyOutcome(
  deployment: DeploymentLinkRow,
  outcome: Outcome,
  rollback: DeploymentLinkRow | null,
): void {
  const at = deployment.occurred_at;
  if (outcome === 'sync_failed') {
    deployment.status = 'failed';
    deployment.failures = JSON.stringify([{ rule: 'sync_failed', at }]);
  } else if (outcome === 'health_degraded') {
    deployment.failures = JSON.stringify([{ rule: 'health_degraded', at }]);
  } else if (rollback) {
    const { occurred_at: rolledBackAt, id: deploymentId } = rollback;
    deployment.failures = JSON.stringify([
      { rule: 'rollback', at: rolledBackAt, deploymentId },
    ]);
  }
}

/** How many commits a deployment brings. */
export function commitCount(
  { kind, status }: DeploymentLinkRow,
  random: Random,
): number {
  if (status === 'failed') {
    return 0;
  }
  switch (kind) {
    case 'deploy':
      return 1 + random.geometric(LAST_COMMIT_CHANCE);
    case 'hotfix':
    case 'revert':
      return 1;
    default:
      return 0;
  }
}
