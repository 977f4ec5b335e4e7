import {
  Change,
  DEPLOYMENT_KINDS,
  DeploymentKind,
  ReworkRate,
} from '@dora-metrics/backstage-plugin-dora-common';
import { changeOf } from './change';
import { wilson } from './intervals';
import { MetricInput, rating } from './metricInput';
import { Exclusion, SelectedDeployment } from './selectedRows';
import { compareShares } from './significance';

/** Kinds of deployment that repair what another has broken. */
export const REWORK_KINDS: readonly DeploymentKind[] = [
  'rollback',
  'hotfix',
  'revert',
];
const NOT_COUNTED: readonly DeploymentKind[] = ['redeploy', 'dismissed'];

/** Why a deployment is not in the rework rate; null when it is. */
export function notInRework({
  kind,
  succeeded,
}: SelectedDeployment): Exclusion | null {
  if (!succeeded) {
    return 'failed_rollout';
  }
  return NOT_COUNTED.includes(kind) ? 'kind' : null;
}

function count(deployments: Record<DeploymentKind, number>) {
  const countOf = (kinds: readonly DeploymentKind[]) =>
    kinds.reduce((sum, kind) => sum + deployments[kind], 0);
  const n = countOf(
    DEPLOYMENT_KINDS.filter(kind => !NOT_COUNTED.includes(kind)),
  );
  const rework = countOf(REWORK_KINDS);
  return { n, rework, value: n === 0 ? null : rework / n };
}

type Count = ReturnType<typeof count>;

function change(before: Count | null, after: Count): Change | null {
  if (!before || before.value === null || after.value === null) {
    return null;
  }
  return changeOf({
    previous: before.value,
    previousN: before.n,
    current: after.value,
    pValue: compareShares(
      { part: before.rework, n: before.n },
      { part: after.rework, n: after.n },
    ),
    better: 'lower',
  });
}

/**
 * Deployment rework rate: rollbacks, hotfixes and reverts of all deployments
 * but those of the version that ran already, as a fraction (dora.dev,
 * "deployment rework rate", 2024).
 */
export function reworkRate(input: MetricInput): ReworkRate {
  const { tally, previous, halfYear, hasEvents } = input;
  const current = count(tally.deployments.kinds);
  const long = halfYear ? count(halfYear) : null;
  const interval = wilson(current.rework, current.n);
  return {
    value: current.value,
    unit: 'fraction',
    n: current.n,
    minimum: 0,
    ...rating(current.value, {
      missing: hasEvents ? 'no_deployments' : 'no_events',
      observed: current.n,
      minimum: 0,
      interval,
      bands: [],
    }),
    interval,
    change: change(
      previous ? count(previous.tally.deployments.kinds) : null,
      current,
    ),
    rework: current.rework,
    halfYear: long && { value: long.value, n: long.n },
  };
}
