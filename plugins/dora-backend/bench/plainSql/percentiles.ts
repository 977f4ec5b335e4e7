/** The percentiles that plain SQL computes of durations. */
export const FRACTIONS = { p50: 0.5, p95: 0.95, p99: 0.99 };

const NAMES = Object.keys(FRACTIONS) as Array<keyof typeof FRACTIONS>;

/**
 * Number, mean and percentiles of the column `value` of a query, for each `key`
 * and `period` of it.
 */
export function summaryOf(rows: string, isPostgres: boolean): string {
  return isPostgres ? withPercentileCont(rows) : withRanks(rows);
}

function withPercentileCont(rows: string): string {
  const fractions = Object.values(FRACTIONS).join(', ');
  const columns = NAMES.map(
    (name, index) => `percentiles[${index + 1}] as ${name}`,
  );
  return `
    select key, period, n, mean, ${columns.join(', ')}
    from (
      select key, period, count(*) as n, avg(value) as mean,
        percentile_cont(array[${fractions}]) within group (order by value) as percentiles
      from (${rows}) as durations
      group by key, period
    ) as summary`;
}

/** SQLite has no percentiles: the two neighbours of each, by their distance from it. */
function withRanks(rows: string): string {
  const columns = NAMES.map(name => {
    const position = `(n - 1) * ${FRACTIONS[name]}`;
    const below = `cast(${position} as integer)`;
    return `sum(case rank when ${below} then value * (1 + ${below} - ${position})
                          when ${below} + 1 then value * (${position} - ${below})
                          else 0 end) as ${name}`;
  });
  return `
    select key, period, max(n) as n, avg(value) as mean, ${columns.join(', ')}
    from (
      select key, period, value,
        row_number() over (partition by key, period order by value) - 1 as rank,
        count(*) over (partition by key, period) as n
      from (${rows}) as durations
    ) as ranked
    group by key, period`;
}
