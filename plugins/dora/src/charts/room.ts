/**
 * Styles for a page that has little room, whatever stands beside it: the width
 * of the nearest container counts, not that of the screen.
 */
export const NARROW = '@container (max-width: 640px)';
export const MEDIUM = '@container (max-width: 900px)';
