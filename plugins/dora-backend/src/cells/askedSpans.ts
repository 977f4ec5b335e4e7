import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { Span } from '../metrics';

/** As much as fits into a number of both engines. */
export const LAST_INSTANT: Instant = Number.MAX_SAFE_INTEGER;

/** A span of a service that rows are asked of. */
export interface AskedSpan extends Span {
  serviceRef: string;
}

/**
 * A query over rows of services that lie in spans of time, which may differ from
 * service to service: `asked` is joined to them.
 *
 * @param column - The instant of the row.
 */
export function rowsInSpans(
  db: Knex,
  asked: readonly AskedSpan[],
  table: string,
  column: string,
): Knex.QueryBuilder {
  const values = asked
    .map(() => '(cast(? as text), cast(? as bigint), cast(? as bigint))')
    .join(', ');
  const bindings = asked.flatMap(({ serviceRef, fromMs, toMs }) => [
    serviceRef,
    fromMs,
    Math.min(toMs, LAST_INSTANT),
  ]);
  return db
    .with(
      'asked',
      ['service_ref', 'from_ms', 'to_ms'],
      db.raw(`values ${values}`, bindings),
    )
    .from('asked')
    .join(`${table} as link`, join =>
      join
        .on('link.service_ref', 'asked.service_ref')
        .andOn(`link.${column}`, '>=', 'asked.from_ms')
        .andOn(`link.${column}`, '<', 'asked.to_ms'),
    );
}
