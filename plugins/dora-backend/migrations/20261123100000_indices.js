// @ts-check

const { createIndex } = require('../migrationSteps');

/*
 * Indices without which a statement costs the more the longer the history is;
 * docs/database.md says which statement needs each. Replicas of the release
 * before go on working beside it; each step may be repeated after a crash.
 */
exports.config = { transaction: false };

/** @type {Array<[name: string, columns: string]>} */
const INDICES = [
  [
    'dora_artifact_lookups_deployment_idx',
    'dora_artifact_lookups (deployment_id)',
  ],
  [
    'dora_changes_open_idx',
    'dora_changes (repository) where merged_at is null and (closed_at is null or reopened_at > closed_at)',
  ],
  [
    'dora_deployments_config_repository_idx',
    'dora_deployments (config_repository) where config_repository is not null',
  ],
  [
    'dora_incidents_recurrence_idx',
    'dora_incidents (recurrence_of) where recurrence_of is not null',
  ],
  [
    'dora_incident_links_service_idx',
    'dora_incident_links (service_ref, detected_at)',
  ],
  [
    'dora_deliveries_kept_idx',
    'dora_deliveries (received_at) where erased_at is null',
  ],
  [
    'dora_deliveries_erased_idx',
    'dora_deliveries (received_at) where erased_at is not null',
  ],
];

/** @type {Array<[name: string, columns: string]>} */
const NO_LONGER_NEEDED = [
  // What it finds, the index by state, lane and id finds as well.
  ['dora_deliveries_state_idx', 'dora_deliveries (state, id)'],
  // SQLite cannot look up a column in an index of such an expression.
  [
    'dora_deployments_config_idx',
    "dora_deployments (('repo:' || config_repository)) where config_repository is not null",
  ],
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const [name, columns] of INDICES) {
    await createIndex(knex, name, columns);
  }
  for (const [name] of NO_LONGER_NEEDED) {
    await knex.raw(`drop index if exists ${name}`);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const [name, columns] of NO_LONGER_NEEDED) {
    await createIndex(knex, name, columns);
  }
  for (const [name] of INDICES) {
    await knex.raw(`drop index if exists ${name}`);
  }
};
