import { Change, Incident, Release, repositoryOf, World } from './world';

/** A request to an address of DevLake's webhooks. */
export interface DevlakeRequest {
  resource: 'deployments' | 'pull_requests' | 'issues';
  body: object;
}

/** A world of which nothing happens that DevLake's webhooks cannot tell. */
export function inDevlakeWords(world: World): World {
  return {
    ...world,
    releases: world.releases.map(release => ({
      ...release,
      isToldRollback: false,
    })),
    incidents: world.incidents.map(incident => ({
      ...incident,
      services: incident.services.slice(0, 1),
      mitigatedAt: null,
      resolvedAt: incident.resolvedAt ?? incident.mitigatedAt,
      told: null,
    })),
  };
}

/** A world as what senders post to DevLake. */
export function devlakeRequests(world: World): DevlakeRequest[] {
  return [
    ...world.releases.map(deployment),
    ...world.changes.flatMap(pullRequest),
    ...world.incidents.flatMap(issues),
  ];
}

const iso = (instant: number) =>
  new Date(instant).toISOString().replace('Z', '+00:00');

function deployment(release: Release): DevlakeRequest {
  const startedDate = iso(release.startedAt);
  const finishedDate = iso(release.finishedAt);
  return {
    resource: 'deployments',
    body: {
      id: release.id,
      result: release.succeeded ? 'SUCCESS' : 'FAILURE',
      environment: 'PRODUCTION',
      name: `deploy ${release.service}`,
      createdDate: startedDate,
      startedDate,
      finishedDate,
      deploymentCommits: [
        {
          repoUrl: repositoryOf(release.service),
          refName: 'main',
          commitSha: release.revision,
          startedDate,
          finishedDate,
        },
      ],
    },
  };
}

function pullRequest(change: Change): DevlakeRequest[] {
  const { service, number, written, mergedAs } = change;
  return number === null
    ? []
    : [
        {
          resource: 'pull_requests',
          body: {
            id: `${service}-${number}`,
            baseRepoId: 'webhook:1',
            headRepoId: 'webhook:1',
            status: 'MERGED',
            originalStatus: 'merged',
            displayTitle: `Change ${number}`,
            url: `${repositoryOf(service)}/pull/${number}`,
            pullRequestKey: number,
            createdDate: iso(change.openedAt),
            mergedDate: iso(change.mergedAt),
            closedDate: iso(change.mergedAt),
            mergeCommitSha: mergedAs,
            headRef: `change-${number}`,
            baseRef: 'main',
            headCommitSha: written.at(-1)!.sha,
          },
        },
      ];
}

/** An issue when it is opened and, where it has ended, once more. */
function issues({
  id,
  services,
  detectedAt,
  resolvedAt,
}: Incident): DevlakeRequest[] {
  const opened = {
    issueKey: id,
    title: id,
    type: 'INCIDENT',
    status: 'TODO',
    originalStatus: 'open',
    createdDate: iso(detectedAt),
    severity: 'high',
    component: services[0],
  };
  const bodies =
    resolvedAt === null
      ? [opened]
      : [
          opened,
          {
            ...opened,
            status: 'DONE',
            originalStatus: 'closed',
            resolutionDate: iso(resolvedAt),
          },
        ];
  return bodies.map(body => ({ resource: 'issues', body }));
}
