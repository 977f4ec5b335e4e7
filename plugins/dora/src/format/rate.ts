import { Translate } from '../translation';
import { formatNumber } from './number';

const DAYS = { day: 1, week: 7, month: 365 / 12 };

/** The span of time that a rate is told for. */
export type RateUnit = keyof typeof DAYS;

/** The shortest span in which it happens at least once. */
export function rateUnit(perDay: number): RateUnit {
  // A hair of tolerance, for seven times a seventh may fall short of one.
  const atLeastOnce = (unit: RateUnit) => inUnit(perDay, unit) >= 1 - 1e-9;
  if (perDay === 0 || atLeastOnce('day')) {
    return 'day';
  }
  return atLeastOnce('week') ? 'week' : 'month';
}

/** A rate per day as a rate per unit. */
export function inUnit(perDay: number, unit: RateUnit): number {
  return perDay * DAYS[unit];
}

/** "5/day", "3/week" or "0.5/month". */
export function formatShortRate(perDay: number, t: Translate): string {
  const unit = rateUnit(perDay);
  const value = formatNumber(inUnit(perDay, unit), t('locale'));
  switch (unit) {
    case 'day':
      return t('unit.slashDay', { value });
    case 'week':
      return t('unit.slashWeek', { value });
    default:
      return t('unit.slashMonth', { value });
  }
}

/** "5 per day", "3 per week" or "0.5 per month". */
export function formatRate(
  perDay: number,
  t: Translate,
  unit: RateUnit = rateUnit(perDay),
): string {
  const value = formatNumber(inUnit(perDay, unit), t('locale'));
  switch (unit) {
    case 'day':
      return t('unit.perDay', { value });
    case 'week':
      return t('unit.perWeek', { value });
    default:
      return t('unit.perMonth', { value });
  }
}
