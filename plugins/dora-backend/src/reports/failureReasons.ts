import {
  CauseMethod,
  FailureReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { DeploymentLink, OwnFailure } from '../attribution/deploymentLink';
import { ClearedIncident } from './clearedIncidents';
import { CausedIncident, DeploymentEvidence } from './deploymentEvidence';

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;
const SHORT_SHA = 7;

/** Why a deployment counts as failed, each reason with its evidence, in order of time. */
export function failureReasons(
  link: DeploymentLink,
  { incidents, clearedIncidents, reasons }: DeploymentEvidence,
  failureWindowHours: number | null,
): FailureReason[] {
  return [
    ...link.failures.map(failure => ownReason(link, failure, reasons)),
    ...incidents.map(incident =>
      incidentReason(link, incident, failureWindowHours),
    ),
    ...clearedIncidents.map(incident => clearedReason(link, incident)),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function ownReason(
  link: DeploymentLink,
  failure: OwnFailure,
  reasons: Map<string, string>,
): FailureReason {
  const { correctedBy, clearedBy } = failure;
  const after = elapsed(failure.at - link.occurredAt);
  const texts: Record<OwnFailure['rule'], string> = {
    rollback: failure.revertedCommit
      ? `Its commit ${failure.revertedCommit.slice(
          0,
          SHORT_SHA,
        )} was reverted and that deployed ${after} after it had finished.`
      : `Rolled back ${after} after it had finished.`,
    sync_failed: 'The roll-out itself failed.',
    health_degraded: `Health checks failed ${after} after it had finished.`,
    hotfix_follows: `Mended by a hotfix ${after} after it had finished.`,
    manual: saidText(correctedBy && reasons.get(correctedBy)),
  };
  return {
    rule: failure.rule,
    at: new Date(failure.at).toISOString(),
    text: texts[failure.rule],
    evidence: failure.deploymentId
      ? { kind: 'deployment', id: failure.deploymentId, url: null }
      : null,
    corrected: correctedBy !== undefined,
    cleared: clearedBy ?? null,
  };
}

function saidText(reason: string | undefined): string {
  return reason ? `A person says so: “${reason}”.` : 'A person says so.';
}

function incidentReason(
  link: DeploymentLink,
  incident: CausedIncident,
  failureWindowHours: number | null,
): FailureReason {
  const within =
    failureWindowHours === null ? '' : ` within ${failureWindowHours} h`;
  const whys: Partial<Record<CauseMethod, string>> = {
    told: 'the incident names this deployment',
    corrected: 'a person says that it was this deployment',
    latest_deployment: `the last deployment${within} before it`,
  };
  return {
    rule: 'incident',
    at: new Date(incident.detectedAt).toISOString(),
    text: `${detection(link, incident)}: ${whys[incident.method]}.`,
    evidence: { kind: 'incident', id: incident.id, url: incident.url },
    corrected: incident.method === 'corrected',
    cleared: null,
  };
}

function clearedReason(
  link: DeploymentLink,
  incident: ClearedIncident,
): FailureReason {
  return {
    rule: 'incident',
    at: new Date(incident.detectedAt).toISOString(),
    text: `${detection(link, incident)}.`,
    evidence: { kind: 'incident', id: incident.id, url: incident.url },
    corrected: false,
    cleared: incident.clearedBy,
  };
}

function detection(
  { startedAt, occurredAt }: DeploymentLink,
  { title, severity, detectedAt }: CausedIncident,
): string {
  const name = title ? `“${title}”` : 'An incident';
  return `${name} (${severity}) was detected ${
    detectedAt < startedAt
      ? 'before it had started'
      : sinceEnd(detectedAt - occurredAt)
  }`;
}

function sinceEnd(ms: number): string {
  return ms < 0
    ? 'while it was rolling out'
    : `${elapsed(ms)} after it had finished`;
}

function elapsed(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  const rest = minutes % MINUTES_PER_HOUR;
  if (hours === 0) {
    return `${minutes} min`;
  }
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
