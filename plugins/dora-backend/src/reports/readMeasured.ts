import { Knex } from 'knex';
import { ExactTallies } from '../cells/ExactTallies';
import { readExactTallies, readTallies } from '../cells/readTallies';
import { AskedTally } from '../cells/tallyQuery';
import { CalendarWindow } from '../metrics';
import { KnownService, readHistories } from './history';
import { MeasuredServices } from './MeasuredServices';
import {
  MeasureOptions,
  toTallyOptions,
  windowsAreHalfYear,
} from './measureOptions';

/** All metrics of services, and the four of each. */
export async function readMeasured(
  db: Knex,
  histories: Map<string, KnownService>,
  options: MeasureOptions,
): Promise<MeasuredServices> {
  const { window, previous } = options;
  const halfYear = windowsAreHalfYear(options) ? undefined : options.halfYear;
  return read(db, histories, options, [
    { span: window, parts: ['core', 'detail'] },
    ...maybe(previous, span => ({
      span,
      parts: ['core', 'detail'] as const,
    })),
    ...maybe(halfYear, span => ({
      span,
      parts: ['detail'] as const,
      groups: [[...histories.keys()]],
      countsOnly: true,
    })),
  ]);
}

/**
 * All metrics of services together, and what follows from the four of each in
 * the window: of thousands, all else is read together.
 */
export async function readMeasuredTogether(
  db: Knex,
  histories: Map<string, KnownService>,
  options: MeasureOptions,
): Promise<MeasuredServices> {
  const { window, previous } = options;
  const groups = [[...histories.keys()]];
  return read(db, histories, options, [
    { span: window, parts: ['core'] },
    { span: window, parts: ['detail'], groups },
    ...maybe(previous, span => ({
      span,
      parts: ['core', 'detail'] as const,
      groups,
    })),
  ]);
}

async function read(
  db: Knex,
  histories: Map<string, KnownService>,
  options: MeasureOptions,
  asked: AskedTally[],
): Promise<MeasuredServices> {
  const tallies = await readTallies(
    db,
    [...histories.keys()],
    asked,
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
