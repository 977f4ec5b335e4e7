import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';

const HOUR_MS = 3_600_000;
/** No limit is ten years: longer than anything is kept, and still a number of SQL. */
const NO_LIMIT_MS = 87_600 * HOUR_MS;

type HasWindow = Pick<DefinitionValues, 'failureWindowHours'>;

/** How long after a deployment a failure may still be its own, in ms. */
export function failureWindowMs({ failureWindowHours }: HasWindow): number {
  return failureWindowHours === null
    ? NO_LIMIT_MS
    : failureWindowHours * HOUR_MS;
}

/**
 * How long after its end a deployment is judged, in ms. Where the window has no
 * end, it is judged at once: it would be never otherwise.
 */
export function maturesAfterMs({ failureWindowHours }: HasWindow): number {
  return failureWindowHours === null ? 0 : failureWindowHours * HOUR_MS;
}
