import { Scan } from './readPlan';

/** Tables that may be read whole, and why that stays cheap. */
const SMALL_TABLES: Record<string, string> = {
  dora_services: 'one row for each service of the catalog',
  dora_service_subjects: 'a few rows for each service of the catalog',
  dora_groups: 'one row for each group of the catalog',
  dora_mappings: 'made by people, one at a time',
  dora_subjects: 'one row for each name that senders use',
  dora_dirty_services: 'at most one row for each service, and soon gone',
  dora_stale_figures: 'at most two rows for each service, and soon gone',
  dora_stale_cells: 'a few rows for each service, and soon gone',
  dora_stale_sums: 'days that have just changed, and soon gone',
  dora_figures: 'a few rows for each service and month',
  dora_locks: 'a few rows',
  dora_cells: 'out of use, and emptied by retention',
  dora_report_version: 'one row',
  dora_cell_rules: 'one row',
  dora_operations: 'started by people, and forgotten after 90 days',
  dora_imports: 'started by people',
  dora_rejections: 'one row for each source and hour, forgotten after 14 days',
  dora_comparisons: 'forgotten after 90 days',
  dora_corrections: 'made by people, one at a time',
  dora_correction_services: 'made by people, one at a time',
  dora_targets: 'set by people, one at a time',
  dora_interventions: 'noted by people, one at a time',
  dora_definition_versions: 'one row for each change of the configuration',
};

/** Statements that mean to go through a table, and when they do. */
const MEANT: Array<[statement: RegExp, reason: string]> = [
  [
    /^delete from "?`?\w+`?"? where .?service_ref.? not in \(select .?entity_ref/,
    'a rebuild, started by an operator, begins with what belongs to nobody',
  ],
  [
    /^delete from .?dora_\w+.?$/,
    'a rebuild of the facts, started by an operator, makes all of them anew',
  ],
  [
    /^select count\(\*\) as .count. from .dora_\w+.$/,
    'the erasure of a person, started by an operator, looks at every text',
  ],
  [
    / from .dora_artifacts. where .repository. = \?/,
    'the erasure of a service, started by an operator',
  ],
  [
    /^delete from .dora_commit_links. where .service_ref. = \?$/,
    'the erasure of a service, started by an operator',
  ],
  [
    /^insert into dora_stale_sums .* where (.span. = \?|.service_ref. not in)/,
    'once, when another release or configuration takes over, or a rebuild begins',
  ],
  [
    /^delete from .dora_cell_sums. where exists/,
    'whenever all cells of a service are thrown away',
  ],
  [
    /exists \(select \* from .dora_restatements. where dora_restatements.service_ref = dora_services.entity_ref\)/,
    'one look into the index for each service, or all of a log that is short',
  ],
  [
    / as .old. where | from .dora_cell_blocks. where .span. = \? and .day. < \? limit /,
    'facts are forgotten once a day, and only where an operator says after how long',
  ],
  [
    /^select (?!.* where ).* order by .* limit \?/,
    'pages go from one entry of an index to the next, and end at the limit',
  ],
  [
    / where .delivery.\.?(.state.|.source_id.) = \? .*order by .delivery.\..id. desc limit \?$/,
    'what is asked for is among the latest deliveries, unless it is rare',
  ],
  [
    /^select .id. from .dora_deliveries. where .state. = \? and .erased_at. is not null limit \?$/,
    'the first that is found ends it',
  ],
];

/** Whether it is known why a scan does no harm. */
export function isAllowed({ table }: Scan, sql: string): boolean {
  return (
    table in SMALL_TABLES || MEANT.some(([statement]) => statement.test(sql))
  );
}
