import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';

/** Tables of what deployments were derived by asking for, found or not. */
export const LOOKUP_TABLES = ['dora_commit_lookups', 'dora_artifact_lookups'];

/** The deployment that asks. */
export interface LookingDeployment {
  id: string;
  serviceRef: string;
  occurredAt: Instant;
}

/** Remembers by which commits a deployment was derived. */
export async function insertCommitLookups(
  trx: Knex.Transaction,
  deployment: LookingDeployment,
  repository: string,
  shas: string[],
): Promise<void> {
  await insert(
    trx,
    'dora_commit_lookups',
    deployment,
    [...new Set(shas)].map(sha => ({ repository, sha })),
  );
}

/** Remembers by which names of images a deployment was derived. */
export async function insertArtifactLookups(
  trx: Knex.Transaction,
  deployment: LookingDeployment,
  names: string[],
): Promise<void> {
  await insert(
    trx,
    'dora_artifact_lookups',
    deployment,
    names.map(name => ({ name })),
  );
}

async function insert(
  trx: Knex.Transaction,
  table: string,
  { id, serviceRef, occurredAt }: LookingDeployment,
  keys: object[],
): Promise<void> {
  for (const part of chunks(keys)) {
    await trx(table)
      .insert(
        part.map(key => ({
          ...key,
          deployment_id: id,
          service_ref: serviceRef,
          occurred_at: occurredAt,
        })),
      )
      .onConflict()
      .ignore();
  }
}
