import { LevelProfile, PER_DAY, SECONDS, SINCE_2023 } from './levelProfile';

/** The levels of DORA's report of 2024. */
export const dora2024: LevelProfile = {
  id: '2024',
  title: 'DORA 2024',
  source:
    'Accelerate: State of DevOps 2024, page 13, from two transcriptions that agree.',
  notes: [
    'Change failure rates are the typical values of each group, and High (20 %) fails more often than Medium (10 %). Sorting them to 5, 10 and 20 % as limits is a convention of this product, not DORA’s.',
    'Medium restores as fast as High, so no time to restore is Medium.',
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
      { level: 'elite', op: '<=', value: 0.05 },
      { level: 'high', op: '<=', value: 0.1 },
      { level: 'medium', op: '<=', value: 0.2 },
      { level: 'low', op: '<=', value: null },
    ],
    time_to_restore: [
      { level: 'elite', op: '<', value: SECONDS.hour },
      { level: 'high', op: '<', value: SECONDS.day },
      { level: 'low', op: '<=', value: null },
    ],
  },
  defaults: SINCE_2023,
};
