import { LevelProfile, SINCE_2023 } from './levelProfile';

/** DORA's report of 2025, which has no levels. */
export const dora2025: LevelProfile = {
  id: '2025',
  title: 'DORA 2025 (no levels)',
  source: 'State of AI-assisted Software Development 2025.',
  notes: [
    'This report has no levels. It tells how answers to each metric are distributed, and describes seven kinds of teams by eight factors, most of which no event can tell.',
  ],
  levels: {
    deployment_frequency: [],
    lead_time: [],
    change_failure_rate: [],
    time_to_restore: [],
  },
  defaults: SINCE_2023,
};
