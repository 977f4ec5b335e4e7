import { Translate } from '../translation';
import { formatNumber } from './number';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A duration in the unit that reads best: "48 s", "25 min", "7 h 40 min" or
 * "3.2 d". Minutes are rounded first, so that no "7 h 60 min" appears.
 */
export function formatDuration(seconds: number, t: Translate): string {
  if (seconds < 90) {
    return t('unit.seconds', { value: String(Math.round(seconds)) });
  }
  const minutes = Math.round(seconds / MINUTE);
  if (minutes < 90) {
    return t('unit.minutes', { value: String(minutes) });
  }
  if (minutes < 48 * 60) {
    const hours = t('unit.hours', { value: String(Math.floor(minutes / 60)) });
    const rest = minutes % 60;
    return rest === 0
      ? hours
      : `${hours} ${t('unit.minutes', { value: String(rest) })}`;
  }
  return t('unit.days', { value: formatNumber(seconds / DAY, t('locale')) });
}

/** A limit that somebody set, in the largest unit that tells it exactly: "1 h", "7 d". */
export function formatLimit(seconds: number, t: Translate): string {
  if (seconds > 0 && seconds % DAY === 0) {
    return t('unit.days', { value: String(seconds / DAY) });
  }
  if (seconds > 0 && seconds % HOUR === 0) {
    return t('unit.hours', { value: String(seconds / HOUR) });
  }
  if (seconds > 0 && seconds % MINUTE === 0) {
    return t('unit.minutes', { value: String(seconds / MINUTE) });
  }
  return formatDuration(seconds, t);
}

/** A duration in one whole unit, rounded down: "6 min", "3 h", "9 d". */
export function formatAge(seconds: number, t: Translate): string {
  const past = Math.max(0, seconds);
  if (past < 90) {
    return t('unit.seconds', { value: String(Math.floor(past)) });
  }
  if (past < 90 * MINUTE) {
    return t('unit.minutes', { value: String(Math.floor(past / MINUTE)) });
  }
  if (past < 2 * DAY) {
    return t('unit.hours', { value: String(Math.floor(past / HOUR)) });
  }
  return t('unit.days', { value: String(Math.floor(past / DAY)) });
}
