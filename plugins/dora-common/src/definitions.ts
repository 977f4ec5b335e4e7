import { DEPLOYMENT_KINDS, DeploymentKind } from './deployments';
import { FAILURE_RULES, FailureRule } from './metrics';

/** What one lead time is measured for. @public */
export const LEAD_TIME_UNITS = [
  'commit',
  'change',
  'deployment_head',
  'deployment_oldest',
  'deployment_mean',
] as const;

/** When the clock of lead time starts. @public */
export const LEAD_TIME_STARTS = [
  'authored',
  'committed',
  'pushed',
  'opened',
  'approved',
  'merged',
] as const;

/** When the clock of lead time ends. @public */
export const LEAD_TIME_ENDS = ['finished', 'first_place', 'started'] as const;

/** Which number stands for many durations. @public */
export const STATISTICS = ['median', 'mean', 'p95'] as const;

/** From which severity on an incident makes a deployment a failed one. @public */
export const FAILURE_SEVERITIES = [
  'all',
  'SEV4',
  'SEV3',
  'SEV2',
  'SEV1',
] as const;

/** Which deployments one incident of several services blames. @public */
export const INCIDENT_BLAMES = ['latest', 'latest_of_each_service'] as const;

/** Which deployments a rollback blames. @public */
export const ROLLBACK_BLAMES = ['live', 'first_undone', 'all_undone'] as const;

/** When the clock of restore time starts. @public */
export const RESTORE_STARTS = [
  'detected',
  'deployment_started',
  'deployment_finished',
] as const;

/** When the clock of restore time ends. @public */
export const RESTORE_ENDS = ['mitigated', 'resolved', 'remediated'] as const;

/** The kinds of deployment that change what runs, and count by default. @public */
export const CHANGING_KINDS = [
  'deploy',
  'hotfix',
  'revert',
  'config_change',
] as const satisfies readonly DeploymentKind[];

/**
 * The rules that numbers are computed by, each with one value. Configuration
 * and, where it makes sense, annotations of a service set them.
 *
 * @public
 */
export interface DefinitionValues {
  /** Hours in which an incident or rollback marks a deployment as failed; null for no limit. */
  failureWindowHours: number | null;
  /** Whether a roll-out that failed is a deployment that failed. */
  countFailedRollouts: boolean;
  /** Rules by which a deployment counts as failed. */
  failureRules: FailureRule[];
  /** Incidents less severe than this make no deployment a failed one. */
  failureSeverity: (typeof FAILURE_SEVERITIES)[number];
  incidentBlames: (typeof INCIDENT_BLAMES)[number];
  rollbackBlames: (typeof ROLLBACK_BLAMES)[number];
  /** Whether deployments younger than the failure window count already. */
  countProvisional: boolean;
  /** Kinds of deployment that deployment frequency counts. */
  frequencyKinds: DeploymentKind[];
  frequencyDays: 'all' | 'weekdays';
  leadTimeUnit: (typeof LEAD_TIME_UNITS)[number];
  leadTimeStart: (typeof LEAD_TIME_STARTS)[number];
  leadTimeEnd: (typeof LEAD_TIME_ENDS)[number];
  leadTimeStatistic: (typeof STATISTICS)[number];
  /** Whether commits of programs, such as dependency updates, count. */
  leadTimeCountsBots: boolean;
  /** Whether a cherry-picked commit starts when it was written or when it was picked. */
  leadTimeCherryPicks: 'authored' | 'committed';
  /** Minutes within which the same version at several places is one deployment; 0 for each by itself. */
  fanOutMinutes: number;
  /** Globs of branches whose changes are hotfixes. */
  hotfixBranches: string[];
  restorePopulation: 'all' | 'change_related';
  restoreStart: (typeof RESTORE_STARTS)[number];
  restoreEnd: (typeof RESTORE_ENDS)[number];
  restoreStatistic: (typeof STATISTICS)[number];
  /** Whether the time between an end and a reopening counts. */
  restoreReopened: 'elapsed' | 'open_time';
  /** Whether open incidents count with the time so far, which is a lower bound. */
  restoreOpen: 'exclude' | 'so_far';
  /** How the levels of the four metrics become one. */
  overallLevel: 'worst' | 'none';
  /** First day of a week in charts. */
  weekStart: 'monday' | 'sunday';
}

/** The name of a rule. @public */
export type DefinitionKey = keyof DefinitionValues;

/** The value of any rule, as it is written in configuration. @public */
export type DefinitionValue = DefinitionValues[DefinitionKey];

/** All kinds and rules that lists of the definitions are made of. @public */
export const DEFINITION_LISTS = {
  failureRules: FAILURE_RULES,
  frequencyKinds: DEPLOYMENT_KINDS,
} as const;
