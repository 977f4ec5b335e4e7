import { LevelProfile, PER_DAY, SECONDS, SINCE_2023 } from './levelProfile';

/** The levels of DORA's report of 2023. */
export const dora2023: LevelProfile = {
  id: '2023',
  title: 'DORA 2023',
  source:
    'Accelerate: State of DevOps 2023, as told by Octopus Deploy; the Elite values also from DORA’s own infographic.',
  notes: [
    'Since 2023, DORA asks for recovery from failed deployments only, and for change failure rates as a free number.',
    'Change failure rates are the typical values of each group, 5, 10, 15 and 64 %; taking them as limits is a convention of this product, not DORA’s.',
    'Medium and Low share bands for deployment frequency and lead time, which are Medium here; worse is Low.',
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
      { level: 'medium', op: '<=', value: 0.15 },
      { level: 'low', op: '<=', value: null },
    ],
    time_to_restore: [
      { level: 'elite', op: '<', value: SECONDS.hour },
      { level: 'high', op: '<', value: SECONDS.day },
      { level: 'medium', op: '<=', value: SECONDS.week },
      { level: 'low', op: '<=', value: null },
    ],
  },
  defaults: SINCE_2023,
};
