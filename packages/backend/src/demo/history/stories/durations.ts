/** In minutes, as stories count. */
export const HOURS = 60;
export const DAYS = 24 * HOURS;
