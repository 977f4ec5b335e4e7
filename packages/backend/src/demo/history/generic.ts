import { JSON_HEADERS, PlannedDelivery } from './delivery';
import { Change, Deployment, Incident, Job, Story } from './story';

function delivery(at: number, event: object): PlannedDelivery {
  return {
    at,
    sourceId: 'generic',
    render: () => ({ headers: JSON_HEADERS, body: JSON.stringify(event) }),
  };
}

function iso(instant: number): string {
  return new Date(Math.floor(instant / 1000) * 1000).toISOString();
}

/** What a pipeline tells of its own deployment. */
export function* genericDeployment(
  story: Story,
  deployment: Deployment,
  withStart: boolean,
): Iterable<PlannedDelivery> {
  const { id, change, environment, startedAt, finishedAt } = deployment;
  const told = {
    type: 'deployment',
    id: `${story.service}-${id}`,
    service: story.service,
    repository: `https://github.com/acme/${change.repository}`,
    revision: change.head,
    environment,
    startedAt: iso(startedAt),
    rollback: deployment.rollback,
  };
  if (withStart) yield delivery(startedAt, { ...told, status: 'running' });
  yield delivery(finishedAt, {
    ...told,
    status: deployment.succeeded ? 'succeeded' : 'failed',
    finishedAt: iso(finishedAt),
  });
}

/** What a pipeline tells of one of its jobs. */
export function genericStage(
  story: Story,
  change: Change,
  job: Job,
): PlannedDelivery {
  return delivery(job.finishedAt, {
    type: 'stage',
    id: `${story.service}-${job.id}`,
    service: story.service,
    repository: `https://github.com/acme/${change.repository}`,
    sha: change.head,
    name: job.name,
    pipeline: 'deliver',
    outcome: job.failed ? 'failure' : 'success',
    startedAt: iso(job.startedAt),
    finishedAt: iso(job.finishedAt),
  });
}

/** What the incident tool tells, each time with what has become true. */
export function* genericIncident(
  story: Story,
  incident: Incident,
): Iterable<PlannedDelivery> {
  const { id, severity, title, again } = incident;
  const told = {
    type: 'incident',
    id,
    service: story.service,
    severity,
    title,
    url: `https://incidents.acme.example/${id}`,
    detectedAt: iso(incident.detectedAt),
  };
  yield delivery(incident.detectedAt, told);
  const steps = [
    ['acknowledgedAt', incident.acknowledgedAt],
    ['mitigatedAt', incident.mitigatedAt],
    ['resolvedAt', incident.resolvedAt],
    ['reopenedAt', again?.reopenedAt],
    ['mitigatedAt', again?.mitigatedAt],
    ['resolvedAt', again?.resolvedAt],
  ] as const;
  for (const [field, at] of steps) {
    if (at !== undefined) yield delivery(at, { ...told, [field]: iso(at) });
  }
}
