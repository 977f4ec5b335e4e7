import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { readReportVersion } from '../database/reportVersion';
import { maturesAfterMs } from '../definitions';
import {
  CountedIncident,
  dayOf,
  epochDay,
  selectIncident,
  Span,
} from '../metrics';
import { BlockTallies } from './BlockTallies';
import { DayRange } from './blockSpans';
import { CellConfig, ServiceCellRules } from './cellRules';
import { countedServices } from './countedServices';
import { countRows } from './countRows';
import { ExactTallies } from './ExactTallies';
import {
  BlockPart,
  BlockQuery,
  RangeBytes,
  readBlocks,
  readListed,
  ServiceGroups,
} from './readBlocks';
import { Counting, readSelectedRows } from './readSelectedRows';
import { Tallies } from './tallies';

/** More rows than these are not read one by one: they would not fit into memory. */
const MOST_ROWS = 50_000;
/** In a burst cells change all the time; what little does not fit then, does soon. */
const MOST_TRIES = 3;

/** What is to be counted. */
export interface TallyQuery {
  environment: string;
  spans: readonly Span[];
  /** What of it: `core` for the four metrics, `detail` for all, `stages`. */
  parts: readonly BlockPart[];
  /** So many deployments and incidents are read one by one. */
  exactRows: number;
  config: CellConfig;
  /** Of each service. */
  rules: ReadonlyMap<string, ServiceCellRules>;
  now: Instant;
  /** Where only deployments are asked of. */
  withoutIncidents?: boolean;
  /**
   * Of each span, the services that are only asked of together; each by itself,
   * or any of them together, when left out.
   */
  groups?: readonly ServiceGroups[];
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
  query: TallyQuery,
): Promise<Tallies> {
  const days = query.spans.map(span => toDayRange(span, query.config.timeZone));
  const counted = await countedServices(
    db,
    serviceRefs,
    query.rules,
    Math.min(...days.map(({ firstDay }) => firstDay)),
  );
  const uncounted = serviceRefs.filter(ref => !counted.has(ref));
  const groups = countedGroups(counted, query);
  const blockQuery = toBlockQuery(query, days, groups);
  const [blocks, listed] = await unchanged(db, () =>
    Promise.all([
      readBlocks(db, blockQuery),
      query.withoutIncidents
        ? new Map<string, CountedIncident[]>()
        : readListed(db, counted, blockQuery),
    ]),
  );
  const uncountedRows = await countRows(db, uncounted, query);
  if (sumRows(blocks, query.spans) + uncountedRows <= query.exactRows) {
    return readExact(db, serviceRefs, query);
  }
  if (uncountedRows > MOST_ROWS) {
    throw new ServiceUnavailableError(
      'The numbers are still being computed; try again in a few minutes',
    );
  }
  const counting = toCounting(query);
  return new BlockTallies(
    {
      groups,
      blocks,
      spans: query.spans,
      listed: new Map(
        [...listed].map(([ref, incidents]) => [
          ref,
          incidents.map(row =>
            selectIncident(row, counting.definitionsOf(ref), query.now),
          ),
        ]),
      ),
      rows: await readSelectedRows(db, uncounted, query.spans, counting),
    },
    { timeZone: query.config.timeZone, now: query.now },
  );
}

/**
 * Counts the rows of services over spans one by one.
 *
 * @throws InputError when there are more than fit into memory.
 */
export async function readExactTallies(
  db: Knex,
  serviceRefs: readonly string[],
  query: RowQuery,
): Promise<ExactTallies> {
  if ((await countRows(db, serviceRefs, query)) > MOST_ROWS) {
    throw new InputError(
      `There are more than ${MOST_ROWS} rows; ask for fewer days`,
    );
  }
  return readExact(db, serviceRefs, query);
}

/** Reads again while cells change under way, for one part would not fit another. */
async function unchanged<T>(db: Knex, read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const version = await readReportVersion(db);
    const result = await read();
    if (tries === MOST_TRIES || version === (await readReportVersion(db))) {
      return result;
    }
  }
}

type RowQuery = Omit<
  TallyQuery,
  'parts' | 'exactRows' | 'groups' | 'withoutIncidents'
>;

async function readExact(
  db: Knex,
  serviceRefs: readonly string[],
  query: RowQuery,
): Promise<ExactTallies> {
  const counting = toCounting(query);
  return new ExactTallies(
    await readSelectedRows(db, serviceRefs, query.spans, counting),
    counting,
  );
}

function toCounting({ environment, config, rules, now }: RowQuery): Counting {
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
  { spans, groups }: TallyQuery,
): ServiceGroups[] {
  const each = [...counted].map(ref => [ref]);
  const known = new Map<ServiceGroups, ServiceGroups>();
  return spans.map((_, index) => {
    const list = groups?.[index];
    if (!list) {
      return each;
    }
    const own =
      known.get(list) ?? list.map(refs => refs.filter(ref => counted.has(ref)));
    known.set(list, own);
    return own;
  });
}

function toBlockQuery(
  {
    environment,
    parts,
    config: { timeZone, definitions },
    rules,
    now,
  }: TallyQuery,
  days: readonly DayRange[],
  groups: readonly ServiceGroups[],
): BlockQuery {
  const latest = [...rules.values()].reduce(
    (most, own) => Math.max(most, maturesAfterMs(own.definitions)),
    maturesAfterMs(definitions),
  );
  return {
    environment,
    ranges: days.map((range, index) => ({
      days: range,
      groups: groups[index],
    })),
    youngFrom: epochDay(dayOf(now - latest, timeZone)),
    today: epochDay(dayOf(now, timeZone)),
    parts,
  };
}

/** The calendar days of a span; none of an empty one. */
function toDayRange({ fromMs, toMs }: Span, timeZone: string): DayRange {
  const firstDay = epochDay(dayOf(fromMs, timeZone));
  return toMs <= fromMs
    ? { firstDay, lastDay: firstDay - 1 }
    : { firstDay, lastDay: epochDay(dayOf(toMs - 1, timeZone)) };
}

/** Rows of all spans but those that lie in another one. */
function sumRows(
  blocks: ReadonlyArray<readonly RangeBytes[]>,
  spans: readonly Span[],
): number {
  const isInside = (inner: Span, outer: Span) =>
    outer !== inner && outer.fromMs <= inner.fromMs && inner.toMs <= outer.toMs;
  const outermost = spans.flatMap((span, index) =>
    spans.some(other => isInside(span, other)) ? [] : [index],
  );
  return outermost
    .flatMap(index => blocks[index])
    .reduce((sum, { rows }) => sum + rows, 0);
}
