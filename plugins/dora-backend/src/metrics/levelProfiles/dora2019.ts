import { BEFORE_2023, LevelProfile, PER_DAY, SECONDS } from './levelProfile';

/** The levels of DORA's report of 2019. */
export const dora2019: LevelProfile = {
  id: '2019',
  title: 'DORA 2019',
  source: 'Accelerate: State of DevOps 2019, page 18.',
  notes: [
    'Elite lead times are below one day, not below one hour as in 2018 and 2021.',
    'Medium restores as fast as High, so no time to restore is Medium.',
    'Elite, High and Medium have the same change failure rate, which is Elite here.',
  ],
  levels: {
    deployment_frequency: [
      { level: 'elite', op: '>', value: PER_DAY.daily },
      { level: 'high', op: '>=', value: PER_DAY.weekly },
      { level: 'medium', op: '>=', value: PER_DAY.monthly },
      { level: 'low', op: '>=', value: 0 },
    ],
    lead_time: [
      { level: 'elite', op: '<', value: SECONDS.day },
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
