/** Texts of a table in which a person may be named. */
export interface PersonColumns {
  table: string;
  key: string[];
  columns: string[];
  /** JSON arrays of texts. */
  lists?: string[];
  /** Names whom a changed row is about; its numbers are derived anew. */
  subjectsOf?: 'deployment' | 'incident';
}

/**
 * All texts that senders and operators choose freely. Names of services,
 * repositories and applications are none: they are the catalog's, and what
 * facts are found by.
 */
export const PERSON_COLUMNS: PersonColumns[] = [
  { table: 'dora_deliveries', key: ['id'], columns: ['event', 'note'] },
  {
    table: 'dora_commits',
    key: ['repository', 'sha'],
    columns: ['title'],
    lists: ['paths'],
  },
  { table: 'dora_pushes', key: ['id'], columns: ['ref'] },
  {
    table: 'dora_changes',
    key: ['repository', 'number'],
    columns: ['title', 'url', 'head_ref', 'base_ref'],
  },
  {
    table: 'dora_stage_runs',
    key: ['id'],
    columns: ['name', 'stage', 'pipeline', 'url'],
  },
  {
    table: 'dora_deployments',
    key: ['id'],
    columns: ['key', 'environment', 'place', 'version', 'url'],
    subjectsOf: 'deployment',
  },
  {
    table: 'dora_incidents',
    key: ['id'],
    columns: ['key', 'environment', 'severity', 'title', 'url'],
    subjectsOf: 'incident',
  },
  { table: 'dora_subjects', key: ['subject'], columns: ['ignored_reason'] },
  { table: 'dora_imports', key: ['id'], columns: ['title'] },
  {
    table: 'dora_corrections',
    key: ['id'],
    columns: ['reason', 'made_by', 'undone_by'],
  },
  { table: 'dora_operations', key: ['id'], columns: ['error'] },
  { table: 'dora_interventions', key: ['id'], columns: ['title'] },
];
