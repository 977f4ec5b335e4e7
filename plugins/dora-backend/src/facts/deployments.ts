import {
  DeploymentFact,
  Instant,
  Revision,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { flag, instant, json, requiredInstant } from '../database/columns';
import { stableId } from '../database/ids';
import { markSubjectsDirty } from './dirtyServices';
import { earliest, FactTable, mergeIntoRow } from './factTable';

interface Fields {
  subject: string | null;
  environment: string | null;
  place: string | null;
  repository: string | null;
  revision: string | null;
  furtherRevisions: string | null;
  configRepository: string | null;
  configRevision: string | null;
  version: string | null;
  url: string | null;
  state: string | null;
  startedAt: number | null;
  finishedAt: number | null;
  degradedAt: number | null;
  rollback: boolean | null;
  isHotfix: boolean | null;
  images: string | null;
  firstToldAt: number | null;
}

const TABLE: FactTable<Fields> = {
  table: 'dora_deployments',
  columns: {
    subject: { column: 'subject', rule: 'latest', type: 'text' },
    environment: { column: 'environment', rule: 'latest', type: 'text' },
    place: { column: 'place', rule: 'latest', type: 'text' },
    repository: { column: 'repository', rule: 'latest', type: 'text' },
    revision: { column: 'revision', rule: 'latest', type: 'text' },
    furtherRevisions: {
      column: 'further_revisions',
      rule: 'latest',
      type: 'text',
    },
    configRepository: {
      column: 'config_repository',
      rule: 'latest',
      type: 'text',
    },
    configRevision: { column: 'config_revision', rule: 'latest', type: 'text' },
    version: { column: 'version', rule: 'latest', type: 'text' },
    url: { column: 'url', rule: 'latest', type: 'text' },
    state: { column: 'state', rule: 'latest_state', type: 'text' },
    startedAt: { column: 'started_at', rule: 'first', type: 'instant' },
    finishedAt: { column: 'finished_at', rule: 'latest', type: 'instant' },
    degradedAt: { column: 'degraded_at', rule: 'first', type: 'instant' },
    rollback: { column: 'rollback', rule: 'ever', type: 'flag' },
    isHotfix: { column: 'is_hotfix', rule: 'ever', type: 'flag' },
    images: { column: 'images', rule: 'latest', type: 'text' },
    firstToldAt: { column: 'first_told_at', rule: 'first', type: 'instant' },
  },
};

/** A deployment as the facts know it. */
export interface StoredDeployment {
  id: string;
  sourceId: string;
  subject: string;
  environment: string | null;
  place: string | null;
  repository: string | null;
  revision: string | null;
  furtherRevisions: Revision[];
  configRepository: string | null;
  configRevision: string | null;
  version: string | null;
  url: string | null;
  state: string | null;
  startedAt: Instant | null;
  finishedAt: Instant | null;
  degradedAt: Instant | null;
  rollback: boolean;
  isHotfix: boolean;
  images: string[];
  /** Finish, else start, else when it was first told. */
  occurredAt: Instant;
}

/** The id of the deployment that a source calls `key`. */
export function deploymentId(sourceId: string, key: string): string {
  return stableId('deployment', sourceId, key);
}

/** Merges what one event tells of a deployment. */
export async function storeDeployment(
  trx: Knex.Transaction,
  sourceId: string,
  fact: DeploymentFact,
): Promise<void> {
  const { key, at, type, images, furtherRevisions, ...told } = fact;
  const { before, after, changed } = await mergeIntoRow(
    trx,
    TABLE,
    { id: deploymentId(sourceId, key) },
    {
      ...told,
      images: images && JSON.stringify(images),
      furtherRevisions: furtherRevisions && JSON.stringify(furtherRevisions),
      firstToldAt: at,
    },
    at,
    fields => ({
      source_id: sourceId,
      key,
      occurred_at: occurredAt(fields),
    }),
  );
  if (changed) {
    await markSubjectsDirty(
      trx,
      [before?.subject, after.subject],
      earliest(
        before && occurredAt(before),
        occurredAt(after),
        before?.startedAt,
        after.startedAt,
      ),
    );
  }
}

function occurredAt(fields: Fields): Instant {
  return fields.finishedAt ?? fields.startedAt ?? fields.firstToldAt!;
}

/** Deployments of these subjects that occurred at or after an instant, in order. */
export async function readDeployments(
  trx: Knex.Transaction,
  subjects: string[],
  from: Instant,
): Promise<StoredDeployment[]> {
  const rows = await trx('dora_deployments')
    .whereIn('subject', subjects)
    .where('occurred_at', '>=', from)
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  return rows.map(decode);
}

/** One deployment; undefined where none of this id was told. */
export async function readDeployment(
  trx: Knex.Transaction,
  id: string,
): Promise<StoredDeployment | undefined> {
  const row = await trx('dora_deployments').where({ id }).first();
  return row && decode(row);
}

function decode(row: any): StoredDeployment {
  return {
    id: row.id,
    sourceId: row.source_id,
    subject: row.subject,
    environment: row.environment,
    place: row.place,
    repository: row.repository,
    revision: row.revision,
    furtherRevisions: json<Revision[]>(row.further_revisions, []),
    configRepository: row.config_repository,
    configRevision: row.config_revision,
    version: row.version,
    url: row.url,
    state: row.state,
    startedAt: instant(row.started_at),
    finishedAt: instant(row.finished_at),
    degradedAt: instant(row.degraded_at),
    rollback: flag(row.rollback),
    isHotfix: flag(row.is_hotfix),
    images: json<string[]>(row.images, []),
    occurredAt: requiredInstant(row.occurred_at),
  };
}
