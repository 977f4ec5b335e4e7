import { createHash } from 'node:crypto';
import { DAY } from './calendar';

/**
 * Identities are made from what they identify, never from a counter, so that a
 * change of one story changes no other.
 */
function digest(...parts: (string | number)[]): string {
  return createHash('sha1')
    .update(['acme', ...parts].join('/'))
    .digest('hex');
}

/** A commit's name. */
export function sha(...parts: (string | number)[]): string {
  return digest('commit', ...parts);
}

/** A delivery's id in the form that GitHub uses. */
export function guid(...parts: (string | number)[]): string {
  const hex = digest('delivery', ...parts);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** Days in front of all numbers, to keep them short. */
const FIRST_DAY = Date.UTC(2024, 9, 4) / DAY;

/** A number that grows with the days and leaves `room` for each of them. */
export function numberOn(day: number, room: number, index: number): number {
  return (day - FIRST_DAY) * room + index;
}
