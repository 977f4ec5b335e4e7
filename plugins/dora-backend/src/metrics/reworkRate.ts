import {
  Change,
  DeploymentKind,
  ReworkRate,
} from '@dora-metrics/backstage-plugin-dora-common';
import { changeOf } from './change';
import { wilson } from './intervals';
import { Measured, MetricInput, rating } from './metricInput';
import { Exclusion, SelectedDeployment } from './selectedRows';
import { compareShares } from './significance';
import { contains } from './windows';

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

function count({ rows, window }: Measured) {
  const all = rows.deployments.filter(
    row => notInRework(row) === null && contains(window, row.finishedAt),
  );
  const rework = all.filter(row => REWORK_KINDS.includes(row.kind)).length;
  return {
    n: all.length,
    rework,
    value: all.length === 0 ? null : rework / all.length,
  };
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
  const { previous, halfYear, hasEvents } = input;
  const current = count(input);
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
    change: change(previous ? count(previous) : null, current),
    rework: current.rework,
    halfYear: long && { value: long.value, n: long.n },
  };
}
