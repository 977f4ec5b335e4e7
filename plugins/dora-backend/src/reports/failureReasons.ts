import { FailureReason } from '@dora-metrics/backstage-plugin-dora-common';
import { DeploymentLink, OwnFailure } from '../attribution/deploymentLink';
import { CausedIncident, DeploymentEvidence } from './deploymentEvidence';

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;
const SHORT_SHA = 7;

/** Why a deployment counts as failed, each reason with its evidence, in order of time. */
export function failureReasons(
  link: DeploymentLink,
  { incidents }: DeploymentEvidence,
  failureWindowHours: number,
): FailureReason[] {
  return [
    ...link.failures.map(failure => ownReason(link, failure)),
    ...incidents.map(incident =>
      incidentReason(link, incident, failureWindowHours),
    ),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function ownReason(link: DeploymentLink, failure: OwnFailure): FailureReason {
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
  };
  return {
    rule: failure.rule,
    at: new Date(failure.at).toISOString(),
    text: texts[failure.rule],
    evidence: failure.deploymentId
      ? { kind: 'deployment', id: failure.deploymentId, url: null }
      : null,
  };
}

function incidentReason(
  link: DeploymentLink,
  incident: CausedIncident,
  failureWindowHours: number,
): FailureReason {
  const name = incident.title ? `“${incident.title}”` : 'An incident';
  const sinceEnd = incident.detectedAt - link.occurredAt;
  const when =
    sinceEnd < 0
      ? 'while it was rolling out'
      : `${elapsed(sinceEnd)} after it had finished`;
  const why =
    incident.method === 'told'
      ? 'the incident names this deployment'
      : `the last deployment within ${failureWindowHours} h before it`;
  return {
    rule: 'incident',
    at: new Date(incident.detectedAt).toISOString(),
    text: `${name} (${incident.severity}) was detected ${when}: ${why}.`,
    evidence: { kind: 'incident', id: incident.id, url: incident.url },
  };
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
