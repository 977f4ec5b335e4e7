import { DeploymentKind } from '@dora-metrics/backstage-plugin-dora-common';
import { Exclusion } from '../../metrics';

const KIND_NAMES: Record<DeploymentKind, string> = {
  deploy: 'A deployment that brings changes',
  hotfix: 'A hotfix',
  revert: 'A revert',
  config_change: 'A change of configuration',
  redeploy: 'A redeploy of the version that ran already',
  rollback: 'A rollback',
  dismissed: 'No deployment, as a person says,',
};

const TEXTS: Record<Exclusion, string> = {
  kind: 'This kind of deployment is not counted.',
  failed_rollout: 'The roll-out failed, so nothing reached its users.',
  provisional: 'It is younger than the failure window: too early to tell.',
  bot: 'A program wrote it, and commits of programs are not counted.',
  not_head: 'Only the deployed commit itself is counted.',
  duplicate: 'Another incident stands for it.',
  not_change_related: 'No deployment has caused it.',
  no_start: 'Nothing tells when it began.',
  no_end: 'No deployment repaired it within the failure window.',
  open: 'It is still open.',
  negative: 'By the times told, it ends before it begins.',
};

/** Why a row is left out, as a sentence. */
export function exclusionText(reason: Exclusion): string {
  return TEXTS[reason];
}

/** Why a deployment of this kind is left out, as a sentence. */
export function kindText(kind: DeploymentKind): string {
  return `${KIND_NAMES[kind]} is not counted.`;
}
