import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { maturesAfterMs } from '../definitions';
import { dayOf, epochDay, selectIncident, Span } from '../metrics';
import { BlockTallies } from './BlockTallies';
import { DayRange } from './blockSpans';
import { CellBytes } from './CellBytes';
import { BlockPart, CellQuery, ServiceGroups } from './cellQuery';
import { CellConfig, ServiceCellRules } from './cellRules';
import { countedServices } from './countedServices';
import { countRows } from './countRows';
import { ExactTallies } from './ExactTallies';
import { readCells } from './readCells';
import { Counting, readSelectedRows } from './readSelectedRows';
import { DividedTallies, Tallies } from './tallies';

/** More rows than these are not read one by one: they would not fit into memory. */
const MOST_ROWS = 50_000;

/** A span and what is asked of it. */
export interface AskedTally {
  span: Span;
  /** `core` for the four metrics, `detail` for the others, `stages`. */
  parts: readonly BlockPart[];
  /**
   * Services that are only asked of together; each by itself, or any of them
   * together, when left out.
   */
  groups?: ServiceGroups;
  /** Only counts of deployments are asked, which cells tell as exactly as rows. */
  countsOnly?: boolean;
}

/** How rows are counted. */
export interface TallyOptions {
  environment: string;
  /** So many deployments and incidents are read one by one. */
  exactRows: number;
  config: CellConfig;
  /** Of each service. */
  rules: ReadonlyMap<string, ServiceCellRules>;
  now: Instant;
}

/**
 * Counts the rows of services over spans: exactly where there are few, else by
 * their cells.
 *
 * @throws ServiceUnavailableError while cells of many rows are still computed.
 */
export async function readTallies(
  db: Knex,
  serviceRefs: readonly string[],
  asked: readonly AskedTally[],
  options: TallyOptions,
): Promise<Tallies> {
  const { environment, config, rules, exactRows, now } = options;
  const spans = asked.map(({ span }) => span);
  const days = spans.map(span => toDayRange(span, config.timeZone));
  const firstDay = Math.min(...days.map(range => range.firstDay));
  const counted = await countedServices(db, serviceRefs, rules, firstDay);
  const uncounted = serviceRefs.filter(ref => !counted.has(ref));
  const groups = countedGroups(counted, asked);
  const cells = await readCells(
    db,
    toCellQuery({ asked, days, groups, counted }, options),
  );
  const exact = asked.flatMap(one => (one.countsOnly ? [] : [one.span]));
  const uncountedRows = await countRows(db, uncounted, { environment, spans });
  const isExact = sumRows(cells, asked) + uncountedRows <= exactRows;
  if (isExact && exact.length === spans.length) {
    return readExact(db, serviceRefs, spans, options);
  }
  if (uncountedRows > MOST_ROWS) {
    throw new ServiceUnavailableError(
      'The numbers are still being computed; try again in a few minutes',
    );
  }
  const counting = toCounting(options);
  const tallies = new BlockTallies(
    {
      spans,
      groups,
      cells,
      listed: new Map(
        [...cells.listed].map(([ref, incidents]) => [
          ref,
          incidents.map(row =>
            selectIncident(row, counting.definitionsOf(ref), now),
          ),
        ]),
      ),
      rows: await readSelectedRows(db, uncounted, spans, counting),
    },
    { timeZone: config.timeZone, now },
  );
  if (!isExact) {
    return tallies;
  }
  return new DividedTallies(await readExact(db, serviceRefs, exact, options), {
    tallies,
    spans: spans.filter(span => !exact.includes(span)),
  });
}

/**
 * Counts the rows of services over spans one by one.
 *
 * @throws InputError when there are more than fit into memory.
 */
export async function readExactTallies(
  db: Knex,
  serviceRefs: readonly string[],
  spans: readonly Span[],
  options: Omit<TallyOptions, 'exactRows'>,
): Promise<ExactTallies> {
  const { environment } = options;
  if ((await countRows(db, serviceRefs, { environment, spans })) > MOST_ROWS) {
    throw new InputError(
      `There are more than ${MOST_ROWS} rows; ask for fewer days`,
    );
  }
  return readExact(db, serviceRefs, spans, options);
}

async function readExact(
  db: Knex,
  serviceRefs: readonly string[],
  spans: readonly Span[],
  options: Omit<TallyOptions, 'exactRows'>,
): Promise<ExactTallies> {
  const counting = toCounting(options);
  return new ExactTallies(
    await readSelectedRows(db, serviceRefs, spans, counting),
    counting,
  );
}

function toCounting({
  environment,
  config,
  rules,
  now,
}: Omit<TallyOptions, 'exactRows'>): Counting {
  return {
    environment,
    definitionsOf: ref => rules.get(ref)?.definitions ?? config.definitions,
    timeZone: config.timeZone,
    now,
  };
}

/** Of each span the groups of services that have cells; those of several the same list. */
function countedGroups(
  counted: ReadonlySet<string>,
  asked: readonly AskedTally[],
): ServiceGroups[] {
  const each = [...counted].map(ref => [ref]);
  const known = new Map<ServiceGroups, ServiceGroups>();
  return asked.map(({ groups }) => {
    if (!groups) {
      return each;
    }
    const own =
      known.get(groups) ??
      groups.map(refs => refs.filter(ref => counted.has(ref)));
    known.set(groups, own);
    return own;
  });
}

function toCellQuery(
  {
    asked,
    days,
    groups,
    counted,
  }: {
    asked: readonly AskedTally[];
    days: readonly DayRange[];
    groups: readonly ServiceGroups[];
    counted: ReadonlySet<string>;
  },
  { environment, config: { timeZone, definitions }, rules, now }: TallyOptions,
): CellQuery {
  const latest = [...rules.values()].reduce(
    (most, own) => Math.max(most, maturesAfterMs(own.definitions)),
    maturesAfterMs(definitions),
  );
  const withIncidents = days.filter((_, index) => !asked[index].countsOnly);
  return {
    environment,
    ranges: asked.map(({ parts }, index) => ({
      days: days[index],
      groups: groups[index],
      parts,
    })),
    listedDays: {
      firstDay: Math.min(...withIncidents.map(({ firstDay }) => firstDay)),
      lastDay: Math.max(...withIncidents.map(({ lastDay }) => lastDay)),
    },
    serviceRefs: counted,
    youngFrom: epochDay(dayOf(now - latest, timeZone)),
    today: epochDay(dayOf(now, timeZone)),
  };
}

/** The calendar days of a span; none of an empty one. */
function toDayRange({ fromMs, toMs }: Span, timeZone: string): DayRange {
  const firstDay = epochDay(dayOf(fromMs, timeZone));
  return toMs <= fromMs
    ? { firstDay, lastDay: firstDay - 1 }
    : { firstDay, lastDay: epochDay(dayOf(toMs - 1, timeZone)) };
}

/** Rows of all spans but those that lie in another one, or of which only counts are asked. */
function sumRows({ ranges }: CellBytes, asked: readonly AskedTally[]): number {
  const spans = asked.flatMap(({ span, countsOnly }, index) =>
    countsOnly ? [] : [{ ...span, index }],
  );
  const isInside = (inner: Span, outer: Span) =>
    outer !== inner && outer.fromMs <= inner.fromMs && inner.toMs <= outer.toMs;
  return spans
    .filter(span => !spans.some(other => isInside(span, other)))
    .flatMap(({ index }) => ranges[index])
    .reduce((sum, { rows }) => sum + rows, 0);
}
