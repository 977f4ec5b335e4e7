import {
  ArtifactFact,
  Instant,
  Revision,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, requiredInstant } from '../database/columns';
import { artifactNames } from './artifactNames';
import { markServicesDirty } from './dirtyServices';

/** Which commit an artifact was built from, and since when it is known. */
export interface StoredArtifact extends Revision {
  name: string;
  builtAt: Instant;
}

/** Stores from which commit an artifact was built, under each of its names. */
export async function storeArtifact(
  trx: Knex.Transaction,
  { names, repository, sha, at }: ArtifactFact,
): Promise<void> {
  const changed: string[] = [];
  for (const name of new Set(names.flatMap(artifactNames))) {
    const key = { name, repository, sha };
    const inserted = await trx('dora_artifacts')
      .insert({ ...key, built_at: at })
      .onConflict(['name', 'repository', 'sha'])
      .ignore()
      .returning('name');
    const updated =
      inserted.length === 0
        ? await trx('dora_artifacts')
            .where(key)
            .where('built_at', '>', at)
            .update({ built_at: at })
        : 0;
    if (inserted.length + updated > 0) {
      changed.push(name);
    }
  }
  await markLookedUp(trx, changed);
}

/** All that is known of artifacts of these names, in no order. */
export async function readArtifacts(
  trx: Knex.Transaction,
  names: string[],
): Promise<StoredArtifact[]> {
  const artifacts: StoredArtifact[] = [];
  for (const part of chunks(names)) {
    const rows = await trx('dora_artifacts').whereIn('name', part);
    artifacts.push(
      ...rows.map(row => ({
        name: row.name,
        repository: row.repository,
        revision: row.sha,
        builtAt: requiredInstant(row.built_at),
      })),
    );
  }
  return artifacts;
}

// The services of every deployment that has asked for one of these names.
async function markLookedUp(
  trx: Knex.Transaction,
  names: string[],
): Promise<void> {
  for (const part of chunks(names)) {
    const rows = await trx('dora_artifact_lookups')
      .whereIn('name', part)
      .groupBy('service_ref')
      .orderBy('service_ref')
      .select('service_ref', trx.raw('min(occurred_at) as from_at'));
    for (const row of rows) {
      await markServicesDirty(
        trx,
        [row.service_ref],
        requiredInstant(row.from_at),
      );
    }
  }
}
