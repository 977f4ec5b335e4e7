import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { deleteLinksOf } from '../attribution/links';
import { markDaysStale } from '../cells/staleCells';
import { forgetIdleCorrections } from '../corrections/forgetCorrections';
import { requiredInstant } from '../database/columns';
import { takeTurn } from '../database/locks';
import { dayOf } from '../metrics';
import { firstWholePeriod } from '../restatements/periods';
import { Rule } from './rule';

const AT_ONCE = 200;

/**
 * Facts and numbers from before a day. What the numbers of later days are made
 * of stays: of every environment the last successful deployment of each
 * repository and what came after it, and all commits, pushes, reviews and stages of the deployments that
 * stay.
 */
export function factRules(
  first: { day: string; at: Instant },
  timeZone: string,
): Rule[] {
  const rules: Rule[] = [
    trx => forgetDeploymentLinks(trx, first.at, timeZone),
    trx => forgetDeployments(trx, first.at),
    trx => forgetIncidents(trx, first.at, timeZone),
    trx => forgetPushes(trx, first.at),
    trx => forgetCommits(trx, first.at),
    trx => forgetChanges(trx, first.at),
    trx => forgetStageRuns(trx, first.at),
    trx => forgetArtifacts(trx, first.at),
    trx => forgetIdleCorrections(trx, first.at),
    forgetFormerCells,
    trx => forgetFigures(trx, first.day),
    trx => forgetRestatements(trx, first.at),
  ];
  return rules.map(rule => async trx => {
    // What is being derived right now may need what would go.
    await takeTurn(trx, 'attribution');
    return rule(trx);
  });
}

async function forgetDeploymentLinks(
  trx: Knex.Transaction,
  before: Instant,
  timeZone: string,
): Promise<number> {
  const links: Array<{ id: string; service_ref: string; at: unknown }> =
    await trx('dora_deployment_links as old')
      .where('old.occurred_at', '<', before)
      .whereExists(
        trx('dora_deployment_links as later')
          .where('later.status', 'succeeded')
          .whereNot('later.kind', 'dismissed')
          .where('later.occurred_at', '<', before)
          .whereRaw('later.service_ref = old.service_ref')
          .whereRaw('later.environment = old.environment')
          .whereRaw(
            "coalesce(later.repository, '') = coalesce(old.repository, '')",
          )
          .whereRaw(
            '(later.occurred_at, later.id) > (old.occurred_at, old.id)',
          ),
      )
      .limit(AT_ONCE)
      .select('old.id', 'old.service_ref', 'old.occurred_at as at');
  await markForgotten(trx, links, timeZone);
  const ids = links.map(({ id }) => id);
  await deleteLinksOf(trx, ids);
  return trx('dora_deployment_links').whereIn('id', ids).delete();
}

async function forgetDeployments(
  trx: Knex.Transaction,
  before: Instant,
): Promise<number> {
  const ids = await trx('dora_deployments as old')
    .where('old.occurred_at', '<', before)
    .whereExists(
      trx('dora_deployments as later')
        .where('later.state', 'succeeded')
        .where('later.occurred_at', '<', before)
        .whereRaw('later.subject = old.subject')
        .whereRaw(
          "coalesce(later.environment, '') = coalesce(old.environment, '')",
        )
        .whereRaw('(later.occurred_at, later.id) > (old.occurred_at, old.id)'),
    )
    .whereNotExists(
      trx('dora_deployment_links').whereRaw(
        'dora_deployment_links.id = old.id',
      ),
    )
    .limit(AT_ONCE)
    .pluck('old.id');
  await deleteLinksOf(trx, ids);
  return trx('dora_deployments').whereIn('id', ids).delete();
}

// An incident is as old as the last that was told of it.
async function forgetIncidents(
  trx: Knex.Transaction,
  before: Instant,
  timeZone: string,
): Promise<number> {
  const ids = await trx('dora_incidents as old')
    .where('old.detected_at', '<', before)
    .whereNotExists(
      trx('dora_incident_moments as moment')
        .whereRaw('moment.incident_id = coalesce(old.recurrence_of, old.id)')
        .where('moment.at', '>=', before),
    )
    .limit(AT_ONCE)
    .pluck('old.id');
  await markForgotten(
    trx,
    await trx('dora_incident_links')
      .whereIn('incident_id', ids)
      .select('service_ref', 'detected_at as at'),
    timeZone,
  );
  for (const table of [
    'dora_incident_moments',
    'dora_incident_subjects',
    'dora_incident_links',
  ]) {
    await trx(table).whereIn('incident_id', ids).delete();
  }
  return trx('dora_incidents').whereIn('id', ids).delete();
}

async function forgetPushes(
  trx: Knex.Transaction,
  before: Instant,
): Promise<number> {
  const ids = await trx('dora_pushes as old')
    .where('old.at', '<', before)
    .whereNotExists(
      trx('dora_push_commits as listed')
        .join('dora_commit_lookups as used', {
          'used.repository': 'listed.repository',
          'used.sha': 'listed.sha',
        })
        .whereRaw('listed.push_id = old.id'),
    )
    .limit(AT_ONCE)
    .pluck('old.id');
  await trx('dora_push_commits').whereIn('push_id', ids).delete();
  return trx('dora_pushes').whereIn('id', ids).delete();
}

async function forgetCommits(
  trx: Knex.Transaction,
  before: Instant,
): Promise<number> {
  const key = ['repository', 'sha'];
  const old = trx('dora_commits as old')
    .where('old.authored_at', '<', before)
    .whereNotExists(usedBy(trx, 'old.sha'))
    .limit(AT_ONCE)
    .select('old.repository', 'old.sha');
  return trx('dora_commits').whereIn(key, old).delete();
}

// A change is as old as its end, or as the last known step towards it.
async function forgetChanges(
  trx: Knex.Transaction,
  before: Instant,
): Promise<number> {
  const key = ['repository', 'number'];
  const old = trx('dora_changes as old')
    .whereRaw(
      'coalesce(old.closed_at, old.merged_at, old.approved_at, old.first_review_at, old.ready_at, old.opened_at) < ?',
      [before],
    )
    .whereNotExists(usedBy(trx, 'old.head_sha'))
    .whereNotExists(usedBy(trx, 'old.merge_commit'))
    .limit(AT_ONCE)
    .select('old.repository', 'old.number');
  return trx('dora_changes').whereIn(key, old).delete();
}

async function forgetStageRuns(
  trx: Knex.Transaction,
  before: Instant,
): Promise<number> {
  const ids = await trx('dora_stage_runs as old')
    .whereRaw('coalesce(old.finished_at, old.started_at, old.queued_at) < ?', [
      before,
    ])
    .whereNotExists(usedBy(trx, 'old.sha'))
    .limit(AT_ONCE)
    .pluck('old.id');
  return trx('dora_stage_runs').whereIn('id', ids).delete();
}

async function forgetArtifacts(
  trx: Knex.Transaction,
  before: Instant,
): Promise<number> {
  const key = ['name', 'repository', 'sha'];
  const old = trx('dora_artifacts as old')
    .where('old.built_at', '<', before)
    .whereNotExists(
      trx('dora_artifact_lookups as used').whereRaw('used.name = old.name'),
    )
    .limit(AT_ONCE)
    .select('old.name', 'old.repository', 'old.sha');
  return trx('dora_artifacts').whereIn(key, old).delete();
}

/** Deployments that stay and have looked for a commit of the row `old`. */
function usedBy(trx: Knex.Transaction, sha: string) {
  return trx('dora_commit_lookups as used')
    .whereRaw('used.repository = old.repository')
    .whereRaw(`used.sha = ${sha}`);
}

/** The cells of what is forgotten follow from what is left. */
async function markForgotten(
  trx: Knex.Transaction,
  rows: ReadonlyArray<{ service_ref: string; at: unknown }>,
  timeZone: string,
): Promise<void> {
  const days = new Map(
    rows.map(({ service_ref: serviceRef, at }) => {
      const day = dayOf(requiredInstant(at), timeZone);
      return [`${day} ${serviceRef}`, { serviceRef, day }];
    }),
  );
  await markDaysStale(trx, [...days.values()]);
}

/** What the releases before have kept instead of blocks. */
async function forgetFormerCells(trx: Knex.Transaction): Promise<number> {
  const key = ['service_ref', 'environment', 'day'];
  const some = trx('dora_cells').limit(AT_ONCE).select(key);
  return trx('dora_cells').whereIn(key, some).delete();
}

// A month of which days are forgotten can be measured no more.
async function forgetFigures(
  trx: Knex.Transaction,
  beforeDay: string,
): Promise<number> {
  const key = ['service_ref', 'environment', 'period', 'metric'];
  const old = trx('dora_figures')
    .where('period', '<', firstWholePeriod(beforeDay))
    .limit(AT_ONCE)
    .select(key);
  return trx('dora_figures').whereIn(key, old).delete();
}

async function forgetRestatements(
  trx: Knex.Transaction,
  before: Instant,
): Promise<number> {
  const ids = await trx('dora_restatements')
    .where('at', '<', before)
    .limit(AT_ONCE)
    .pluck('id');
  return trx('dora_restatements').whereIn('id', ids).delete();
}
