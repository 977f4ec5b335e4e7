import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, instant } from '../database/columns';

/** A pull or merge request that is neither merged nor closed. */
export interface OpenChange {
  repository: string;
  number: number;
  /** Null when nobody told. */
  openedAt: Instant | null;
}

/** The open pull and merge requests of repositories. */
export async function readOpenChanges(
  trx: Knex,
  repositories: string[],
): Promise<OpenChange[]> {
  const open: OpenChange[] = [];
  for (const part of chunks(repositories)) {
    const rows = await trx('dora_changes')
      .whereIn('repository', part)
      .whereNull('merged_at')
      .where(query =>
        query.whereNull('closed_at').orWhereRaw('reopened_at > closed_at'),
      )
      .orderBy(['repository', 'number'])
      .select('repository', 'number', 'opened_at');
    open.push(
      ...rows.map(row => ({
        repository: row.repository,
        number: row.number,
        openedAt: instant(row.opened_at),
      })),
    );
  }
  return open;
}
