/** What deliveries have told. */
export const FACT_TABLES = [
  'dora_push_commits',
  'dora_pushes',
  'dora_commits',
  'dora_changes',
  'dora_stage_runs',
  'dora_artifacts',
  'dora_deployments',
  'dora_incident_moments',
  'dora_incident_subjects',
  'dora_incidents',
];

/** What was derived of it, each row for one service. */
export const DERIVED_TABLES = [
  'dora_deployment_links',
  'dora_commit_links',
  'dora_commit_lookups',
  'dora_artifact_lookups',
  'dora_revision_links',
  'dora_incident_links',
  'dora_cells',
  'dora_cell_blocks',
  'dora_stale_cells',
];

/** What was told of closed months, each row for one service; the marks first, which lock the rest. */
export const FIGURE_TABLES = [
  'dora_stale_figures',
  'dora_figures',
  'dora_restatements',
];
