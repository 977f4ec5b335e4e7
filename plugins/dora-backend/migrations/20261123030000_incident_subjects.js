// @ts-check

const { addColumn, dropColumn } = require('../migrationSteps');

/*
 * Only adds, so that replicas of the release before go on working beside it.
 * Outside a transaction, as there may be many incidents; each step may be
 * repeated after a crash.
 */
exports.config = { transaction: false };

const AT_ONCE = 500;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await addColumn(knex, 'dora_incidents', 'subjects', table =>
    table.text('subjects').comment('JSON: whom it affects, as told last'),
  );
  // In the sender's own words, where a name may be struck out by a longer mark.
  if (knex.client.config.client === 'pg') {
    await knex.raw(
      'alter table dora_incidents alter column severity type varchar(200)',
    );
  }
  let last = '';
  do {
    last = await fillSubjects(knex, last);
  } while (last);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await dropColumn(knex, 'dora_incidents', 'subjects');
};

/**
 * Fills the column for the next incidents by id. Returns the last of them; an
 * empty string when there were none.
 *
 * @param {import('knex').Knex} knex
 * @param {string} after
 * @returns {Promise<string>}
 */
async function fillSubjects(knex, after) {
  const incidents = await knex('dora_incidents')
    .where('id', '>', after)
    .whereNull('subjects')
    .orderBy('id')
    .limit(AT_ONCE)
    .select('id');
  if (incidents.length === 0) {
    return '';
  }
  const ids = incidents.map(({ id }) => id);
  const rows = await knex('dora_incident_subjects')
    .whereIn('incident_id', ids)
    .orderBy('subject');
  /** @type {Map<string, string[]>} */
  const subjects = new Map();
  for (const row of rows) {
    subjects.set(row.incident_id, [
      ...(subjects.get(row.incident_id) ?? []),
      row.subject,
    ]);
  }
  await knex.transaction(async trx => {
    for (const [id, told] of subjects) {
      await trx('dora_incidents')
        .where({ id })
        .whereNull('subjects')
        .update({ subjects: JSON.stringify(told.sort()) });
    }
  });
  return ids[ids.length - 1];
}
