import { BEFORE_2023, LevelProfile, PER_DAY, SECONDS } from './levelProfile';

/** The levels of DORA's report of 2018. */
export const dora2018: LevelProfile = {
  id: '2018',
  title: 'DORA 2018',
  source: 'Accelerate: State of DevOps 2018, page 14.',
  notes: [
    'Medium and Low deploy equally often in the report; here, Low is below once a month.',
    'Elite and High overlap in how often they deploy; here, more than once a day is Elite.',
    'Medium restores as fast as High, so no time to restore is Medium. Between a day and a week there is no level in the report; here, it is Low.',
    'Elite, High and Medium have the same change failure rate, which is Elite here. Above 15 % is Low, although the report says nothing of 16 to 45 %.',
  ],
  levels: {
    deployment_frequency: [
      { level: 'elite', op: '>', value: PER_DAY.daily },
      { level: 'high', op: '>=', value: PER_DAY.daily },
      { level: 'medium', op: '>=', value: PER_DAY.monthly },
      { level: 'low', op: '>=', value: 0 },
    ],
    lead_time: [
      { level: 'elite', op: '<', value: SECONDS.hour },
      { level: 'high', op: '<=', value: SECONDS.week },
      { level: 'medium', op: '<=', value: SECONDS.month },
      { level: 'low', op: '<=', value: null },
    ],
    change_failure_rate: [
      { level: 'elite', op: '<=', value: 0.15 },
      { level: 'low', op: '<=', value: null },
    ],
    time_to_restore: [
      { level: 'elite', op: '<', value: SECONDS.hour },
      { level: 'high', op: '<', value: SECONDS.day },
      { level: 'low', op: '<=', value: null },
    ],
  },
  defaults: BEFORE_2023,
};
