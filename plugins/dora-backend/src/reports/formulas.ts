import {
  DefinitionValues,
  ExplainedMetric,
  FailureRule,
  Statistic,
} from '@dora-metrics/backstage-plugin-dora-common';

const STATISTICS: Record<Statistic, string> = {
  median: 'Median',
  mean: 'Mean',
  p95: '95th percentile',
};

const UNITS: Record<DefinitionValues['leadTimeUnit'], string> = {
  commit: 'of each commit but merges',
  change: 'of each pull request, from its first commit',
  deployment_head: 'of the deployed commit of each deployment',
  deployment_oldest: 'of the oldest commit of each deployment',
  deployment_mean: 'of each deployment, the mean of its commits',
};

const STARTS: Record<DefinitionValues['leadTimeStart'], string> = {
  authored: 'when it was written',
  committed: 'when it was committed',
  pushed: 'when it was pushed',
  opened: 'when its pull request was opened',
  approved: 'when its pull request was approved',
  merged: 'when its pull request was merged',
};

const ENDS: Record<DefinitionValues['leadTimeEnd'], string> = {
  finished: 'has finished everywhere',
  first_place: 'has finished at its first place',
  started: 'starts',
};

const RULES: Record<FailureRule, string> = {
  rollback: 'a rollback',
  incident: 'an incident',
  sync_failed: 'a failed roll-out',
  health_degraded: 'failing health',
  hotfix_follows: 'a hotfix',
  manual: 'a person’s word',
};

const RESTORE_STARTS: Record<DefinitionValues['restoreStart'], string> = {
  detected: 'the detection',
  deployment_started:
    'the start of the deployment that caused it, else the detection,',
  deployment_finished:
    'the end of the deployment that caused it, else the detection,',
};

const RESTORE_ENDS: Record<DefinitionValues['restoreEnd'], string> = {
  mitigated: 'the mitigation or, where none was told, the resolution',
  resolved: 'the resolution',
  remediated: 'the end of the deployment that repaired it',
};

/** What a metric is by the definitions in force, in sentences. */
export function formulaOf(
  metric: ExplainedMetric,
  definitions: DefinitionValues,
): string[] {
  switch (metric) {
    case 'deployment_frequency':
      return frequency(definitions);
    case 'lead_time':
      return leadTime(definitions);
    case 'change_failure_rate':
      return failureRate(definitions);
    case 'time_to_restore':
      return [
        `${STATISTICS[definitions.restoreStatistic]} of ${restored(
          definitions,
        )}.`,
        ...restoreDetails(definitions),
      ];
    case 'failed_deployment_recovery_time':
      return [
        `Median of ${restored(
          definitions,
        )}, of those incidents that a deployment has caused.`,
      ];
    case 'deployment_rework_rate':
      return [
        'Rollbacks, hotfixes and reverts, divided by all successful deployments but those of the version that ran already.',
      ];
    default:
      return [
        'Median of the commits that a successful deployment was first to bring, merges apart; deployments that bring none are left out.',
      ];
  }
}

function frequency(definitions: DefinitionValues): string[] {
  const { frequencyKinds, frequencyDays, fanOutMinutes } = definitions;
  const days =
    frequencyDays === 'all'
      ? 'the days that have passed'
      : 'the days from Monday to Friday that have passed';
  return [
    `Successful deployments, divided by ${days}, those without a deployment included.`,
    `Counted are ${listed(
      frequencyKinds.map(kind => kind.replace('_', ' ')),
    )}.`,
    ...(fanOutMinutes > 0
      ? [
          `The same version at several places within ${fanOutMinutes} min is one deployment.`,
        ]
      : []),
    'The window starts with the day of the first event.',
  ];
}

function leadTime(definitions: DefinitionValues): string[] {
  const { leadTimeStatistic, leadTimeUnit, leadTimeStart, leadTimeEnd } =
    definitions;
  return [
    `${STATISTICS[leadTimeStatistic]} of the lead time ${UNITS[leadTimeUnit]}: from ${STARTS[leadTimeStart]} until the first deployment that brings it ${ENDS[leadTimeEnd]}.`,
    'A commit counts once, with the deployment that was first to bring it, by the day on which that ended.',
    ...(definitions.leadTimeCountsBots
      ? []
      : ['Commits of programs are left out.']),
  ];
}

function failureRate(definitions: DefinitionValues): string[] {
  const { failureWindowHours, countProvisional, failureRules } = definitions;
  const within =
    failureWindowHours === null
      ? 'at any later time'
      : `within ${failureWindowHours} h`;
  const judged =
    countProvisional || failureWindowHours === null
      ? 'all deployments'
      : `all deployments older than ${failureWindowHours} h`;
  return [
    `Deployments that failed, divided by ${judged} that change what runs.`,
    `One failed when any of these followed ${within}, and counts once: ${listed(
      failureRules.map(rule => RULES[rule]),
    )}.`,
    'An incident is the failure of the deployment that it names, else of the latest one of an affected service before it.',
    definitions.countFailedRollouts
      ? 'A roll-out that failed counts as a failed deployment.'
      : 'A roll-out that failed is left out.',
    ...(definitions.failureSeverity === 'all'
      ? []
      : [
          `Incidents less severe than ${definitions.failureSeverity} make no deployment a failed one.`,
        ]),
  ];
}

function restored({ restoreStart, restoreEnd }: DefinitionValues): string {
  return `the time from ${RESTORE_STARTS[restoreStart]} to ${RESTORE_ENDS[restoreEnd]}`;
}

function restoreDetails(definitions: DefinitionValues): string[] {
  return [
    definitions.restorePopulation === 'all'
      ? 'All incidents count, by the day of their detection.'
      : 'Only incidents count that a deployment has caused, by the day of their detection.',
    definitions.restoreOpen === 'exclude'
      ? 'Open incidents are not in the number: they stand beside it.'
      : 'Open incidents count with the time so far, so the number is a lower bound.',
    definitions.restoreReopened === 'elapsed'
      ? 'One that was opened again counts to its last end.'
      : 'One that was opened again counts without the pause.',
  ];
}

function listed(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
