import {
  DeploymentIncident,
  FailureReason,
  FailureRef,
} from '@dora-metrics/backstage-plugin-dora-common';

/** What needs nothing but a reason. */
export type PlainlyAsked =
  | { kind: 'confirm' | 'mark' | 'dismiss' }
  | { kind: 'clear'; reason: FailureReason };

/** What a person wants to correct about an incident. */
export interface IncidentAsked {
  kind: 'times' | 'services';
  incident: DeploymentIncident;
}

/** What a person wants to correct about a deployment. */
export type Asked =
  | PlainlyAsked
  | { kind: 'move'; reason: FailureReason }
  | IncidentAsked;

/** How a correction names a reason of a deployment. */
export function failureRef(
  deploymentId: string,
  { rule, evidence }: FailureReason,
): FailureRef {
  return { deploymentId, rule, evidenceId: evidence?.id ?? null };
}
