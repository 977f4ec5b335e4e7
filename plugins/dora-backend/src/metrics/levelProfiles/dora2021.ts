import { BEFORE_2023, LevelProfile, PER_DAY, SECONDS } from './levelProfile';

/** The levels of DORA's report of 2021. */
export const dora2021: LevelProfile = {
  id: '2021',
  title: 'DORA 2021',
  source: 'Accelerate: State of DevOps 2021, page 9.',
  notes: [
    'The bands leave gaps. What lies in one gets the worse level beside it: a deployment frequency between once a week and several a day is High, a lead time between a week and a month is Medium.',
    'High, Medium and Low have the same change failure rate, 16 to 30 %, which is High here; more is Low.',
  ],
  levels: {
    deployment_frequency: [
      { level: 'elite', op: '>', value: PER_DAY.daily },
      { level: 'high', op: '>=', value: PER_DAY.monthly },
      { level: 'medium', op: '>=', value: PER_DAY.twiceAYear },
      { level: 'low', op: '>=', value: 0 },
    ],
    lead_time: [
      { level: 'elite', op: '<', value: SECONDS.hour },
      { level: 'high', op: '<=', value: SECONDS.week },
      { level: 'medium', op: '<=', value: SECONDS.sixMonths },
      { level: 'low', op: '<=', value: null },
    ],
    change_failure_rate: [
      { level: 'elite', op: '<=', value: 0.15 },
      { level: 'high', op: '<=', value: 0.3 },
      { level: 'low', op: '<=', value: null },
    ],
    time_to_restore: [
      { level: 'elite', op: '<', value: SECONDS.hour },
      { level: 'high', op: '<', value: SECONDS.day },
      { level: 'medium', op: '<=', value: SECONDS.week },
      { level: 'low', op: '<=', value: null },
    ],
  },
  defaults: BEFORE_2023,
};
