import { Definitions } from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';

/** "within 24 h", or "at any later time" where the failure window has no end. */
export function formatWithin({ values }: Definitions, t: Translate): string {
  const { failureWindowHours } = values;
  return failureWindowHours === null
    ? t('failureWindow.none')
    : t('failureWindow.within', { hours: String(failureWindowHours) });
}
