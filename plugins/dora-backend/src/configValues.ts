import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { IANAZone } from 'luxon';

/** A number greater than zero. */
export function positive(
  config: Config | undefined,
  key: string,
  whenAbsent: number,
): number {
  const value = config?.getOptionalNumber(key) ?? whenAbsent;
  if (value <= 0) {
    throw new InputError(`dora: '${key}' must be greater than zero`);
  }
  return value;
}

/** A number with bounds, which are allowed themselves. */
export function within(
  [least, most]: [number, number],
  config: Config | undefined,
  key: string,
  whenAbsent: number,
): number {
  const value = config?.getOptionalNumber(key) ?? whenAbsent;
  if (value < least || value > most) {
    throw new InputError(`dora: '${key}' must be from ${least} to ${most}`);
  }
  return value;
}

/** The name of a time zone, UTC when absent. */
export function timeZone(config: Config | undefined, key: string): string {
  const zone = config?.getOptionalString(key) ?? 'UTC';
  if (!IANAZone.isValidZone(zone)) {
    throw new InputError(`dora: '${key}' is '${zone}', which is no IANA zone`);
  }
  return zone;
}
