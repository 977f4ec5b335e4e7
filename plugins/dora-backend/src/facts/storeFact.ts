import { DoraFact } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { storeArtifact } from './artifacts';
import { storeChange } from './changes';
import { storeDeployment } from './deployments';
import { storeIncident } from './incidents';
import { storeCommit } from './commits';
import { storePush } from './pushes';
import { storeStageRun } from './stageRuns';

/**
 * Merges one fact into what is known and marks the services whose numbers it
 * may change, all in the caller's transaction.
 */
export async function storeFact(
  trx: Knex.Transaction,
  sourceId: string,
  fact: DoraFact,
): Promise<void> {
  switch (fact.type) {
    case 'push':
      return storePush(trx, fact);
    case 'commit':
      return storeCommit(trx, fact);
    case 'change':
      return storeChange(trx, fact);
    case 'stage_run':
      return storeStageRun(trx, sourceId, fact);
    case 'artifact':
      return storeArtifact(trx, fact);
    case 'deployment':
      return storeDeployment(trx, sourceId, fact);
    case 'incident':
      return storeIncident(trx, sourceId, fact);
    default:
      throw new Error(`Unknown type of fact: ${(fact as DoraFact).type}`);
  }
}
