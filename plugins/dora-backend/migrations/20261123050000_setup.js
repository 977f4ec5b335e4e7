// @ts-check

const { addColumn, createIndex, dropColumn } = require('../migrationSteps');

/*
 * Only adds, so that replicas of the release before go on working beside it.
 * Outside a transaction, because PostgreSQL builds an index without locking
 * out the writers only there; each step may be repeated after a crash.
 */
exports.config = { transaction: false };

/** The latest delivery that tells of one step is the first entry of its index. */
const STEPS = [
  ['dora_delivery_subjects_git_idx', 1],
  ['dora_delivery_subjects_ci_idx', 2],
  ['dora_delivery_subjects_deployments_idx', 4],
  ['dora_delivery_subjects_incidents_idx', 8],
];
const RUNS_OF_SUBJECT = 'dora_stage_runs_subject_idx';

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await addColumn(knex, 'dora_delivery_subjects', 'steps', table =>
    table
      .specificType('steps', 'smallint')
      .comment(
        'Bits: 1 git, 2 ci, 4 deployments, 8 incidents; null when not known',
      ),
  );
  for (const [index, bit] of STEPS) {
    await createIndex(
      knex,
      String(index),
      `dora_delivery_subjects (subject, delivery_id) where (steps & ${bit}) <> 0`,
    );
  }
  await createIndex(
    knex,
    RUNS_OF_SUBJECT,
    'dora_stage_runs (subject) where subject is not null',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const index of [...STEPS.map(([name]) => name), RUNS_OF_SUBJECT]) {
    await knex.raw(`drop index if exists ${index}`);
  }
  await dropColumn(knex, 'dora_delivery_subjects', 'steps');
};
