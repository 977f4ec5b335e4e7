import {
  CHANGING_KINDS,
  DefinitionValues,
  DeploymentKind,
  FAILURE_SEVERITIES,
  FailureRule,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { maturesAfterMs } from '../definitions/failureWindow';
import { DeploymentRow, FailureRow } from './rows';
import { selectLeadTimes } from './selectLeadTimes';
import { Exclusion, SelectedDeployment } from './selectedRows';

/** Counts a deployment by the definitions of its service. */
export function selectDeployment(
  row: DeploymentRow,
  definitions: DefinitionValues,
): SelectedDeployment {
  const { id, startedAt, finishedAt, kind, succeeded } = row;
  const commits = definitions.leadTimeCountsBots
    ? row.commits
    : row.commits.filter(({ byBot }) => !byBot);
  return {
    id,
    startedAt,
    finishedAt,
    kind,
    succeeded,
    notInFrequency: definitions.frequencyKinds.includes(kind) ? null : 'kind',
    notInFailureRate: notJudged(row, definitions),
    maturesAt: maturesAt(finishedAt, definitions),
    failures: countedRules(row.failures, definitions),
    leadTimes: succeeded ? selectLeadTimes(row, commits, definitions) : [],
    stageSeconds: commits.map(({ stageSeconds }) => stageSeconds),
  };
}

/** Whether a deployment of this kind changes what runs. */
export function changesWhatRuns(kind: DeploymentKind): boolean {
  return (CHANGING_KINDS as readonly DeploymentKind[]).includes(kind);
}

/** From when on a deployment is judged that ended then. */
export function maturesAt(
  finishedAt: Instant,
  definitions: DefinitionValues,
): Instant {
  return definitions.countProvisional
    ? finishedAt
    : finishedAt + maturesAfterMs(definitions);
}

/** Why a deployment is in no failure rate; null when it is judged once it is mature. */
export function notJudged(
  { kind, succeeded }: Pick<DeploymentRow, 'kind' | 'succeeded'>,
  { countFailedRollouts }: DefinitionValues,
): Exclusion | null {
  if (!changesWhatRuns(kind)) {
    return 'kind';
  }
  return succeeded || countFailedRollouts ? null : 'failed_rollout';
}

/** The rules that make a deployment a failed one, each once. */
export function countedRules(
  failures: readonly FailureRow[],
  definitions: Pick<DefinitionValues, 'failureRules' | 'failureSeverity'>,
): FailureRule[] {
  const counted = failures.filter(
    ({ rule, severity }) =>
      // A person's word stands whatever the rules.
      rule === 'manual' ||
      (definitions.failureRules.includes(rule) &&
        isSevereEnough(severity, definitions.failureSeverity)),
  );
  return [...new Set(counted.map(({ rule }) => rule))];
}

/** What nobody has graded may be as bad as any. */
function isSevereEnough(
  severity: string | null,
  least: DefinitionValues['failureSeverity'],
): boolean {
  const rank = FAILURE_SEVERITIES.findIndex(known => known === severity);
  return rank < 0 || rank >= FAILURE_SEVERITIES.indexOf(least);
}
