import {
  DEFINITION_LISTS,
  DefinitionDomain,
  DefinitionKey,
  DefinitionValues,
  FAILURE_SEVERITIES,
  INCIDENT_BLAMES,
  LEAD_TIME_ENDS,
  LEAD_TIME_STARTS,
  LEAD_TIME_UNITS,
  RESTORE_ENDS,
  RESTORE_STARTS,
  ROLLBACK_BLAMES,
  STATISTICS,
} from '@dora-metrics/backstage-plugin-dora-common';

/** One rule that numbers are computed by. */
export interface Rule {
  title: string;
  /** What it does, and what speaks for the default. */
  text: string;
  accepts: DefinitionDomain;
  /** Whether it decides how facts are linked, or only how links are counted. */
  decides: 'links' | 'counts';
  /** Whether a service may have a value of its own. */
  perService: boolean;
}

const yesOrNo: DefinitionDomain = { type: 'boolean' };

function choice(all: readonly string[]): DefinitionDomain {
  return { type: 'choice', choices: [...all] };
}

function choices(all: readonly string[]): DefinitionDomain {
  return { type: 'choices', choices: [...all] };
}

const FREQUENCY: Partial<Record<DefinitionKey, Rule>> = {
  frequencyKinds: {
    title: 'Deployments that count',
    text: 'Whatever changes what runs counts, configuration too. A redeploy brings nothing new, and a rollback goes back.',
    accepts: choices(
      DEFINITION_LISTS.frequencyKinds.filter(kind => kind !== 'dismissed'),
    ),
    decides: 'counts',
    perService: true,
  },
  frequencyDays: {
    title: 'Days to divide by',
    text: 'All days that have passed, or only Monday to Friday. Days without deployments always count.',
    accepts: choice(['all', 'weekdays']),
    decides: 'counts',
    perService: false,
  },
  fanOutMinutes: {
    title: 'One release to several places',
    text: 'The same version that starts at several places within so many minutes is one deployment; 0 counts each place.',
    accepts: {
      type: 'number',
      minimum: 0,
      maximum: 1_440,
      unit: 'min',
      allowsNone: false,
    },
    decides: 'links',
    perService: true,
  },
  hotfixBranches: {
    title: 'Branches of hotfixes',
    text: 'A change from a branch that one of these globs fits is a hotfix: it marks the deployment before it as failed, and counts as rework.',
    accepts: { type: 'texts' },
    decides: 'links',
    perService: true,
  },
};

const LEAD_TIME: Partial<Record<DefinitionKey, Rule>> = {
  leadTimeUnit: {
    title: 'What one lead time is of',
    text: 'A commit, a pull or merge request (from its first commit), the deployed commit alone, the oldest commit of a deployment, or the mean of its commits. They differ a lot: the unit stands beside the number.',
    accepts: choice(LEAD_TIME_UNITS),
    decides: 'counts',
    perService: true,
  },
  leadTimeStart: {
    title: 'Start of lead time',
    text: 'When a commit was written, committed (a rebase starts anew), pushed, or when its pull request was opened, approved or merged. Where that was not told, the nearest that was stands in, a later one first.',
    accepts: choice(LEAD_TIME_STARTS),
    decides: 'counts',
    perService: true,
  },
  leadTimeEnd: {
    title: 'End of lead time',
    text: 'When the deployment that first brings the commit is finished everywhere, at its first place, or when it started.',
    accepts: choice(LEAD_TIME_ENDS),
    decides: 'counts',
    perService: true,
  },
  leadTimeStatistic: {
    title: 'Headline of lead time',
    text: 'The median, for a few old commits pull up a mean. All of them stand beside it.',
    accepts: choice(STATISTICS),
    decides: 'counts',
    perService: false,
  },
  leadTimeCountsBots: {
    title: 'Commits of programs',
    text: 'Whether dependency updates and other commits of programs count.',
    accepts: yesOrNo,
    decides: 'counts',
    perService: true,
  },
  leadTimeCherryPicks: {
    title: 'Start of cherry-picked commits',
    text: 'When the commit was first written, or when it was picked, where that was told.',
    accepts: choice(['authored', 'committed']),
    decides: 'counts',
    perService: true,
  },
};

const FAILURES: Partial<Record<DefinitionKey, Rule>> = {
  failureWindowHours: {
    title: 'Failure window',
    text: 'How long after a deployment an incident, a rollback, failing health or a hotfix marks it as failed. So long it is provisional.',
    accepts: {
      type: 'number',
      minimum: 1,
      maximum: 168,
      unit: 'h',
      allowsNone: true,
    },
    decides: 'links',
    perService: true,
  },
  failureRules: {
    title: 'What makes a deployment a failed one',
    text: 'Any of these; a deployment counts once, however many apply.',
    accepts: choices(DEFINITION_LISTS.failureRules),
    decides: 'counts',
    perService: true,
  },
  countFailedRollouts: {
    title: 'Roll-outs that failed',
    text: 'Whether a roll-out that never reached its users is a failed change. DORA counts only degraded service.',
    accepts: yesOrNo,
    decides: 'counts',
    perService: true,
  },
  failureSeverity: {
    title: 'Incidents that make a deployment a failed one',
    text: 'All, or those at least so severe. One without a severity always does.',
    accepts: choice(FAILURE_SEVERITIES),
    decides: 'counts',
    perService: true,
  },
  countProvisional: {
    title: 'Deployments within the failure window',
    text: 'Whether they count already. Nothing may have gone wrong with them yet, so by default they do not.',
    accepts: yesOrNo,
    decides: 'counts',
    perService: true,
  },
  incidentBlames: {
    title: 'An incident of several services',
    text: 'Blames the latest deployment among them, or the latest of each.',
    accepts: choice(INCIDENT_BLAMES),
    decides: 'links',
    perService: false,
  },
  rollbackBlames: {
    title: 'A rollback over several versions',
    text: 'Blames the version that ran, the first after the one that it goes back to, or all that it undoes.',
    accepts: choice(ROLLBACK_BLAMES),
    decides: 'links',
    perService: true,
  },
};

const RESTORE: Partial<Record<DefinitionKey, Rule>> = {
  restorePopulation: {
    title: 'Incidents that count',
    text: 'All, or only those that a deployment has caused, as DORA asks since 2023.',
    accepts: choice(['all', 'change_related']),
    decides: 'counts',
    perService: true,
  },
  restoreStart: {
    title: 'Start of restore time',
    text: 'The detection, or the start or end of the deployment that caused it, where there is one.',
    accepts: choice(RESTORE_STARTS),
    decides: 'counts',
    perService: true,
  },
  restoreEnd: {
    title: 'End of restore time',
    text: 'The mitigation or, where none was told, the resolution; the resolution alone; or the end of the deployment that repaired it.',
    accepts: choice(RESTORE_ENDS),
    decides: 'counts',
    perService: true,
  },
  restoreStatistic: {
    title: 'Headline of restore time',
    text: 'The mean, as most know it, or the median, as DORA has it. One long incident decides a mean: all of them stand beside it.',
    accepts: choice(STATISTICS),
    decides: 'counts',
    perService: false,
  },
  restoreReopened: {
    title: 'Incidents that were opened again',
    text: 'From the first detection to the last end, or only the time that they were open.',
    accepts: choice(['elapsed', 'open_time']),
    decides: 'counts',
    perService: true,
  },
  restoreOpen: {
    title: 'Open incidents',
    text: 'Stand beside the number, or count with the time so far, which is a lower bound.',
    accepts: choice(['exclude', 'so_far']),
    decides: 'counts',
    perService: true,
  },
};

const DISPLAY: Partial<Record<DefinitionKey, Rule>> = {
  overallLevel: {
    title: 'Overall level',
    text: 'The worst of the four, with the metric that limits it, or none. DORA itself never rated a team so.',
    accepts: choice(['worst', 'none']),
    decides: 'counts',
    perService: false,
  },
  weekStart: {
    title: 'First day of a week',
    text: 'For charts by week.',
    accepts: choice(['monday', 'sunday']),
    decides: 'counts',
    perService: false,
  },
};

/** All rules, in the order in which people read them. */
export const RULES = {
  ...FREQUENCY,
  ...LEAD_TIME,
  ...FAILURES,
  ...RESTORE,
  ...DISPLAY,
} as Record<DefinitionKey, Rule>;

/** The names of all rules. */
export const DEFINITION_KEYS = Object.keys(RULES) as DefinitionKey[];

/** Whether other values of the rules link facts otherwise. */
export function linksDiffer(a: DefinitionValues, b: DefinitionValues): boolean {
  return DEFINITION_KEYS.some(
    key =>
      RULES[key].decides === 'links' &&
      JSON.stringify(a[key]) !== JSON.stringify(b[key]),
  );
}
