import {
  repositorySubject,
  StageRunFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { stableId } from '../database/ids';
import { markCommitsDirty } from './dirtyCommits';
import { FactTable, mergeIntoRow } from './factTable';
import { repositoriesIn } from './repositoriesIn';

const REPOSITORY = repositorySubject('');

type Text = string | null;
type Time = number | null;

interface Fields {
  repository: Text;
  subject: Text;
  sha: Text;
  name: Text;
  stage: Text;
  parentId: Text;
  pipeline: Text;
  url: Text;
  queuedAt: Time;
  startedAt: Time;
  finishedAt: Time;
  outcome: Text;
}

const TABLE: FactTable<Fields> = {
  table: 'dora_stage_runs',
  columns: {
    repository: { column: 'repository', rule: 'latest', type: 'text' },
    subject: { column: 'subject', rule: 'latest', type: 'text' },
    sha: { column: 'sha', rule: 'latest', type: 'text' },
    name: { column: 'name', rule: 'latest', type: 'text' },
    stage: { column: 'stage', rule: 'latest', type: 'text' },
    parentId: { column: 'parent_id', rule: 'latest', type: 'text' },
    pipeline: { column: 'pipeline', rule: 'latest', type: 'text' },
    url: { column: 'url', rule: 'latest', type: 'text' },
    queuedAt: { column: 'queued_at', rule: 'first', type: 'instant' },
    startedAt: { column: 'started_at', rule: 'first', type: 'instant' },
    finishedAt: { column: 'finished_at', rule: 'latest', type: 'instant' },
    outcome: { column: 'outcome', rule: 'latest', type: 'text' },
  },
};

/** Merges what one event tells of a CI job or pipeline. */
export async function storeStageRun(
  trx: Knex.Transaction,
  sourceId: string,
  fact: StageRunFact,
): Promise<void> {
  const { type, at, key, parent, ...told } = fact;
  const { before, after, changed } = await mergeIntoRow(
    trx,
    TABLE,
    { id: stageRunId(sourceId, key) },
    { ...told, parentId: parent && stageRunId(sourceId, parent) },
    at,
    () => ({ source_id: sourceId }),
  );
  if (changed) {
    await markCommitsOf(trx, before);
    await markCommitsOf(trx, after);
  }
}

function stageRunId(sourceId: string, key: string): string {
  return stableId('stage_run', sourceId, key);
}

async function markCommitsOf(
  trx: Knex.Transaction,
  run: Fields | undefined,
): Promise<void> {
  const ofCommit = run?.sha
    ? run
    : run?.parentId && (await readRun(trx, run.parentId));
  if (!ofCommit || !ofCommit.sha) {
    return;
  }
  const repositories = ofCommit.repository
    ? [ofCommit.repository]
    : await repositoriesOf(trx, ofCommit.subject);
  for (const repository of repositories) {
    await markCommitsDirty(trx, repository, [ofCommit.sha]);
  }
}

async function readRun(
  trx: Knex.Transaction,
  id: string,
): Promise<Pick<Fields, 'repository' | 'sha' | 'subject'> | undefined> {
  return trx('dora_stage_runs')
    .where({ id })
    .first('repository', 'sha', 'subject');
}

// Senders that name the service mean a commit of one of its repositories.
async function repositoriesOf(
  trx: Knex.Transaction,
  subject: Text,
): Promise<string[]> {
  const rows = await trx('dora_service_subjects as named')
    .join('dora_service_subjects as other', {
      'other.service_ref': 'named.service_ref',
    })
    .where('named.subject', subject)
    .where('other.subject', 'like', `${REPOSITORY}%`)
    .distinct('other.subject as subject');
  return repositoriesIn(rows.map(row => row.subject));
}
