import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { instant } from '../database/columns';
import { Span } from '../metrics';
import { LAST_INSTANT } from './askedSpans';

/** The rows of a service that lie in cells, and when. */
const ROWS = [
  ['dora_deployment_links', 'occurred_at'],
  ['dora_incident_links', 'detected_at'],
] as const;

/** When the first row of a service at or after an instant is; null for none. */
export async function firstRowAt(
  db: Knex,
  serviceRef: string,
  fromMs: Instant,
): Promise<Instant | null> {
  const span = { fromMs, toMs: LAST_INSTANT };
  const edges = await edgesOf(db, serviceRef, span, 'min');
  return edges.length > 0 ? Math.min(...edges) : null;
}

/** When the last row of a service within a span is; null for none. */
export async function lastRowWithin(
  db: Knex,
  serviceRef: string,
  span: Span,
): Promise<Instant | null> {
  const edges = await edgesOf(db, serviceRef, span, 'max');
  return edges.length > 0 ? Math.max(...edges) : null;
}

async function edgesOf(
  db: Knex,
  serviceRef: string,
  { fromMs, toMs }: Span,
  edge: 'min' | 'max',
): Promise<Instant[]> {
  const edges: Instant[] = [];
  for (const [table, column] of ROWS) {
    const row: any = await db(table)
      .where('service_ref', serviceRef)
      .where(column, '>=', fromMs)
      .where(column, '<', toMs)
      [edge]({ at: column })
      .first();
    edges.push(...[instant(row.at)].filter(at => at !== null));
  }
  return edges;
}
