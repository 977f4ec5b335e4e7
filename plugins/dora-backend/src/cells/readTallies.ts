import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';
import { Span } from '../metrics';
import { BlockTallies } from './BlockTallies';
import { CellBytes } from './CellBytes';
import { countedServices } from './countedServices';
import { countRows } from './countRows';
import { ExactTallies } from './ExactTallies';
import { readCells } from './readCells';
import { Counting, readSelectedRows } from './readSelectedRows';
import { DividedTallies, Tallies } from './tallies';
import {
  AskedTally,
  firstDayOf,
  TallyOptions,
  toCellQuery,
} from './tallyQuery';

/** More rows than these are not read one by one: they would not fit into memory. */
const MOST_ROWS = 50_000;

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
  const firstDay = firstDayOf(asked, config.timeZone);
  const counted = await countedServices(db, serviceRefs, rules, firstDay);
  const query = toCellQuery(asked, counted, options);
  const cells = await readCells(db, query);

  const uncounted = serviceRefs.filter(ref => !counted.has(ref));
  const spans = asked.map(({ span }) => span);
  const uncountedRows = await countRows(db, uncounted, { environment, spans });
  const isExact = sumRows(cells, asked) + uncountedRows <= exactRows;
  const exact = asked.flatMap(one => (one.countsOnly ? [] : [one.span]));
  if (isExact && exact.length === spans.length) {
    return readExact(db, serviceRefs, spans, options);
  }
  if (uncountedRows > MOST_ROWS) {
    throw new ServiceUnavailableError(
      'The numbers are still being computed; try again in a few minutes',
    );
  }
  const tallies = new BlockTallies(
    {
      spans: query.ranges.map((range, index) => ({
        ...range,
        span: spans[index],
      })),
      cells,
      rows: await readSelectedRows(db, uncounted, spans, toCounting(options)),
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

/** Rows of all spans but those that lie in another one, or of which only counts are asked. */
function sumRows({ ranges }: CellBytes, asked: readonly AskedTally[]): number {
  const spans = asked.flatMap(({ span, countsOnly }, index) =>
    countsOnly ? [] : [{ ...span, index }],
  );
  const isInside = (inner: Span, outer: Span) =>
    outer.fromMs <= inner.fromMs && inner.toMs <= outer.toMs;
  // Of equal ones the first is not left out.
  const isCounted = (span: Span, place: number) =>
    !spans.some(
      (other, at) =>
        isInside(span, other) && (at < place || !isInside(other, span)),
    );
  return spans
    .filter(isCounted)
    .flatMap(({ index }) => ranges[index])
    .reduce((sum, { rows }) => sum + rows, 0);
}
