import { summaryOf } from './percentiles';

/**
 * Whose rows a report is made of, and whether it has a line for each team, or for
 * each service of one.
 */
export type Scope =
  | { of: 'teams' }
  | { of: 'organisation' }
  | { of: 'team' | 'service' | 'services'; ref: string };

const CHANGES = `d.kind in ('deploy', 'hotfix', 'revert', 'config_change')`;

/** Deployments, those that are judged and those of them that failed. */
export function deploymentCounts(scope: Scope): string {
  return `
    select ${key(scope, 'd')} as key, ${period('d.occurred_at')} as period,
      count(*) filter (where ${CHANGES} and d.status = 'succeeded') as deployments,
      count(*) filter (where ${CHANGES} and d.occurred_at <= :judged_until) as mature,
      count(*) filter (where ${CHANGES} and d.occurred_at <= :judged_until and (
        d.failures <> '[]' or exists (
          select 1 from dora_incident_links as i
          where i.deployment_id = d.id and not i.is_duplicate))) as failed
    from dora_deployment_links as d ${joinServices(scope, 'd')}
    where ${within('d', 'occurred_at', scope)} and d.status <> 'running'
    group by 1, 2`;
}

/** Lead times of the commits that were delivered. */
export function leadTimes(scope: Scope, isPostgres: boolean): string {
  return summaryOf(
    `select ${key(scope, 'd')} as key, ${period('d.occurred_at')} as period,
       c.lead_ms as value
     from dora_deployment_links as d
     join dora_commit_links as c on c.deployment_id = d.id ${joinServices(
       scope,
       'd',
     )}
     where ${within('d', 'occurred_at', scope)}
       and d.status = 'succeeded' and c.lead_ms is not null`,
    isPostgres,
  );
}

/** Times to restore; an incident of several services counts once. */
export function restoreTimes(scope: Scope, isPostgres: boolean): string {
  const end = 'coalesce(i.mitigated_at, i.resolved_at)';
  return summaryOf(
    `select distinct ${key(scope, 'i')} as key, ${period(
      'i.detected_at',
    )} as period,
       i.incident_id, ${end} - i.detected_at as value
     from dora_incident_links as i ${joinServices(scope, 'i')}
     where ${within('i', 'detected_at', scope)}
       and not i.is_duplicate and ${end} >= i.detected_at`,
    isPostgres,
  );
}

function key({ of }: Scope, table: string): string {
  switch (of) {
    case 'teams':
      return 's.owner_ref';
    case 'services':
      return `${table}.service_ref`;
    default:
      return `''`;
  }
}

function joinServices({ of }: Scope, table: string): string {
  return of === 'teams'
    ? `join dora_services as s on s.entity_ref = ${table}.service_ref`
    : '';
}

/** Periods of equal length, counted from the start. */
function period(column: string): string {
  return `cast((${column} - :from) / :length as integer)`;
}

function within(table: string, column: string, { of }: Scope): string {
  const span = `${table}.environment = 'production'
    and ${table}.${column} >= :from and ${table}.${column} < :to`;
  switch (of) {
    case 'service':
      return `${span} and ${table}.service_ref = :ref`;
    case 'team':
    case 'services':
      return `${span} and ${table}.service_ref in
        (select entity_ref from dora_services where owner_ref = :ref)`;
    default:
      return span;
  }
}
