import {
  CHANGING_KINDS,
  DefinitionValues,
  FAILURE_RULES,
} from '@dora-metrics/backstage-plugin-dora-common';

/** The rules where neither configuration nor a profile says otherwise. */
export const DEFAULT_VALUES: DefinitionValues = {
  failureWindowHours: 24,
  countFailedRollouts: true,
  failureRules: [...FAILURE_RULES],
  failureSeverity: 'all',
  incidentBlames: 'latest',
  rollbackBlames: 'live',
  countProvisional: false,
  frequencyKinds: [...CHANGING_KINDS],
  frequencyDays: 'all',
  leadTimeUnit: 'commit',
  leadTimeStart: 'authored',
  leadTimeEnd: 'finished',
  leadTimeStatistic: 'median',
  leadTimeCountsBots: true,
  leadTimeCherryPicks: 'authored',
  fanOutMinutes: 60,
  hotfixBranches: ['hotfix/*', 'hotfix-*'],
  restorePopulation: 'all',
  restoreStart: 'detected',
  restoreEnd: 'mitigated',
  restoreStatistic: 'mean',
  restoreReopened: 'elapsed',
  restoreOpen: 'exclude',
  overallLevel: 'worst',
  weekStart: 'monday',
};
