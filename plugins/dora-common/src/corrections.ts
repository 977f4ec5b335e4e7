import { FailureRule } from './metrics';

/** A reason to call a deployment failed: the rule and what it rests on. @public */
export interface FailureRef {
  deploymentId: string;
  rule: FailureRule;
  /** The incident or the later deployment; null for failures of its own. */
  evidenceId: string | null;
}

/** What a person says against what was derived. @public */
export type CorrectionChange =
  /** The deployment failed, whatever the rules say. */
  | { kind: 'confirm_failure'; deploymentId: string }
  /** This reason does not make the deployment a failed one. */
  | ({ kind: 'clear_failure' } & FailureRef)
  /** Not this deployment failed for this reason, but another one. */
  | ({ kind: 'move_failure'; toDeploymentId: string } & FailureRef)
  /** It was no deployment. */
  | { kind: 'dismiss_deployment'; deploymentId: string }
  /** The incident's times; what is absent stays as told, and null is told to be unknown. */
  | {
      kind: 'set_incident_times';
      incidentId: string;
      detectedAt?: string;
      mitigatedAt?: string | null;
      resolvedAt?: string | null;
    }
  /** The services that the incident affects; none when it is no incident. */
  | {
      kind: 'set_incident_services';
      incidentId: string;
      serviceRefs: string[];
    };

/** @public */
export type CorrectionKind = CorrectionChange['kind'];

/** A correction to be made. @public */
export type CorrectionInput = CorrectionChange & {
  /** Why, in a person's words. */
  reason: string;
};

/** A correction that was made, and perhaps undone. @public */
export interface Correction {
  id: string;
  entityRef: string;
  change: CorrectionChange;
  reason: string;
  /** Entity ref of the person. */
  madeBy: string;
  madeAt: string;
  undoneBy: string | null;
  undoneAt: string | null;
}

/** The corrections of one service, the newest first. @public */
export interface Corrections {
  entityRef: string;
  items: Correction[];
  /** Whether the caller may correct. */
  editable: boolean;
}
