import { Knex } from 'knex';
import { ExactTallies } from '../cells/ExactTallies';
import { readExactTallies, readTallies } from '../cells/readTallies';
import { CalendarWindow } from '../metrics';
import { KnownService, readHistories } from './history';
import { MeasuredServices } from './MeasuredServices';
import { MeasureOptions, toTallyOptions } from './measureOptions';

/**
 * All metrics of services.
 *
 * @param before - Whether the window before is asked of each service, or only
 * of all together, which is faster for thousands of them.
 */
export async function readMeasured(
  db: Knex,
  histories: Map<string, KnownService>,
  options: MeasureOptions,
  before: 'each' | 'together' = 'each',
): Promise<MeasuredServices> {
  const { window, previous, halfYear } = options;
  const serviceRefs = [...histories.keys()];
  const together = [serviceRefs];
  const parts = ['core', 'detail'] as const;
  const tallies = await readTallies(
    db,
    serviceRefs,
    [
      { span: window, parts },
      ...maybe(previous, span => ({
        span,
        parts,
        groups: before === 'each' ? undefined : together,
      })),
      ...maybe(halfYear, span => ({
        span,
        parts: ['detail'] as const,
        groups: together,
        countsOnly: true,
      })),
    ],
    toTallyOptions(options, histories),
  );
  return new MeasuredServices(histories, tallies, options);
}

/** The four metrics of groups of services, each group together. */
export async function readMeasuredGroups(
  db: Knex,
  histories: Map<string, KnownService>,
  options: MeasureOptions,
  groups: string[][],
): Promise<MeasuredServices> {
  const { window, previous } = options;
  const spans = [window, ...maybe(previous, span => span)];
  const tallies = await readTallies(
    db,
    groups.flat(),
    spans.map(span => ({ span, parts: ['core'], groups })),
    toTallyOptions(options, histories),
  );
  return new MeasuredServices(histories, tallies, options);
}

/**
 * All metrics of services, from every single row.
 *
 * @throws InputError when there are too many of them.
 */
export async function readMeasuredExactly(
  db: Knex,
  serviceRefs: string[],
  options: MeasureOptions,
): Promise<{ services: MeasuredServices; rows: ExactTallies }> {
  const histories = await readHistories(db, serviceRefs);
  const rows = await readExactTallies(
    db,
    serviceRefs,
    windowsOf(options),
    toTallyOptions(options, histories),
  );
  return { services: new MeasuredServices(histories, rows, options), rows };
}

function windowsOf({ window, previous, halfYear }: MeasureOptions) {
  const itself = (one: CalendarWindow) => one;
  return [window, ...maybe(previous, itself), ...maybe(halfYear, itself)];
}

/** Nothing of what is not asked for. */
function maybe<T, R>(value: T | undefined, of: (value: T) => R): R[] {
  return value === undefined ? [] : [of(value)];
}
