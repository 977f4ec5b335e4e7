import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, flag } from '../../database/columns';
import { Exclusion } from '../../metrics';
import { Candidate } from './candidates';
import { DefinitionsOf } from './describeRows';
import { exclusionText } from './exclusions';

/** A deployment whose commits are asked for. */
export interface AskedDeployment {
  id: string;
  entityRef: string;
  finishedAt: Instant;
  /** Commits that count. */
  counted: ReadonlySet<string>;
}

/** The commits of deployments that have no lead time, each with why. */
export async function excludedCommits(
  db: Knex,
  deployments: AskedDeployment[],
  definitionsOf: DefinitionsOf,
): Promise<Candidate[]> {
  const byId = new Map(deployments.map(asked => [asked.id, asked]));
  const excluded: Candidate[] = [];
  for (const part of chunks([...byId.keys()])) {
    const rows = await db('dora_commit_links')
      .whereIn('deployment_id', part)
      .orderBy('sha')
      .select('deployment_id', 'sha', 'excluded', 'by_bot');
    for (const row of rows) {
      const { id, entityRef, finishedAt, counted } = byId.get(
        row.deployment_id,
      )!;
      if (!counted.has(row.sha)) {
        excluded.push({
          kind: 'commit',
          id,
          entityRef,
          at: finishedAt,
          value: null,
          excluded:
            row.excluded ??
            exclusionText(reasonOf(flag(row.by_bot), definitionsOf(entityRef))),
          shas: [row.sha],
          change: null,
        });
      }
    }
  }
  return excluded;
}

/** Why a commit that was measured from when it was written does not count. */
function reasonOf(
  byBot: boolean,
  { leadTimeCountsBots, leadTimeUnit }: DefinitionValues,
): Exclusion {
  if (byBot && !leadTimeCountsBots) {
    return 'bot';
  }
  // By another clock it may begin after its deployment has ended.
  return leadTimeUnit === 'deployment_head' ? 'not_head' : 'negative';
}
