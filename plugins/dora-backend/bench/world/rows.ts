import { DeploymentKind } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

/** A row of `dora_deployment_links`, as attribution stores it. */
export interface DeploymentLinkRow {
  id: string;
  service_ref: string;
  environment: string;
  place: string;
  source_id: string;
  kind: DeploymentKind;
  status: 'succeeded' | 'failed';
  started_at: Instant;
  finished_at: Instant;
  first_finished_at: Instant;
  occurred_at: Instant;
  repository: string;
  revision: string;
  revision_is_config: boolean;
  revision_rule: string;
  further_revisions: string;
  config_repository: string | null;
  config_revision: string | null;
  is_config_change: boolean;
  identity: string;
  previous_revision: string | null;
  version: string;
  url: string;
  failures: string;
  commits_note: string | null;
  members: string;
  corrected: boolean;
}

/** A row of `dora_commit_links`. */
export interface CommitLinkRow {
  deployment_id: string;
  repository: string;
  sha: string;
  service_ref: string;
  environment: string;
  authored_at: Instant;
  lead_ms: number | null;
  excluded: string | null;
  clocks: string;
  change_number: number | null;
  by_bot: boolean;
  is_cherry_pick: boolean;
  stage_seconds: string | null;
}

/** A row of `dora_incident_links`. */
export interface IncidentLinkRow {
  incident_id: string;
  service_ref: string;
  environment: string;
  severity: string;
  detected_at: Instant;
  mitigated_at: Instant | null;
  resolved_at: Instant | null;
  remediated_at: Instant | null;
  open_ms: number | null;
  reopens: number;
  is_duplicate: boolean;
  deployment_id: string | null;
  method: string;
  corrected: boolean;
}

/** A deployment with all that follows from it. */
export interface Release {
  deployment: DeploymentLinkRow;
  commits: CommitLinkRow[];
  incidents: IncidentLinkRow[];
}

/** The tables of a release and which of its rows go there. */
export const RELEASE_TABLES = [
  {
    table: 'dora_deployment_links',
    columns: columnsOf<DeploymentLinkRow>({
      id: true,
      service_ref: true,
      environment: true,
      place: true,
      source_id: true,
      kind: true,
      status: true,
      started_at: true,
      finished_at: true,
      first_finished_at: true,
      occurred_at: true,
      repository: true,
      revision: true,
      revision_is_config: true,
      revision_rule: true,
      further_revisions: true,
      config_repository: true,
      config_revision: true,
      is_config_change: true,
      identity: true,
      previous_revision: true,
      version: true,
      url: true,
      failures: true,
      commits_note: true,
      members: true,
      corrected: true,
    }),
    rowsOf: ({ deployment }: Release): object[] => [deployment],
  },
  {
    table: 'dora_commit_links',
    columns: columnsOf<CommitLinkRow>({
      deployment_id: true,
      repository: true,
      sha: true,
      service_ref: true,
      environment: true,
      authored_at: true,
      lead_ms: true,
      excluded: true,
      clocks: true,
      change_number: true,
      by_bot: true,
      is_cherry_pick: true,
      stage_seconds: true,
    }),
    rowsOf: ({ commits }: Release): object[] => commits,
  },
  {
    table: 'dora_incident_links',
    columns: columnsOf<IncidentLinkRow>({
      incident_id: true,
      service_ref: true,
      environment: true,
      severity: true,
      detected_at: true,
      mitigated_at: true,
      resolved_at: true,
      remediated_at: true,
      open_ms: true,
      reopens: true,
      is_duplicate: true,
      deployment_id: true,
      method: true,
      corrected: true,
    }),
    rowsOf: ({ incidents }: Release): object[] => incidents,
  },
];

function columnsOf<T>(columns: Record<keyof T, true>): string[] {
  return Object.keys(columns);
}
