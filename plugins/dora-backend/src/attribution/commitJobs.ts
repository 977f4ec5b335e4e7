import { Knex } from 'knex';
import { chunks, requiredInstant } from '../database/columns';
import { StageInterval } from '../metrics';
import { stageOfJob, StageRule } from './stageNames';

/** Commits whose CI is asked for. */
export interface JobQuery {
  repository: string;
  shas: string[];
  /** Names of the service, for senders that name it instead of its repository. */
  subjects: string[];
  stageRules: StageRule[];
}

/** Finished CI jobs by commit, each as the stage that it is part of. */
export async function readJobs(
  trx: Knex.Transaction,
  query: JobQuery,
): Promise<Map<string, StageInterval[]>> {
  const jobs = new Map<string, StageInterval[]>();
  for (const row of await readRuns(trx, query)) {
    const stage = stageOfJob(row.name, row.stage, query.stageRules);
    if (stage && row.started_at !== null && row.finished_at !== null) {
      const interval: StageInterval = {
        stage,
        fromMs: requiredInstant(row.started_at),
        toMs: requiredInstant(row.finished_at),
      };
      jobs.set(row.sha, [...(jobs.get(row.sha) ?? []), interval]);
    }
  }
  return jobs;
}

async function readRuns(
  trx: Knex.Transaction,
  { repository, shas, subjects }: JobQuery,
): Promise<any[]> {
  const runs: any[] = [];
  for (const part of chunks(shas)) {
    const ofRepository = await trx('dora_stage_runs')
      .where({ repository })
      .whereIn('sha', part);
    const ofService = await trx('dora_stage_runs')
      .whereNull('repository')
      .whereIn('sha', part)
      .whereIn('subject', subjects);
    runs.push(...ofRepository, ...ofService);
  }
  return [...runs, ...(await readParts(trx, runs))];
}

// A sender may tell the commit of a pipeline and not repeat it for its jobs.
async function readParts(trx: Knex.Transaction, runs: any[]): Promise<any[]> {
  const shaOf = new Map<string, string>(runs.map(run => [run.id, run.sha]));
  const parts: any[] = [];
  for (const ids of chunks([...shaOf.keys()])) {
    const rows = await trx('dora_stage_runs')
      .whereIn('parent_id', ids)
      .whereNull('sha');
    parts.push(...rows.map(row => ({ ...row, sha: shaOf.get(row.parent_id) })));
  }
  return parts;
}
