import { Knex } from 'knex';

/**
 * Notes that reports may answer something else from now on. Called at the end
 * of the transaction that changes what they are made of: the row is locked from
 * here until the commit, so nothing may follow that waits for another lock.
 */
export async function markReportsChanged(db: Knex): Promise<void> {
  await db('dora_report_version').increment('version', 1);
}

/** A text that is another whenever reports may answer something else. */
export async function readReportVersion(db: Knex): Promise<string> {
  const row = await db('dora_report_version').first('version');
  return String(row.version);
}
