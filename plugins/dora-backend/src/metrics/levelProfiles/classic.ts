import { LevelProfile, PER_DAY, SECONDS } from './levelProfile';

/** The levels where nothing is configured. */
export const classic: LevelProfile = {
  id: 'classic',
  title: 'Classic',
  source:
    'The levels of the platform that this product started from: those of DORA’s reports of 2018 and 2021 where it names them, and the thresholds of its dashboards elsewhere.',
  notes: [
    'Elite is from four deployments per day on, which is how DORA’s reports of 2018 to 2021 put “multiple per day” into a number.',
    'Durations of exactly one hour are not below one hour, so they are High.',
  ],
  levels: {
    deployment_frequency: [
      { level: 'elite', op: '>=', value: 4 },
      { level: 'high', op: '>=', value: PER_DAY.daily },
      { level: 'medium', op: '>=', value: 0.1 },
      { level: 'low', op: '>=', value: 0 },
    ],
    lead_time: [
      { level: 'elite', op: '<', value: SECONDS.hour },
      { level: 'high', op: '<', value: SECONDS.day },
      { level: 'medium', op: '<=', value: SECONDS.week },
      { level: 'low', op: '<=', value: null },
    ],
    change_failure_rate: [
      { level: 'elite', op: '<=', value: 0.15 },
      { level: 'high', op: '<=', value: 0.3 },
      { level: 'medium', op: '<=', value: 0.45 },
      { level: 'low', op: '<=', value: null },
    ],
    time_to_restore: [
      { level: 'elite', op: '<', value: SECONDS.hour },
      { level: 'high', op: '<', value: SECONDS.day },
      { level: 'medium', op: '<=', value: SECONDS.week },
      { level: 'low', op: '<=', value: null },
    ],
  },
  defaults: {},
};
