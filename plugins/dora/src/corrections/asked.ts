import {
  DeploymentIncident,
  FailureReason,
  FailureRef,
} from '@dora-metrics/backstage-plugin-dora-common';

/** What a person wants to correct about a deployment. */
export type Asked =
  | { kind: 'confirm' | 'mark' | 'dismiss' }
  | { kind: 'clear' | 'move'; reason: FailureReason }
  | { kind: 'times' | 'services'; incident: DeploymentIncident };

/** How a correction names a reason of a deployment. */
export function failureRef(
  deploymentId: string,
  { rule, evidence }: FailureReason,
): FailureRef {
  return { deploymentId, rule, evidenceId: evidence?.id ?? null };
}
