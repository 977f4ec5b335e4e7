import { BEFORE_2023, LevelProfile, PER_DAY, SECONDS } from './levelProfile';

/** The levels of DORA's report of 2022. */
export const dora2022: LevelProfile = {
  id: '2022',
  title: 'DORA 2022',
  source:
    'Accelerate: State of DevOps 2022, as told by Octopus Deploy, a sponsor of the report.',
  notes: [
    'The report found three groups only, so there is no Elite.',
    'Change failure rates of 31 to 45 % are in no band of the report; here, they are Low.',
  ],
  levels: {
    deployment_frequency: [
      { level: 'high', op: '>', value: PER_DAY.daily },
      { level: 'medium', op: '>=', value: PER_DAY.monthly },
      { level: 'low', op: '>=', value: 0 },
    ],
    lead_time: [
      { level: 'high', op: '<=', value: SECONDS.week },
      { level: 'medium', op: '<=', value: SECONDS.month },
      { level: 'low', op: '<=', value: null },
    ],
    change_failure_rate: [
      { level: 'high', op: '<=', value: 0.15 },
      { level: 'medium', op: '<=', value: 0.3 },
      { level: 'low', op: '<=', value: null },
    ],
    time_to_restore: [
      { level: 'high', op: '<', value: SECONDS.day },
      { level: 'medium', op: '<=', value: SECONDS.week },
      { level: 'low', op: '<=', value: null },
    ],
  },
  defaults: BEFORE_2023,
};
