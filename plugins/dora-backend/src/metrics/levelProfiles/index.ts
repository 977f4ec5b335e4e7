import { classic } from './classic';
import { dora2018 } from './dora2018';
import { dora2019 } from './dora2019';
import { dora2021 } from './dora2021';
import { dora2022 } from './dora2022';
import { dora2023 } from './dora2023';
import { dora2024 } from './dora2024';
import { dora2025 } from './dora2025';
import { LevelProfile } from './levelProfile';

export { classic } from './classic';
export type { LevelProfile } from './levelProfile';

/** The sets of levels that come with the product, in the order in which they are offered. */
export const levelProfiles: readonly LevelProfile[] = [
  classic,
  dora2018,
  dora2019,
  dora2021,
  dora2022,
  dora2023,
  dora2024,
  dora2025,
];
