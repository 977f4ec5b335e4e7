import { Change, Incident, Release, repositoryOf, World } from './world';

const iso = (instant: number | null) =>
  instant === null ? null : new Date(instant).toISOString();

/** A world as generic events, in the order in which they are at hand. */
export function genericEvents({ changes, releases, incidents }: World) {
  return [
    ...changes.flatMap(pushEvents),
    ...changes.flatMap(changeEvents),
    ...releases.flatMap(deploymentEvents),
    ...incidents.map(incidentEvent),
  ];
}

/** The pushes of a change. */
export function pushEvents({ service, pushes }: Change): object[] {
  return pushes.map(({ branch, before, pushedAt, commits }) => ({
    type: 'push',
    repository: repositoryOf(service),
    branch,
    before,
    after: commits.at(-1)!.sha,
    pushedAt: iso(pushedAt),
    commits: commits.map(commit => ({
      ...commit,
      authoredAt: iso(commit.authoredAt),
    })),
  }));
}

function changeEvents(change: Change): object[] {
  const { service, number, written, mergedAs } = change;
  return number === null
    ? []
    : [
        {
          type: 'change',
          repository: repositoryOf(service),
          number,
          headRef: `change-${number}`,
          headSha: written.at(-1)!.sha,
          mergeCommit: mergedAs,
          openedAt: iso(change.openedAt),
          mergedAt: iso(change.mergedAt),
        },
      ];
}

function deploymentEvents(release: Release): object[] {
  return release.members.map(({ id, place, startedAt, finishedAt }) => ({
    type: 'deployment',
    id,
    place,
    service: release.service,
    repository: repositoryOf(release.service),
    revision: release.revision,
    version: release.id,
    status: release.succeeded ? 'succeeded' : 'failed',
    rollback: release.isToldRollback,
    startedAt: iso(startedAt),
    finishedAt: iso(finishedAt),
  }));
}

function incidentEvent({ id, services, told, ...times }: Incident): object {
  return {
    type: 'incident',
    id,
    services,
    title: id,
    deployment: told,
    detectedAt: iso(times.detectedAt),
    mitigatedAt: iso(times.mitigatedAt),
    resolvedAt: iso(times.resolvedAt),
  };
}
