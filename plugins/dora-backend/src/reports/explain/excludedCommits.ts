import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, flag } from '../../database/columns';
import { Candidate } from './candidates';
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
  { leadTimeCountsBots }: DefinitionValues,
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
        const isBot = flag(row.by_bot) && !leadTimeCountsBots;
        excluded.push({
          kind: 'commit',
          id,
          entityRef,
          at: finishedAt,
          value: null,
          excluded: row.excluded ?? exclusionText(isBot ? 'bot' : 'not_head'),
          shas: [row.sha],
          change: null,
        });
      }
    }
  }
  return excluded;
}
