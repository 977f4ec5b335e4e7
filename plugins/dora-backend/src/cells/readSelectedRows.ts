import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { SelectedRows, selectRows, Span } from '../metrics';
import { readRows } from './readRows';

/** How rows are counted. */
export interface Counting {
  environment: string;
  /** The rules of a service. */
  definitionsOf(serviceRef: string): DefinitionValues;
  timeZone: string;
  now: Instant;
}

/** The rows of services in spans, each once, counted by their definitions. */
export async function readSelectedRows(
  db: Knex,
  serviceRefs: readonly string[],
  spans: readonly Span[],
  { environment, definitionsOf, now }: Counting,
): Promise<Map<string, SelectedRows>> {
  const asked = serviceRefs.flatMap(serviceRef =>
    union(spans).map(span => ({ serviceRef, ...span })),
  );
  const rowsOf = await readRows(db, asked, environment);
  return new Map(
    [...rowsOf].map(([ref, { deployments, incidents }]) => [
      ref,
      selectRows(
        {
          deployments: deployments.map(({ row }) => row),
          incidents: incidents.map(({ row }) => row),
        },
        definitionsOf(ref),
        now,
      ),
    ]),
  );
}

/** The same time in spans that do not overlap. */
function union(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { fromMs, toMs } of [...spans].sort(
    (a, b) => a.fromMs - b.fromMs,
  )) {
    const last = result.at(-1);
    if (last && fromMs <= last.toMs) {
      last.toMs = Math.max(last.toMs, toMs);
    } else {
      result.push({ fromMs, toMs });
    }
  }
  return result;
}
