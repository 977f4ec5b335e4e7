import {
  LevelCounts,
  LEVELS,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';

/** All that a service can count as, in the order in which it is shown. */
export const SEGMENTS = [...LEVELS, 'too_few', 'no_data'] as const;

/** What a segment is called. */
export function segmentName(segment: keyof LevelCounts, t: Translate): string {
  switch (segment) {
    case 'too_few':
      return t('distribution.tooFew');
    case 'no_data':
      return t('distribution.noData');
    default:
      return t(`level.${segment}`);
  }
}
